/** What the frame shows: which node this is, where it stands in its life, how it is connected. */
import { z } from 'zod'
import { hashSchema, heightSchema, timeSchema } from '../scalars.ts'

/** Government or hospital; fixed for a data folder once chosen. */
export const modeSchema = z.enum(['government', 'hospital'])
/** Government or hospital. */
export type Mode = z.infer<typeof modeSchema>

/**
 * Where the node stands:
 * choose-mode → set-up → (hospital: requesting → admitted) → running, and locked after a start.
 * `refused` and `excluded` (suspended or removed) are ends that a person must read about.
 */
export const phaseSchema = z.enum([
  'choose-mode',
  'set-up',
  'locked',
  'starting',
  'requesting',
  'refused',
  'admitted',
  'running',
  'excluded',
])
/** Where the node stands in its life. */
export type Phase = z.infer<typeof phaseSchema>

/** How this hospital answers when it is asked to review. */
export const presenceSchema = z.enum(['idle', 'busy'])

/** Everything the frame needs; sent again whenever any of it changes. */
export const statusSchema = z.strictObject({
  mode: modeSchema.nullable(),
  phase: phaseSchema,
  /** A reason in words for `refused` and `excluded`, else null. */
  phaseReason: z.string().nullable(),
  consortium: z
    .strictObject({
      id: hashSchema,
      name: z.string(),
      country: z.string(),
      governmentName: z.string(),
      /** True for a demonstration genesis: every screen must then say that nothing is private. */
      demonstration: z.boolean(),
    })
    .nullable(),
  /** This hospital's id, null in government mode and before a request was made. */
  hospitalId: hashSchema.nullable(),
  /** Name of this hospital or of the ministry; null before set-up. */
  name: z.string().nullable(),
  /** The person at the keyboard: practitioner or administrator. */
  person: z.string().nullable(),
  /** Hospital: connected to the government. Government: always true while serving. */
  connected: z.boolean(),
  /** Government: addresses hospitals dial. */
  addresses: z.array(z.string()),
  height: heightSchema,
  head: hashSchema.nullable(),
  /** Height the network is known to have reached; above `height` while catching up. */
  networkHeight: heightSchema,
  /** The block being voted on, if any. */
  voting: z
    .strictObject({ height: heightSchema, votes: z.int().min(0), needed: z.int().min(0) })
    .nullable(),
  /** Voting hospitals connected now (government), and how many there are (both modes). */
  votersConnected: z.int().min(0),
  voters: z.int().min(0),
  votesNeeded: z.int().min(0),
  presence: presenceSchema,
  reviewsWaiting: z.int().min(0),
  approvalsWaiting: z.int().min(0),
  requestsWaiting: z.int().min(0),
  /** A lasting problem that a person must know of (equivocation, full disk), else null. */
  alarm: z.strictObject({ code: z.string(), message: z.string(), since: timeSchema }).nullable(),
})
/** Everything the frame needs. */
export type Status = z.infer<typeof statusSchema>
