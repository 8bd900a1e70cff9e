/**
 * The parts of FHIR R4 resources that an import reads. Every field is optional and a field of the
 * wrong type counts as absent, so that one odd field never costs a whole resource.
 */
import { z } from 'zod'

const text = z.string().optional().catch(undefined)

function list<T>(item: z.ZodType<T>): z.ZodType<T[]> {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items.flatMap((value) => {
        const result = item.safeParse(value)
        return result.success ? [result.data] : []
      }),
    )
}

function part<T>(schema: z.ZodType<T>): z.ZodType<T | undefined> {
  return schema.optional().catch(undefined)
}

const coding = z.object({ system: text, code: text, display: text })
const concept = z.object({ coding: list(coding), text })
const reference = z.object({ reference: text, display: text })
const period = z.object({ start: text, end: text })
const identifier = z.object({ type: part(concept), system: text, value: text })
const humanName = z.object({
  use: text,
  text,
  family: text,
  given: list(z.string()),
  prefix: list(z.string()),
})

/** FHIR R4 CodeableConcept. */
export type FhirConcept = z.infer<typeof concept>
/** FHIR R4 Reference. */
export type FhirReference = z.infer<typeof reference>
/** FHIR R4 Identifier. */
export type FhirIdentifier = z.infer<typeof identifier>
/** FHIR R4 HumanName. */
export type FhirName = z.infer<typeof humanName>

/** What is read of a Patient. */
export const patientResource = z.object({
  id: text,
  identifier: list(identifier),
  name: list(humanName),
  telecom: list(z.object({ value: text })),
  gender: text,
  birthDate: text,
  address: list(z.object({ use: text, line: list(z.string()), city: text })),
})
/** What is read of a Patient. */
export type FhirPatient = z.infer<typeof patientResource>

/** What is read of an Encounter. */
export const encounterResource = z.object({
  type: list(concept),
  class: part(coding),
  subject: part(reference),
  participant: list(z.object({ individual: part(reference) })),
  period: part(period),
  serviceProvider: part(reference),
})
/** What is read of an Encounter. */
export type FhirEncounter = z.infer<typeof encounterResource>

/** What is read of a Condition. */
export const conditionResource = z.object({
  clinicalStatus: part(concept),
  verificationStatus: part(concept),
  severity: part(concept),
  code: part(concept),
  subject: part(reference),
  encounter: part(reference),
  onsetDateTime: text,
  onsetPeriod: part(period),
  onsetString: text,
  abatementDateTime: text,
  abatementPeriod: part(period),
  abatementString: text,
  recordedDate: text,
  note: list(z.object({ text })),
})
/** What is read of a Condition. */
export type FhirCondition = z.infer<typeof conditionResource>

/** What is read of a Practitioner. */
export const practitionerResource = z.object({ name: list(humanName) })
/** What is read of an Organization. */
export const organizationResource = z.object({ name: text })
