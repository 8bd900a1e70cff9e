/** The clinical document as the form enters it and as a reviewer or a chart shows it. */
import { z } from 'zod'
import { dateSchema, eventTimeSchema, hashSchema, heightSchema, timeSchema } from '../scalars.ts'

/** Administrative gender (FHIR R4). */
export const sexSchema = z.enum(['male', 'female', 'other', 'unknown'])

/** A patient as a form enters it. */
export const patientSchema = z.strictObject({
  /** National identifier, as people write it. */
  identifier: z.string().trim().min(1).max(64),
  family: z.string().trim().min(1).max(120),
  given: z.string().trim().min(1).max(120),
  birthDate: dateSchema,
  sex: sexSchema,
  city: z.string().trim().max(120),
})
/** A patient. */
export type PatientInput = z.infer<typeof patientSchema>

/** A coded condition. `system` is a FHIR code system URI. */
export const codingSchema = z.strictObject({
  system: z.string().trim().min(1).max(200),
  code: z.string().trim().min(1).max(64),
  display: z.string().trim().min(1).max(300),
})
/** A coded condition. */
export type Coding = z.infer<typeof codingSchema>

/** FHIR R4 Condition.clinicalStatus. */
export const clinicalStatusSchema = z.enum([
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
])
/** FHIR R4 Condition.verificationStatus, the values that a new diagnosis can have. */
export const verificationStatusSchema = z.enum([
  'provisional',
  'differential',
  'confirmed',
  'refuted',
])
/** FHIR R4 Condition.severity. */
export const severitySchema = z.enum(['mild', 'moderate', 'severe'])

/** One diagnosis of a document. Empty text means "not stated". */
export const diagnosisSchema = z.strictObject({
  coding: codingSchema,
  rank: z.enum(['primary', 'secondary']),
  verificationStatus: verificationStatusSchema,
  clinicalStatus: clinicalStatusSchema,
  severity: severitySchema.nullable(),
  onset: dateSchema.nullable(),
  abatement: dateSchema.nullable(),
  note: z.string().max(8000),
})
/** One diagnosis of a document. */
export type DiagnosisInput = z.infer<typeof diagnosisSchema>

/** The encounter in which the diagnoses were made. */
export const encounterSchema = z.strictObject({
  /** Type in words, "Office visit". */
  type: z.string().trim().min(1).max(200),
  start: eventTimeSchema,
  end: eventTimeSchema.nullable(),
})

/** What the new-diagnosis form submits: one patient, one encounter, 1 to 32 diagnoses. */
export const documentInputSchema = z.strictObject({
  patient: patientSchema,
  encounter: encounterSchema,
  diagnoses: z.array(diagnosisSchema).min(1).max(32),
  /** Medication in words, one entry a line. */
  medication: z.array(z.string().trim().min(1).max(500)).max(64),
  /** The practitioner who signs; the person of this workstation when null. */
  practitioner: z.string().trim().min(1).max(200).nullable(),
  /** Name one specialty so that such hospitals are asked first; the government sees this word. */
  specialty: z.string().nullable(),
})
/** What the new-diagnosis form submits. */
export type DocumentInput = z.infer<typeof documentInputSchema>

/** A document as shown: to a reviewer, in a chart, in a submission. */
export const documentViewSchema = z.strictObject({
  patient: patientSchema,
  encounter: encounterSchema,
  diagnoses: z.array(diagnosisSchema),
  medication: z.array(z.string()),
  practitioner: z.string(),
  hospital: z.strictObject({ id: hashSchema, name: z.string() }),
  recordedAt: timeSchema,
  source: z.enum(['form', 'import']),
})
/** A document as shown. */
export type DocumentView = z.infer<typeof documentViewSchema>

/** A patient in the list. */
export const patientRowSchema = z.strictObject({
  /** Local row id; stands for the identifier in links so that no identifier is in an address. */
  id: z.int(),
  patient: patientSchema,
  diagnoses: z.int(),
  lastRecordedAt: timeSchema,
})
/** A patient in the list. */
export type PatientRow = z.infer<typeof patientRowSchema>

/** One diagnosis in a chart, with who recorded, who validated, and where it stands in the chain. */
export const chartEntrySchema = z.strictObject({
  submission: hashSchema,
  diagnosis: diagnosisSchema,
  practitioner: z.string(),
  recordedBy: z.strictObject({ id: hashSchema, name: z.string() }),
  recordedAt: timeSchema,
  reviewer: z.string().nullable(),
  validatedBy: z.strictObject({ id: hashSchema, name: z.string() }),
  encounter: encounterSchema,
  height: heightSchema,
  /** The document's digest is the one that author and validator signed. */
  verified: z.boolean(),
})
/** One diagnosis in a chart. */
export type ChartEntry = z.infer<typeof chartEntrySchema>

/** A patient's chart: everything readable here. */
export const chartSchema = z.strictObject({
  id: z.int(),
  patient: patientSchema,
  entries: z.array(chartEntrySchema),
})
/** A patient's chart. */
export type Chart = z.infer<typeof chartSchema>

/** One condition found by the search box. */
export const conditionMatchSchema = z.strictObject({
  coding: codingSchema,
  /** Recorded at this hospital recently. */
  recent: z.boolean(),
})
/** One condition found by the search box. */
export type ConditionMatch = z.infer<typeof conditionMatchSchema>
