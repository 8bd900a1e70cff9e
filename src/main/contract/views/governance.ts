/** The governance log: what changed who belongs and who may read. */
import { z } from 'zod'
import { hashSchema, heightSchema, timeSchema } from '../scalars.ts'

/** Kinds of transaction that govern; all others are about a submission. */
export const GOVERNANCE_KINDS = [
  'admit',
  'activate',
  'suspend',
  'reinstate',
  'remove',
  'epoch',
] as const
/** One of GOVERNANCE_KINDS. */
export type GovernanceKind = (typeof GOVERNANCE_KINDS)[number]

const hospitalRefSchema = z.strictObject({ id: hashSchema, name: z.string() })

/** A place in the chain: `index` counts from 0 within the block. */
export const governancePlaceSchema = z.strictObject({ height: heightSchema, index: z.int().min(0) })

/** A membership change or an epoch, as the chain holds it. */
export const governanceRowSchema = z.strictObject({
  ...governancePlaceSchema.shape,
  /** SHA-256 of the transaction's bytes. */
  id: hashSchema,
  kind: z.enum(GOVERNANCE_KINDS),
  /** Time of its block. */
  time: timeSchema,
  /** The hospital it is about; of an epoch, that which published it. */
  hospital: hospitalRefSchema,
  /** What the ministry wrote (suspend, reinstate, remove). */
  reason: z.string().nullable(),
  /** Hospitals whose person approved (activate, remove); `compared`: words were compared. */
  approvals: z.array(z.strictObject({ hospital: hospitalRefSchema, compared: z.boolean() })),
  /** activate: the hospital with which the newcomer compared the chain; null for the first. */
  comparedWith: hospitalRefSchema.nullable(),
  /** epoch: its number, for how many hospitals it is, and whether it repairs the one before. */
  epoch: z.strictObject({ number: z.int(), hospitals: z.int(), repair: z.boolean() }).nullable(),
})
/** A membership change or an epoch. */
export type GovernanceRow = z.infer<typeof governanceRowSchema>

/** What this ministry decided that is in no block: kept, unsigned, by its node alone. */
export const keptDecisionSchema = z.strictObject({
  kind: z.enum(['invited', 'withdrawn', 'refused']),
  time: timeSchema,
  /** The label of the invitation, or who was refused. */
  name: z.string(),
  reason: z.string().nullable(),
})
/** What this ministry decided that is in no block. */
export type KeptDecision = z.infer<typeof keptDecisionSchema>
