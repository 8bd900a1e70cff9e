/** The fairness of the draw, and how well reviews and records flow. */
import { z } from 'zod'
import { hashSchema, timeSchema } from '../scalars.ts'
import { membershipSchema } from './network.ts'

/** Durations in milliseconds; median and p90 are read from a histogram, right within a tenth. */
export const durationsSchema = z.strictObject({
  count: z.int(),
  median: z.int(),
  /** Nine of ten were shorter. */
  ninetieth: z.int(),
  longest: z.int(),
})
/** Durations in milliseconds. */
export type Durations = z.infer<typeof durationsSchema>

/** What a hospital did as one that is drawn, over all submissions that have ended. */
export const drawnHospitalSchema = z.strictObject({
  id: hashSchema,
  name: z.string(),
  membership: membershipSchema,
  isSelf: z.boolean(),
  /** How often it came first in a draw, and how often its chances in those draws give. */
  first: z.int(),
  expected: z.number().min(0),
  /** How often it was asked to review; the sum of the answers that follow. */
  asked: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  away: z.int(),
  busy: z.int(),
  declined: z.int(),
  expired: z.int(),
  unanswered: z.int(),
  endedMeanwhile: z.int(),
  /** From held to verdict; null where it gave none. */
  review: durationsSchema.nullable(),
  /** From receipt to final, of its own records; null where it has none. */
  wait: durationsSchema.nullable(),
})
/** What a hospital did as one that is drawn. */
export type DrawnHospital = z.infer<typeof drawnHospitalSchema>

/** How the draws look as a whole. */
const fairnessVerdictSchema = z.strictObject({
  /** too-few: nothing can be said. fair: p ≥ 5 %. uneven: below that. unusual: below 1 %. */
  kind: z.enum(['too-few', 'fair', 'uneven', 'unusual']),
  /** How likely chance alone gives differences this large or larger. */
  p: z.number().min(0).max(1).nullable(),
  /** Chi-square, with so many degrees of freedom. */
  statistic: z.number().min(0).nullable(),
  degrees: z.int().min(0),
  /** Hospitals counted together because each was expected fewer than five times. */
  combined: z.int().min(0),
})
/** The fairness of the draw and the service of the network. */
export const fairnessSchema = z.strictObject({
  /** When the first submission ended, to the hour; null before. */
  since: timeSchema.nullable(),
  /** Submissions that were drawn for. */
  draws: z.int(),
  verdict: fairnessVerdictSchema,
  /** Every hospital that could be drawn or was a member, by name. */
  hospitals: z.array(drawnHospitalSchema),
  /** Of all hospitals together. */
  review: durationsSchema.nullable(),
  wait: durationsSchema.nullable(),
  /** Hours of the last fourteen days in which something became final, oldest first. */
  hours: z.array(z.strictObject({ start: timeSchema, records: z.int(), cancelled: z.int() })),
  /** How many submissions are under way; 0 at a hospital, which cannot know. */
  open: z.int(),
  /** What waits now, the longest first, at most ten; empty at a hospital, which cannot know. */
  waiting: z.array(
    z.strictObject({
      submission: hashSchema,
      author: z.string(),
      nonce: z.int(),
      receivedAt: timeSchema,
    }),
  ),
})
/** The fairness of the draw and the service of the network. */
export type Fairness = z.infer<typeof fairnessSchema>
