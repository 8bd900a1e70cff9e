/**
 * The clinical document: one patient, one encounter, 1 to 32 diagnoses, the practitioner who signs
 * (PROTOCOL §6). It is what a payload's body holds and what `contentDigest` commits to. Shapes and
 * limits are those of the contract's `views/diagnosis.ts`; texts must be well-formed and in NFC, so
 * that one text has one encoding.
 */
import { decode, encode } from '#core/codec/cbor'
import { bytesOf, hash32 } from '#core/codec/schemas'
import { RuleError } from '#core/errors'
import { sha256 } from '#crypto/hash'
import { z } from 'zod'
import { ClinicalError } from './errors.ts'
import { cleanText, isStorable } from './text.ts'

/** The largest encoded document (PROTOCOL §10). */
export const DOCUMENT_BYTES_LIMIT = 256 * 1024
/** The most diagnoses in one document (PROTOCOL §6). */
export const DIAGNOSES_LIMIT = 32

const EARLIEST_EVENT = Date.UTC(1800, 0, 1)
const LATEST_EVENT = Date.UTC(9999, 11, 31)

function storable(limit: number): z.ZodType<string> {
  return z.string().max(limit).refine(isStorable, 'not well-formed text in NFC')
}

/** One line from a person: not empty, no space around it. */
function line(limit: number): z.ZodType<string> {
  return z
    .string()
    .min(1)
    .max(limit)
    .refine((text) => isStorable(text) && text.trim() === text && text !== '', 'not a clean line')
}

const calendarDate = z.iso.date()
/** When something happened to a patient: milliseconds since 1970, negative before. */
const eventTime = z.int().min(EARLIEST_EVENT).max(LATEST_EVENT)

const patientSchema = z.strictObject({
  /** National identifier, as people write it. */
  identifier: line(64),
  family: line(120),
  given: line(120),
  birthDate: calendarDate,
  sex: z.enum(['male', 'female', 'other', 'unknown']),
  city: storable(120),
})
/** The patient of a document. */
export type Patient = z.infer<typeof patientSchema>

const codingSchema = z.strictObject({ system: line(200), code: line(64), display: line(300) })
/** A coded condition. `system` is a FHIR code system URI. */
export type Coding = z.infer<typeof codingSchema>

const clinicalStatusSchema = z.enum([
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
])
/** FHIR R4 Condition.clinicalStatus. */
export type ClinicalStatus = z.infer<typeof clinicalStatusSchema>

const verificationStatusSchema = z.enum(['provisional', 'differential', 'confirmed', 'refuted'])
/** FHIR R4 Condition.verificationStatus, the values that a new diagnosis can have. */
export type VerificationStatus = z.infer<typeof verificationStatusSchema>

const diagnosisSchema = z.strictObject({
  coding: codingSchema,
  rank: z.enum(['primary', 'secondary']),
  verificationStatus: verificationStatusSchema,
  clinicalStatus: clinicalStatusSchema,
  severity: z.enum(['mild', 'moderate', 'severe']).nullable(),
  onset: calendarDate.nullable(),
  abatement: calendarDate.nullable(),
  note: storable(8000),
})
/** One diagnosis of a document. Empty text means "not stated". */
export type Diagnosis = z.infer<typeof diagnosisSchema>

const encounterSchema = z.strictObject({
  /** Type in words, "Office visit". */
  type: line(200),
  start: eventTime,
  end: eventTime.nullable(),
})
/** The encounter in which the diagnoses were made. */
export type Encounter = z.infer<typeof encounterSchema>

/** What a document does to an earlier record. */
const supersedesSchema = z.strictObject({
  /** Submission id of the record whose place this one takes. */
  record: hash32,
  /**
   * An amendment states the record anew. "Entered in error" repeats it to say that it should never
   * have been made: FHIR R4 Condition.verificationStatus `entered-in-error`.
   */
  as: z.enum(['amendment', 'entered-in-error']),
  /** Why, in words, one to 600 characters. */
  reason: z
    .string()
    .min(1)
    .max(600)
    .refine((text) => isStorable(text) && text.trim() === text, 'not clean text'),
})

/** Schema of what a person states: a document without what the node adds. */
export const contentSchema = z.strictObject({
  patient: patientSchema,
  encounter: encounterSchema,
  diagnoses: z.array(diagnosisSchema).min(1).max(DIAGNOSES_LIMIT),
  /** Medication in words, one entry a line. */
  medication: z.array(line(500)).max(64),
  practitioner: line(200),
})
/** What a person states: a document without what the node adds. */
export type ClinicalContent = z.infer<typeof contentSchema>

const clinicalDocumentSchema = z.strictObject({
  version: z.literal(1),
  /** 32 random bytes, so that `contentDigest` reveals nothing (PROTOCOL §5). */
  salt: bytesOf(32),
  ...contentSchema.shape,
  /** Id of the hospital that records. */
  hospital: hash32,
  /** When it was recorded here, milliseconds since 1970, UTC. */
  recordedAt: z.int().min(0).max(LATEST_EVENT),
  source: z.enum(['form', 'import']),
  /** The earlier record whose place this one takes; absent from a record by itself. */
  supersedes: supersedesSchema.exactOptional(),
})
/** A clinical document. */
export type ClinicalDocument = z.infer<typeof clinicalDocumentSchema>

/** `content` with every text in its stored form: well formed, NFC, trimmed. Checks nothing. */
export function cleanContent(content: ClinicalContent): ClinicalContent {
  return cleaned(content) as ClinicalContent
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, cleaned(field)]))
}

/**
 * Deterministic CBOR of a document. Throws a ClinicalError `document-malformed` or
 * `document-too-large`.
 */
export function encodeDocument(document: ClinicalDocument): Uint8Array {
  const bytes = encode(parsed(document))
  requireSize(bytes)
  return bytes
}

/**
 * The document in `bytes`, strictly decoded. Throws a ClinicalError `document-malformed` or
 * `document-too-large` for anything else.
 */
export function decodeDocument(bytes: Uint8Array): ClinicalDocument {
  requireSize(bytes)
  try {
    return parsed(decode(bytes))
  } catch (error) {
    // The decoder's own words may quote the bytes, so only the kind of failure goes on.
    if (error instanceof RuleError) {
      throw new ClinicalError({ code: 'document-malformed', path: '' })
    }
    throw error
  }
}

/** SHA-256 of an encoded document: what the submission and the attestation sign. */
export function contentDigest(bytes: Uint8Array): Uint8Array {
  return sha256(bytes)
}

function parsed(value: unknown): ClinicalDocument {
  const result = clinicalDocumentSchema.safeParse(value)
  if (result.success) return result.data
  const path = result.error.issues[0]?.path.join('.') ?? ''
  throw new ClinicalError({ code: 'document-malformed', path })
}

function requireSize(bytes: Uint8Array): void {
  if (bytes.length <= DOCUMENT_BYTES_LIMIT) return
  throw new ClinicalError({
    code: 'document-too-large',
    bytes: bytes.length,
    limit: DOCUMENT_BYTES_LIMIT,
  })
}
