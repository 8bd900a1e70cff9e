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
      /** When the vote reached this node, null after a sync. */
      arrivedAt: timeSchema.nullable(),
    }),
  ),
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
})
/** A transaction with its decoded public fields and its bytes. */
export type TransactionView = z.infer<typeof transactionViewSchema>

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
  /** The sealed parts as stored: name, length and at most the first 1,024 bytes of each. */
  parts: z.array(
    z.strictObject({
      name: z.enum(['index', 'body', 'keys']),
      length: z.int(),
      bytes: hexSchema,
    }),
  ),
})
/** What the government holds of one record. */
export type Holding = z.infer<typeof holdingSchema>

/** A submission as the government sees it. */
export const relayRowSchema = z.strictObject({
  submission: hashSchema,
  author: hospitalRefSchema,
  nonce: z.int(),
  state: z.enum(['waiting', 'in-review', 'accepted', 'voting', 'final', 'cancelled']),
  holder: hospitalRefSchema.nullable(),
  receivedAt: timeSchema,
  size: z.int(),
  height: heightSchema.nullable(),
})
/** A submission as the government sees it. */
export type RelayRow = z.infer<typeof relayRowSchema>
