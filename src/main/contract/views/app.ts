/** What the frame shows: which node this is, where it stands in its life, how it is connected. */
import { z } from 'zod'
import { LANGUAGES } from '../language.ts'
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

/** Why a hospital takes no part: its request was refused, or it was suspended or removed. */
export const phaseReasonSchema = z.strictObject({
  code: z.enum(['refused', 'suspended', 'removed']),
  /** What the ministry wrote for this hospital, if it wrote anything that is known here. */
  text: z.string().nullable(),
})

/** How this hospital answers when it is asked to review. */
export const presenceSchema = z.enum(['idle', 'busy'])

/** What the persons at this computer chose, for every window of this data folder. */
export const preferencesSchema = z.strictObject({
  /** Null: whatever this computer prefers. */
  language: z.enum(LANGUAGES).nullable(),
  colorScheme: z.enum(['system', 'light', 'dark']),
})
/** What the persons at this computer chose. */
export type Preferences = z.infer<typeof preferencesSchema>

/** Every lasting problem that a person must know of. */
export const ALARM_CODES = [
  'government-equivocated',
  'invalid-block',
  'other-chain',
  'payload-withheld',
  'votes-doubtful',
  'storage-failed',
  'chain-damaged',
  'file-damaged',
  'disk-full',
  'epoch-broken',
  'submission-refused',
] as const
/** Code of a lasting problem. */
export type AlarmCode = (typeof ALARM_CODES)[number]

/** Everything the frame needs; sent again whenever any of it changes. */
export const statusSchema = z.strictObject({
  mode: modeSchema.nullable(),
  phase: phaseSchema,
  preferences: preferencesSchema,
  /** Why the node stands at `refused` or `excluded`, else null. */
  phaseReason: phaseReasonSchema.nullable(),
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
  alarm: z.strictObject({ code: z.enum(ALARM_CODES), since: timeSchema }).nullable(),
})
/** Everything the frame needs. */
export type Status = z.infer<typeof statusSchema>
