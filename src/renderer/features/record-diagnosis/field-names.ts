/** What the field at a path of a document is called on the form. */
import type { TFunction } from 'i18next'
import type { Draft } from './draft.ts'

type T = TFunction<['record', 'clinical']>

const FIELDS = {
  'patient.identifier': 'clinical:field.identifier',
  'patient.family': 'clinical:field.family',
  'patient.given': 'clinical:field.given',
  'patient.birthDate': 'clinical:field.birthDate',
  'patient.city': 'clinical:field.city',
  'encounter.type': 'clinical:field.encounter',
  'encounter.start': 'clinical:field.encounterStart',
  'encounter.end': 'clinical:field.encounterEnd',
  diagnoses: 'record:condition.label',
  medication: 'clinical:field.medication',
  specialty: 'record:specialty.label',
  practitioner: 'clinical:field.practitioner',
  'supersedes.reason': 'record:amend.reason',
} as const

const DIAGNOSIS_FIELDS = {
  coding: 'clinical:field.condition',
  rank: 'clinical:rank.label',
  verificationStatus: 'clinical:certainty.label',
  clinicalStatus: 'clinical:status.label',
  severity: 'clinical:severity.label',
  onset: 'clinical:field.onset',
  abatement: 'clinical:field.abatement',
  note: 'clinical:field.note',
} as const

function isKeyOf<Names extends object>(names: Names, name: string): name is keyof Names & string {
  return Object.hasOwn(names, name)
}

/** The name, "Onset of E11.9"; a path of a later version is shown as it is. */
export function fieldName(path: string, draft: Draft, t: T): string {
  if (isKeyOf(FIELDS, path)) return t(FIELDS[path])
  const [part = '', index = '', field = ''] = path.split('.')
  if (part === 'medication') return t('clinical:field.medication')
  const diagnosis = part === 'diagnoses' ? draft.diagnoses[Number(index)] : undefined
  if (!diagnosis || !isKeyOf(DIAGNOSIS_FIELDS, field)) return path
  return t('record:fault.ofDiagnosis', {
    field: t(DIAGNOSIS_FIELDS[field]),
    code: diagnosis.coding.code,
  })
}
