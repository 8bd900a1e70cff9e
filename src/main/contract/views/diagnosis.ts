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

/** What a record that takes the place of an earlier one is (PROTOCOL §6). */
export const revisionKindSchema = z.enum(['amendment', 'entered-in-error'])
/** What a record that takes the place of an earlier one is. */
export type RevisionKind = z.infer<typeof revisionKindSchema>

/** Why an earlier record is amended or was entered in error. */
export const revisionReasonSchema = z.string().trim().min(1).max(600)

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
  /** The final record of this hospital that this one amends, and why; null for a new record. */
  supersedes: z.strictObject({ submission: hashSchema, reason: revisionReasonSchema }).nullable(),
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
  /** The record whose place this one takes, by its submission id; null for a record by itself. */
  supersedes: z
    .strictObject({ submission: hashSchema, as: revisionKindSchema, reason: z.string() })
    .nullable(),
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

/** One diagnosis in one version of a record, with who recorded, who validated, and where it stands in the chain. */
export const chartEntrySchema = z.strictObject({
  submission: hashSchema,
  diagnosis: diagnosisSchema,
  practitioner: z.string(),
  recordedBy: z.strictObject({ id: hashSchema, name: z.string() }),
  recordedAt: timeSchema,
  reviewer: z.string().nullable(),
  validatedBy: z.strictObject({ id: hashSchema, name: z.string() }),
  encounter: encounterSchema,
  /** Medication of its document, in words. */
  medication: z.array(z.string()),
  height: heightSchema,
  /** The document's digest is the one that author and validator signed. */
  verified: z.boolean(),
  /** Submission id of the first version: the same in all versions of one record. */
  history: hashSchema,
  /** 1 for the original, then counted up. */
  version: z.int().min(1),
  /** What it says it does to an earlier record, and why; null for an original. */
  revision: z.strictObject({ as: revisionKindSchema, reason: z.string() }).nullable(),
  /**
   * How it stands to the record that it names. none: it names none; honoured: it took its place;
   * unknown: that one is not here or cannot be read here; refused: it may not take its place (other
   * hospital, other patient, already superseded), so it stands by itself.
   */
  link: z.enum(['none', 'honoured', 'unknown', 'refused']),
  /** Submission id of the version that took the place of this one; null for the current one. */
  supersededBy: hashSchema.nullable(),
})
/** One diagnosis in a chart. */
export type ChartEntry = z.infer<typeof chartEntrySchema>

/** A patient's chart: everything readable here, with every version of each record. */
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
  /** The everyday word by which it was found, where its name does not say why. */
  synonym: z.string().nullable(),
})
/** One condition found by the search box. */
export type ConditionMatch = z.infer<typeof conditionMatchSchema>

/** An installed code system. */
export const installedSystemSchema = z.strictObject({
  name: z.string(),
  /** Edition, "FY2026". */
  version: z.string(),
  /** How many of its codes are installed. */
  codes: z.int(),
  /** Whether these are all of its codes. */
  complete: z.boolean(),
  /** Where the list comes from, in English. */
  source: z.string(),
})
