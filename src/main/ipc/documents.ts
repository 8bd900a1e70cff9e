/** From what a form enters to a clinical document, and from a document to what is shown. */
import { ContractError, type FieldFaults } from '#contract/errors'
import type { DocumentInput, DocumentView } from '#contract/views/diagnosis'
import { dateOf } from '#clinical/dates'
import {
  cleanContent,
  type ClinicalContent,
  type ClinicalDocument,
  encodeDocument,
} from '#clinical/document'
import { checkRules } from '#clinical/rules'
import { cleanText } from '#clinical/text'
import { SPECIALTIES } from '#core/membership/specialty'
import { toHex } from '#crypto/bytes'
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
    /** Submission id of the record that it amends. */
    readonly amends: Uint8Array | undefined
  },
): Uint8Array {
  const content = cleanContent({
    patient: input.patient,
    encounter: input.encounter,
    diagnoses: input.diagnoses,
    medication: input.medication,
    practitioner: input.practitioner ?? facts.person,
  })
  const fields = contentFaults(content, facts.now)
  if (Object.keys(fields).length > 0) throw new ContractError('document-invalid', {}, fields)
  if (input.specialty !== null && !SPECIALTIES.has(input.specialty)) {
    throw new ContractError(
      'document-invalid',
      {},
      {
        specialty: { code: 'not-listed', values: {} },
      },
    )
  }
  const supersedes = input.supersedes &&
    facts.amends && {
      record: facts.amends,
      as: 'amendment' as const,
      reason: cleanText(input.supersedes.reason),
    }
  return encodeDocument({
    version: 1,
    salt: facts.salt,
    ...content,
    hospital: runtime.node.id,
    recordedAt: facts.now,
    source: facts.source,
    ...(supersedes ? { supersedes } : {}),
  })
}

/** The rules that `content` breaks, by path of its field; none when it may be recorded. */
export function contentFaults(content: ClinicalContent, now: number): FieldFaults {
  const problems = checkRules(content, dateOf(now, 1))
  return Object.fromEntries(problems.map(({ path, code, values }) => [path, { code, values }]))
}

/** A document as it is shown. */
export function documentView(runtime: Runtime, document: ClinicalDocument): DocumentView {
  const { patient, encounter, diagnoses, medication, practitioner } = document
  const { recordedAt, source, supersedes } = document
  return {
    patient,
    encounter,
    diagnoses,
    medication: [...medication],
    practitioner,
    hospital: hospitalRef(runtime, document.hospital),
    recordedAt,
    source,
    supersedes: supersedes
      ? { submission: toHex(supersedes.record), as: supersedes.as, reason: supersedes.reason }
      : null,
  }
}

/** A patient's name as lists show it: "Harris, Ali". */
export function patientName({ family, given }: { family: string; given: string }): string {
  return `${family}, ${given}`
}
