/** What differs between two versions of a document, field by field, in words. Pure. */
import type { TFunction } from 'i18next'
import type { DiagnosisInput, DocumentView } from '#contract/views/diagnosis'
import type { UncheckedDocument } from '#contract/views/draft'
import { formatDateTime, formatDay } from '../dates.ts'

type T = TFunction<'clinical'>

/** What is compared of a document, finished or still typed. */
export type ComparedDocument = Pick<
  UncheckedDocument,
  'patient' | 'encounter' | 'diagnoses' | 'medication'
>
type ComparedDiagnosis = ComparedDocument['diagnoses'][number]

/** One field that differs; null where a version does not have it. */
export interface DocumentChange {
  /** Names it among the changes of its document. */
  readonly key: string
  /** The condition that it is about, or null for the document itself. */
  readonly about: string | null
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** A field of a part of a document: its name, and its value in words or null. */
type Field<Part> = readonly [name: string, read: (part: Part) => string | null]

function instant(at: number | null): string | null {
  return at === null ? null : formatDateTime(at)
}

function stated(text: string | null): string | null {
  return text || null
}

function documentFields(t: T): Field<ComparedDocument>[] {
  return [
    [t('field.identifier'), ({ patient }) => patient.identifier],
    [t('field.family'), ({ patient }) => patient.family],
    [t('field.given'), ({ patient }) => patient.given],
    [t('field.birthDate'), ({ patient }) => formatDay(patient.birthDate)],
    [t('sex.label'), ({ patient }) => t(`sex.${patient.sex}`)],
    [t('field.city'), ({ patient }) => stated(patient.city)],
    [t('field.encounter'), ({ encounter }) => encounter.type],
    [t('field.encounterStart'), ({ encounter }) => instant(encounter.start)],
    [t('field.encounterEnd'), ({ encounter }) => instant(encounter.end)],
    [t('field.medication'), ({ medication }) => stated(medication.join('; '))],
  ]
}

function diagnosisFields(t: T): Field<ComparedDiagnosis>[] {
  const day = (date: string | null) => (date ? formatDay(date) : null)
  return [
    [t('field.condition'), ({ coding }) => coding.display],
    [t('rank.label'), ({ rank }) => t(`rank.${rank}`)],
    [t('certainty.label'), (one) => t(`certainty.${one.verificationStatus}`)],
    [t('status.label'), (one) => t(`status.${one.clinicalStatus}`)],
    [t('severity.label'), ({ severity }) => severity && t(`severity.${severity}`)],
    [t('field.onset'), ({ onset }) => day(onset)],
    [t('field.abatement'), ({ abatement }) => day(abatement)],
    [t('field.note'), ({ note }) => stated(note)],
  ]
}

function compared<Part>(
  fields: readonly Field<Part>[],
  about: string | null,
  before: Part | undefined,
  after: Part | undefined,
): DocumentChange[] {
  return fields.flatMap(([field, read]) => {
    const was = before === undefined ? null : read(before)
    const is = after === undefined ? null : read(after)
    return was === is ? [] : [{ key: `${about} ${field}`, about, field, before: was, after: is }]
  })
}

function nameOf({ coding }: ComparedDiagnosis): string {
  return `${coding.code} ${coding.display}`
}

function sameCode(one: ComparedDiagnosis): (other: ComparedDiagnosis) => boolean {
  const { system, code } = one.coding
  return ({ coding }) => coding.system === system && coding.code === code
}

/** Every field of `after` that is not as in `before`; what was taken out comes last. */
export function documentChanges(
  before: ComparedDocument | DocumentView,
  after: ComparedDocument | DocumentView,
  t: T,
): DocumentChange[] {
  const fields = diagnosisFields(t)
  const was: readonly (ComparedDiagnosis | DiagnosisInput)[] = before.diagnoses
  return [
    ...compared(documentFields(t), null, before, after),
    ...after.diagnoses.flatMap((one) =>
      compared(fields, nameOf(one), was.find(sameCode(one)), one),
    ),
    ...was
      .filter((one) => !after.diagnoses.some(sameCode(one)))
      .map((one) => ({
        key: `${nameOf(one)} removed`,
        about: nameOf(one),
        field: t('field.condition'),
        before: nameOf(one),
        after: null,
      })),
  ]
}
