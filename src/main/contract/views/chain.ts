/** Blocks, transactions and certificates for the chain browser and the government's ledger. */
import { z } from 'zod'
import { hashSchema, heightSchema, hexSchema, timeSchema } from '../scalars.ts'

const hospitalRefSchema = z.strictObject({ id: hashSchema, name: z.string() })

/** Kinds of transaction in this version. */
export const TRANSACTION_KINDS = [
  'admit',
  'activate',
  'suspend',
  'reinstate',
  'remove',
  'epoch',
  'record',
  'cancel',
] as const

/** One transaction, told as what it means. */
export const transactionRowSchema = z.strictObject({
  /** SHA-256 of the transaction's bytes. */
  id: hashSchema,
  height: heightSchema,
  index: z.int(),
  kind: z.enum(TRANSACTION_KINDS),
  /** The hospital it is about: author of a record, subject of a membership change. */
  hospital: hospitalRefSchema,
  /** record and cancel: the author's number; epoch: its number. */
  number: z.int().nullable(),
  submission: hashSchema.nullable(),
  validator: hospitalRefSchema.nullable(),
  /** cancel: its cause. */
  cause: z.string().nullable(),
})
/** One transaction, told as what it means. */
export type TransactionRow = z.infer<typeof transactionRowSchema>

/** A block in the list. */
export const blockRowSchema = z.strictObject({
  height: heightSchema,
  hash: hashSchema,
  time: timeSchema,
  transactions: z.int(),
  /** How many of each kind it holds, in order of first appearance. */
  kinds: z.array(z.strictObject({ kind: z.enum(TRANSACTION_KINDS), count: z.int() })),
  hospitals: z.array(z.string()),
  votes: z.int(),
})
/** A block in the list. */
export type BlockRow = z.infer<typeof blockRowSchema>

/**
 * A list of blocks without its rows. Its blocks are numbered from the oldest without a gap, so
 * that any part of it can be asked for: by height in the list of all, from 1 in that of a hospital.
 */
export const blockListSchema = z.strictObject({
  /** The numbers that the bounds leave; `first` is above `last` where no block lies within. */
  first: z.int().min(1),
  last: z.int().min(0),
  /** Local days on which blocks became final, oldest first: time and number of the first one. */
  days: z.array(z.strictObject({ time: timeSchema, first: z.int().min(1) })),
})
/** A list of blocks without its rows. */
export type BlockList = z.infer<typeof blockListSchema>

/** What a search found, the best first. */
export const findingsSchema = z.strictObject({
  blocks: z.array(z.strictObject({ height: heightSchema, hash: hashSchema, time: timeSchema })),
  /** Found by their own id or by that of their submission. */
  transactions: z.array(transactionRowSchema),
  /** With how many blocks hold something of them. */
  hospitals: z.array(z.strictObject({ ...hospitalRefSchema.shape, blocks: z.int() })),
})
/** What a search found. */
export type Findings = z.infer<typeof findingsSchema>

/** A block whole. */
export const blockViewSchema = z.strictObject({
  row: blockRowSchema,
  header: z.strictObject({
    previous: hashSchema,
    transactionRoot: hashSchema,
    memberRoot: hashSchema,
    size: z.int(),
  }),
  /** Every hospital of the electorate before the block and whether its vote is in the certificate. */
  certificate: z.array(
    z.strictObject({
      hospital: hospitalRefSchema,
      voted: z.boolean(),
      /** When the vote reached this node (at its hospital: was sent), null where not known. */
      arrivedAt: timeSchema.nullable(),
    }),
  ),
  /** When the whole certificate reached this hospital, null where not known. */
  certificateArrivedAt: timeSchema.nullable(),
  votesNeeded: z.int(),
  transactions: z.array(transactionRowSchema),
  /** Result of checking hash, links, root and signatures again just now. */
  verified: z.boolean(),
})
/** A block whole. */
export type BlockView = z.infer<typeof blockViewSchema>

/** A transaction with its decoded public fields and its bytes. */
export const transactionViewSchema = z.strictObject({
  row: transactionRowSchema,
  /** Decoded fields as indented text: names, hashes, numbers; never clinical content. */
  fields: z.string(),
  bytes: hexSchema,
  /** The patient whose chart shows its record, where this hospital can read it. */
  patient: z.int().nullable(),
})
/** A transaction with its decoded public fields and its bytes. */
export type TransactionView = z.infer<typeof transactionViewSchema>

/** What can be wrong with a stored block. */
export const FAULT_KINDS = [
  /** Its bytes are damaged or cannot be decoded. */
  'unreadable',
  /** It is not the one after the block before. */
  'link',
  /** Its transactions are not those that its header commits to. */
  'contents',
  /** The members after it are not those that its header commits to. */
  'members',
  /** A signature in it is not valid. */
  'signature',
  /** Its certificate does not make it final. */
  'certificate',
  /** One of its transactions breaks another rule. */
  'rule',
  /** A sealed record of it is damaged. */
  'payload',
  /** The log ends in another block than the one that this node works with. */
  'head',
] as const
/** One of FAULT_KINDS. */
export type FaultKind = (typeof FAULT_KINDS)[number]

