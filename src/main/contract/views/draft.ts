/**
 * A draft of a diagnosis as the form holds it: nothing has to be complete, valid or trimmed yet,
 * so every limit lies above those of the document that it may become.
 */
import { z } from 'zod'
import { fieldFaultSchema } from '../errors.ts'
import { hashSchema, timeSchema } from '../scalars.ts'
import {
  clinicalStatusSchema,
  diagnosisSchema,
  severitySchema,
  sexSchema,
  verificationStatusSchema,
} from './diagnosis.ts'
import { checkFindingSchema } from './finding.ts'

/** A field of one line. */
const line = z.string().max(400)
/** A date "YYYY-MM-DD" or a local date and time as a field has it; empty while not stated. */
const dateField = z.string().max(32)

const draftPatientSchema = z.strictObject({
  identifier: line,
  family: line,
  given: line,
  birthDate: dateField,
  sex: sexSchema,
  city: line,
})

const draftDiagnosisSchema = z.strictObject({
  /** Names it within its draft. */
  key: z.uuid(),
  coding: z.strictObject({ system: line, code: line, display: line }),
  rank: diagnosisSchema.shape.rank,
  verificationStatus: verificationStatusSchema,
  clinicalStatus: clinicalStatusSchema,
  severity: severitySchema.nullable(),
  onset: dateField,
  abatement: dateField,
  note: z.string().max(12_000),
})
/** One diagnosis as it is typed. */
export type DraftDiagnosis = Readonly<z.infer<typeof draftDiagnosisSchema>>

/** What the form holds. */
export const draftContentSchema = z.strictObject({
  patient: draftPatientSchema.nullable(),
  encounterType: line,
  /** Local time as a date-and-time field has it, "2026-03-12T14:02". */
  encounterStart: dateField,
  /** As the start; empty while it goes on or is not stated. */
  encounterEnd: dateField.default(''),
  diagnoses: z.array(draftDiagnosisSchema).max(40).readonly(),
  /** Medication in words, one entry a line. */
  medication: z.string().max(64_000),
  /** Code of a specialty that is asked first, or null. */
  specialty: z.string().max(64).nullable(),
  /** The record of this hospital that it amends, and why as typed so far; null for a new record. */
  supersedes: z
    .strictObject({ submission: hashSchema, reason: z.string().max(1_000) })
    .nullable()
    .default(null),
})
/** What the form holds. */
export type DraftContent = Readonly<z.infer<typeof draftContentSchema>>

/** Name of a draft, chosen by the form that began it. */
export const draftIdSchema = z.uuid()

/** A draft that the node keeps. */
export const savedDraftSchema = z.strictObject({
  id: draftIdSchema,
  /** When the node had it on its disk. */
  savedAt: timeSchema,
  /** Local row id of the patient where known here: it may differ after every start. */
  patientId: z.int().nullable(),
  content: draftContentSchema,
})
/** A draft that the node keeps. */
export type SavedDraft = z.infer<typeof savedDraftSchema>

/** A document as a form makes it of a draft before anything is checked: shapes without limits. */
export const uncheckedDocumentSchema = z.strictObject({
  patient: draftPatientSchema,
  encounter: z.strictObject({
    type: line,
    /** Null where the field holds no time. */
    start: z.int().nullable(),
    end: z.int().nullable(),
  }),
  diagnoses: z.array(
    draftDiagnosisSchema
      .omit({ key: true })
      .extend({ onset: dateField.nullable(), abatement: dateField.nullable() }),
  ),
  medication: z.array(z.string()),
  practitioner: z.null(),
  specialty: z.string().max(64).nullable(),
  supersedes: z.strictObject({ submission: hashSchema, reason: z.string() }).nullable(),
})
/** A document before anything is checked. */
export type UncheckedDocument = z.infer<typeof uncheckedDocumentSchema>

/** How a document stands before it is submitted. */
export const draftCheckSchema = z.strictObject({
  /** By path of the field ("diagnoses.0.onset"); with none the document can be submitted. */
  faults: z.record(z.string(), fieldFaultSchema),
  /** Warnings that a reviewer would read beside it. */
  advice: z.array(checkFindingSchema),
})
/** How a document stands before it is submitted. */
export type DraftCheck = z.infer<typeof draftCheckSchema>
