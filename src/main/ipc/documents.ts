/** From what a form enters to a clinical document, and from a document to what is shown. */
import { ContractError } from '#contract/errors'
import type { DocumentInput, DocumentView } from '#contract/views/diagnosis'
import { dateOf } from '#clinical/dates'
import { cleanContent, type ClinicalDocument, encodeDocument } from '#clinical/document'
import { checkRules } from '#clinical/rules'
import { SPECIALTIES } from '#core/membership/specialty'
import type { HospitalRuntime, Runtime } from '#node/runtime'
import { hospitalRef } from './context.ts'

/** The encoded document for what a person entered. Throws `document-invalid` naming the fields. */
export function documentFrom(
  runtime: HospitalRuntime,
  input: DocumentInput,
  facts: {
    readonly source: 'form' | 'import'
    readonly person: string
    readonly now: number
    readonly salt: Uint8Array
  },
): Uint8Array {
  const content = cleanContent({
    patient: input.patient,
    encounter: input.encounter,
    diagnoses: input.diagnoses,
    medication: input.medication,
    practitioner: input.practitioner ?? facts.person,
  })
  const problems = checkRules(content, dateOf(facts.now, 1))
  if (problems.length > 0) {
    const fields = Object.fromEntries(problems.map(({ path, message }) => [path, message]))
    throw new ContractError(
      'document-invalid',
      'Some fields need another look. Nothing was submitted.',
      fields,
    )
  }
  if (input.specialty !== null && !SPECIALTIES.has(input.specialty)) {
    throw new ContractError('document-invalid', 'This specialty is not in the list.', {
      specialty: 'Not in the list',
    })
  }
  return encodeDocument({
    version: 1,
    salt: facts.salt,
    ...content,
    hospital: runtime.node.id,
    recordedAt: facts.now,
    source: facts.source,
  })
}

/** A document as it is shown. */
export function documentView(runtime: Runtime, document: ClinicalDocument): DocumentView {
  const { patient, encounter, diagnoses, medication, practitioner, recordedAt, source } = document
  return {
    patient,
    encounter,
    diagnoses,
    medication: [...medication],
    practitioner,
    hospital: hospitalRef(runtime, document.hospital),
    recordedAt,
    source,
  }
}

/** A patient's name as lists show it: "Harris, Ali". */
export function patientName({ family, given }: { family: string; given: string }): string {
  return `${family}, ${given}`
}