/** What verifying the whole chain came to. */
export const verdictSchema = z.strictObject({
  outcome: z.enum(['verified', 'stopped', 'broken']),
  /** When it ended. */
  at: timeSchema,
  milliseconds: z.int().min(0),
  /** What held before it ended. */
  blocks: z.int(),
  transactions: z.int(),
  signatures: z.int(),
  payloads: z.int(),
  /** Sealed records that the chain names and this node does not store. */
  payloadsMissing: z.int(),
  /** broken: the first block that does not hold, and the code of the rule where one was broken. */
  fault: z
    .strictObject({
      height: heightSchema,
      kind: z.enum(FAULT_KINDS),
      rule: z.string().nullable(),
    })
    .nullable(),
})
/** What verifying the whole chain came to. */
export type Verdict = z.infer<typeof verdictSchema>

/** How far a verification is: blocks done of all, and blocks a second. */
export const verificationProgressSchema = z.strictObject({
  state: z.enum(['idle', 'running']),
  done: z.int(),
  of: z.int(),
  rate: z.int(),
})

/** The verification that runs, and the verdict of the last one that ended. */
export const verificationSchema = z.strictObject({
  ...verificationProgressSchema.shape,
  last: verdictSchema.nullable(),
})
/** The verification that runs, and the verdict of the last one that ended. */
export type Verification = z.infer<typeof verificationSchema>

/** A file for people outside: its name and its text (JSON, docs/PROTOCOL.md). */
export const evidenceFileSchema = z.strictObject({ name: z.string(), text: z.string() })

/** What the government holds of one record: readable facts beside the sealed bytes. */
export const holdingSchema = z.strictObject({
  submission: hashSchema,
  author: hospitalRefSchema,
  nonce: z.int(),
  receivedAt: timeSchema,
  validator: hospitalRefSchema.nullable(),
  verdict: z.enum(['accepted', 'rejected']).nullable(),
  restricted: z.boolean(),
  size: z.int(),
  specialty: z.string().nullable(),
  epoch: z.int(),
  height: heightSchema.nullable(),
  /** The sealed parts in the order of the stored bytes. */
  parts: z.array(
    z.strictObject({
      name: z.enum(['index', 'body', 'keys']),
      /** Where its field begins in the stored payload. */
      offset: z.int().min(0),
      /** Bytes of the field's name and length, in front of the sealed ones. */
      structure: z.int().min(0),
      /** Sealed bytes. */
      length: z.int(),
      /** The structure and at most the first 1,024 sealed bytes. */
      bytes: hexSchema,
    }),
  ),
})
/** What the government holds of one record. */
export type Holding = z.infer<typeof holdingSchema>

/** A stored payload whole: a name for the file, and its bytes in Base64. */
export const storedPayloadSchema = z.strictObject({ name: z.string(), bytes: z.base64() })

/** How many keys were tried on a record, and how many of its sealed parts any of them opened. */
export const keyTrialSchema = z.strictObject({ tried: z.int().min(0), opened: z.int().min(0) })
/** What trying every key came to. */
export type KeyTrial = z.infer<typeof keyTrialSchema>

/** A message that passed between the government and hospitals just now. */
export const passageSchema = z.strictObject({
  /** Its place in the order since the node started, from 1. */
  number: z.int().min(1),
  time: timeSchema,
  kind: z.enum([
    'submission',
    'receipt',
    'ask',
    'held',
    'pass',
    'verdict',
    'withdrawal',
    'proposal',
    'vote',
    'final',
  ]),
  /** Where it came from or went to; null where it went to all hospitals. */
  hospital: hospitalRefSchema.nullable(),
  submission: hashSchema.nullable(),
  height: heightSchema.nullable(),
  /** Sealed bytes that it carried. */
  size: z.int().min(0).nullable(),
})
/** A message that passed. */
export type PassageRow = z.infer<typeof passageSchema>

/** Where a submission ended: `index` counts from 0 within the block. */
export const relayPlaceSchema = z.strictObject({ height: heightSchema, index: z.int().min(0) })
/** Where a submission ended. */
export type RelayPlace = z.infer<typeof relayPlaceSchema>

/** A submission as the government sees it. */
export const relayRowSchema = z.strictObject({
  submission: hashSchema,
  author: hospitalRefSchema,
  nonce: z.int(),
  state: z.enum(['waiting', 'in-review', 'accepted', 'voting', 'final', 'cancelled']),
  holder: hospitalRefSchema.nullable(),
  receivedAt: timeSchema,
  size: z.int(),
  /** Null while it is open. */
  place: relayPlaceSchema.nullable(),
})
/** A submission as the government sees it. */
export type RelayRow = z.infer<typeof relayRowSchema>
