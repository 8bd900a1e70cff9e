/** Submissions with their life, and reviews that wait for a person. */
import { z } from 'zod'
import { hashSchema, heightSchema, timeSchema } from '../scalars.ts'
import {
  chartEntrySchema,
  codingSchema,
  documentViewSchema,
  revisionKindSchema,
} from './diagnosis.ts'
import { checkFindingSchema } from './finding.ts'

const hospitalRefSchema = z.strictObject({ id: hashSchema, name: z.string() })

/** State of a submission (PROTOCOL §6), one look everywhere. */
export const submissionStateSchema = z.enum([
  'queued',
  'waiting',
  'in-review',
  'voting',
  'final',
  'rejected',
  'withdrawn',
  'cancelled',
])
/** State of a submission. */
export type SubmissionState = z.infer<typeof submissionStateSchema>

/** Why a review was passed on. */
export const passReasonSchema = z.enum(['away', 'busy', 'declined', 'expired'])

/** One step of a submission's life. */
export const timelineStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('queued'), at: timeSchema }),
  z.strictObject({ kind: z.literal('receipt'), at: timeSchema }),
  z.strictObject({ kind: z.literal('drawn'), at: timeSchema, ranking: z.array(hospitalRefSchema) }),
  z.strictObject({ kind: z.literal('asked'), at: timeSchema, hospital: hospitalRefSchema }),
  z.strictObject({ kind: z.literal('held'), at: timeSchema, hospital: hospitalRefSchema }),
  z.strictObject({
    kind: z.literal('passed'),
    at: timeSchema,
    hospital: hospitalRefSchema,
    reason: passReasonSchema,
  }),
  z.strictObject({ kind: z.literal('unanswered'), at: timeSchema, hospital: hospitalRefSchema }),
  z.strictObject({
    kind: z.literal('accepted'),
    at: timeSchema,
    hospital: hospitalRefSchema,
    reviewer: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('rejected'),
    at: timeSchema,
    hospital: hospitalRefSchema,
    reviewer: z.string().nullable(),
    reason: z.string().nullable(),
    text: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('withdrawn'), at: timeSchema }),
  z.strictObject({ kind: z.literal('ordered'), at: timeSchema, height: heightSchema }),
  z.strictObject({
    kind: z.literal('final'),
    at: timeSchema,
    height: heightSchema,
    votes: z.array(hospitalRefSchema),
    needed: z.int(),
  }),
  z.strictObject({
    kind: z.literal('cancelled'),
    at: timeSchema,
    height: heightSchema,
    cause: z.string(),
  }),
])
/** One step of a submission's life. */
export type TimelineStep = z.infer<typeof timelineStepSchema>

/** A submission in the list. */
export const submissionRowSchema = z.strictObject({
  id: hashSchema,
  /** The author's nonce: "No. 417". */
  nonce: z.int(),
  state: submissionStateSchema,
  patientName: z.string(),
  codings: z.array(codingSchema),
  submittedAt: timeSchema,
  /** Height of the block that ended it. */
  height: heightSchema.nullable(),
  voting: z.strictObject({ votes: z.int(), needed: z.int() }).nullable(),
  /** What it does to an earlier record; null for a record by itself. */
  revision: revisionKindSchema.nullable(),
})
/** A submission in the list. */
export type SubmissionRow = z.infer<typeof submissionRowSchema>

/** One version of a record: the original, or a submission that takes the place of another. */
export const recordVersionSchema = z.strictObject({
  /** As `submissionRowSchema.id`. */
  submission: hashSchema,
  nonce: z.int(),
  state: submissionStateSchema,
  as: z.enum(['original', ...revisionKindSchema.options]),
  /** When it was submitted. */
  at: timeSchema,
})
/** One version of a record. */
export type RecordVersion = z.infer<typeof recordVersionSchema>

/** A submission with its whole life. */
export const submissionViewSchema = z.strictObject({
  row: submissionRowSchema,
  document: documentViewSchema,
  /** Local row id of the patient where known here, as `patientRowSchema.id`. */
  patientId: z.int().nullable(),
  timeline: z.array(timelineStepSchema),
  canWithdraw: z.boolean(),
  /** Final, of this hospital, the newest version, not entered in error, nothing open amends it. */
  canAmend: z.boolean(),
  /** All versions of this record, oldest first; itself alone where there is no other. */
  versions: z.array(recordVersionSchema),
})
/** A submission with its whole life. */
export type SubmissionView = z.infer<typeof submissionViewSchema>

/** Coded reasons for a rejection. */
export const REJECT_REASONS = [
  'wrong-patient',
  'wrong-code',
  'not-supported',
  'duplicate',
  'dates-impossible',
  'incomplete',
  'unreadable',
  'other',
] as const
/** A coded reason for a rejection. */
export const rejectReasonSchema = z.enum(REJECT_REASONS)

/** A review that waits for a person here. */
export const reviewRowSchema = z.strictObject({
  submission: hashSchema,
  author: hospitalRefSchema,
  nonce: z.int(),
  heldAt: timeSchema,
  until: timeSchema,
})
/** A review that waits for a person here. */
export type ReviewRow = z.infer<typeof reviewRowSchema>

/** Everything the validation prompt shows. */
export const reviewViewSchema = z.strictObject({
  row: reviewRowSchema,
  /** Null when the payload cannot be opened or differs from what was signed: then only reject. */
  document: documentViewSchema.nullable(),
  /** Why it cannot be opened: no key here, not openable, or not what the author signed. */
  unreadable: z.enum(['no-key', 'unreadable', 'differs']).nullable(),
  history: z.array(chartEntrySchema),
  findings: z.array(checkFindingSchema),
  /** The version whose place this one would take, where it can be read here. */
  supersedes: z
    .strictObject({ document: documentViewSchema, height: heightSchema, submission: hashSchema })
    .nullable(),
  /** The draw: ranking by name, this hospital's place, who was asked before and how it ended. */
  draw: z.strictObject({
    ranking: z.array(hospitalRefSchema),
    place: z.int(),
    secret: hashSchema,
    nonce: z.int(),
    before: z.array(z.strictObject({ hospital: hospitalRefSchema, outcome: z.string() })),
  }),
  /** The author's submissions so far and how many it withdrew. */
  authorCounts: z.strictObject({ submitted: z.int(), withdrawn: z.int() }),
})
/** Everything the validation prompt shows. */
export type ReviewView = z.infer<typeof reviewViewSchema>
