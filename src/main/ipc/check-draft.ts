/** A draft against the rules that would refuse it and the checks that its reviewer would read. */
import type { FieldFaults } from '#contract/errors'
import type { DraftCheck, UncheckedDocument } from '#contract/views/draft'
import { ageAndSexFindings } from '#clinical/age-and-sex'
import { cleanContent, type ClinicalContent } from '#clinical/document'
import { duplicateFindings, type KnownDiagnosis } from '#clinical/duplicates'
import { patientFindings } from '#clinical/patient-findings'
import type { HospitalRuntime } from '#node/runtime'
import type { StoredRecord } from '#storage/chain-database/rows'
import { hospitalRef } from './context.ts'
import { contentFaults } from './documents.ts'

/** What is wrong with the document, and what a reviewer would be warned of. */
export function checkDraft(
  runtime: HospitalRuntime,
  document: UncheckedDocument,
  person: string,
  now: number,
): DraftCheck {
  const { supersedes, specialty: _specialty, ...stated } = document
  // The first thing that the rules look at is whether it has the shape that this type promises.
  const content = cleanContent({ ...stated, practitioner: person } as ClinicalContent)
  const faults = { ...contentFaults(content, now), ...reasonFaults(supersedes) }
  const unclear = Object.keys(faults).some((path) => /^(?:patient|encounter)\./.test(path))
  if (unclear) return { faults, advice: [] }
  const history = knownOf(runtime, content.patient.identifier, supersedes?.submission)
  const findings = [
    ...patientFindings(content.patient, history),
    ...ageAndSexFindings(content),
    ...duplicateFindings(content.diagnoses, history),
  ]
  return { faults, advice: findings.filter(({ outcome }) => outcome !== 'passed') }
}

function reasonFaults(supersedes: UncheckedDocument['supersedes']): FieldFaults {
  if (supersedes?.reason.trim() !== '') return {}
  return { 'supersedes.reason': { code: 'missing', values: {} } }
}

/** The current diagnoses under an identifier, without those of the record to be replaced. */
function knownOf(
  runtime: HospitalRuntime,
  identifier: string,
  replaced: string | undefined,
): KnownDiagnosis[] {
  const patient = runtime.database.patientByIdentifier(identifier)
  if (!patient) return []
  // What was stored came from a checked document; its rows say so with wider types.
  const known = patient as KnownDiagnosis['patient']
  return runtime.database
    .recordsOfPatient(patient.id)
    .filter(({ submission, supersededBy }) => !supersededBy && submission !== replaced)
    .filter(({ document }) => document?.revision?.as !== 'entered-in-error')
    .flatMap((record) => diagnosesOf(runtime, known, record))
}

function diagnosesOf(
  runtime: HospitalRuntime,
  patient: KnownDiagnosis['patient'],
  record: StoredRecord,
): KnownDiagnosis[] {
  const { name } = hospitalRef(runtime, record.author)
  return record.diagnoses.map((diagnosis) => ({
    record: record.submission,
    patient,
    // Notes are opened from payloads on demand, and no check reads them.
    diagnosis: { ...diagnosis, note: '' } as KnownDiagnosis['diagnosis'],
    hospital: name,
    recordedAt: record.document?.recordedAt ?? 0,
  }))
}
