/** What a reviewer looks back on, and how the draw of a review is checked again. */
import { z } from 'zod'
import { hashSchema, heightSchema, timeSchema } from '../scalars.ts'
import { passReasonSchema, submissionStateSchema } from './submission.ts'

const hospitalRefSchema = z.strictObject({ id: hashSchema, name: z.string() })

/** Where a transaction stands in the chain; `position` counts from 0. */
export const chainPlaceSchema = z.strictObject({ height: heightSchema, position: z.int().min(0) })
/**
 * How a review ended at this hospital: by a person's verdict, by a pass, or `ended` while it waited,
 * because the author withdrew it or the chain ended it otherwise.
 */
export const reviewAnswerSchema = z.enum([
  'accepted',
  'rejected',
  ...passReasonSchema.options,
  'ended',
])
/** How a review ended at this hospital. */
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>

/** A review that this hospital has answered. */
export const answeredReviewSchema = z.strictObject({
  submission: hashSchema,
  /** Author and its number; null while the chain has not ended it and it is not remembered here. */
  author: hospitalRefSchema.nullable(),
  nonce: z.int().nullable(),
  answer: reviewAnswerSchema,
  /** Who decided here, for a verdict, where the note can be opened. */
  reviewer: z.string().nullable(),
  at: timeSchema,
  /** How the submission ended and in which block; null while it is under way. */
  outcome: z
    .strictObject({
      state: submissionStateSchema,
      ...chainPlaceSchema.shape,
      transaction: hashSchema,
    })
    .nullable(),
})
/** A review that this hospital has answered. */
export type AnsweredReview = z.infer<typeof answeredReviewSchema>

/** One step of checking a draw again, and whether it holds (PROTOCOL §6). */
export const drawStepSchema = z.discriminatedUnion('code', [
  /** Signed by the author, receipted by the government. */
  z.strictObject({ code: z.literal('signed'), ok: z.boolean() }),
  /**
   * `secret`, hashed `hashes` times, is `reaches`: the secret of number `from` of the author, 0 for
   * the anchor in its admission. For a number below `from` that one is hashed and gives `secret`.
   */
  z.strictObject({
    code: z.literal('secret'),
    ok: z.boolean(),
    secret: hashSchema,
    hashes: z.int(),
    from: z.int(),
    reaches: hashSchema,
  }),
  /** Secret and submission give `seed`; it shuffles the hospitals active at block `base`. */
  z.strictObject({
    code: z.literal('ranking'),
    ok: z.boolean(),
    seed: hashSchema,
    base: heightSchema,
    ranking: z.array(hospitalRefSchema),
    /** Place of this hospital from 0; −1 when it is not in the order. */
    place: z.int(),
  }),
  /** Everybody before this hospital was asked and passed, or may be skipped. */
  z.strictObject({ code: z.literal('turn'), ok: z.boolean() }),
])
/** One step of checking a draw again. */
export type DrawStep = z.infer<typeof drawStepSchema>
