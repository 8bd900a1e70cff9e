/**
 * Which ICD-10-CM codes speak of one sex or one age only, after the chapters' own definitions and
 * the age and sex conflicts of the US Medicare code editor. Only hints for a reviewer: no rule.
 */
import { ICD_10_CM } from './code-system.ts'
import { ageAt, dateOf } from './dates.ts'
import type { ClinicalDocument, Patient } from './document.ts'
import type { Finding } from './finding.ts'

interface Expectation {
  /** First and last category, three characters each, inclusive. */
  readonly from: string
  readonly to: string
  readonly sex?: 'male' | 'female'
  /** Whole years of age, inclusive. */
  readonly youngest?: number
  readonly oldest?: number
  /** What the codes are about, for the sentence. */
  readonly about: string
}

const EXPECTATIONS: readonly Expectation[] = [
  {
    from: 'O00',
    to: 'O9A',
    sex: 'female',
    youngest: 9,
    oldest: 64,
    about: 'pregnancy or childbirth',
  },
  {
    from: 'Z33',
    to: 'Z39',
    sex: 'female',
    youngest: 9,
    oldest: 64,
    about: 'pregnancy or childbirth',
  },
  { from: 'P00', to: 'P96', oldest: 1, about: 'the newborn period' },
  { from: 'C51', to: 'C58', sex: 'female', about: 'female genital organs' },
  { from: 'D06', to: 'D06', sex: 'female', about: 'the cervix' },
  { from: 'D25', to: 'D28', sex: 'female', about: 'female genital organs' },
  { from: 'D39', to: 'D39', sex: 'female', about: 'female genital organs' },
  { from: 'E28', to: 'E28', sex: 'female', about: 'the ovaries' },
  { from: 'N70', to: 'N77', sex: 'female', about: 'female pelvic organs' },
  { from: 'N80', to: 'N98', sex: 'female', about: 'the female genital tract' },
  { from: 'C60', to: 'C63', sex: 'male', about: 'male genital organs' },
  { from: 'D29', to: 'D29', sex: 'male', about: 'male genital organs' },
  { from: 'D40', to: 'D40', sex: 'male', about: 'male genital organs' },
  { from: 'E29', to: 'E29', sex: 'male', about: 'the testes' },
  { from: 'N40', to: 'N53', sex: 'male', about: 'male genital organs' },
  { from: 'F03', to: 'F03', youngest: 15, about: 'dementia' },
  { from: 'N95', to: 'N95', youngest: 15, about: 'the menopause' },
]

/** A warning for each condition that does not fit, or one finding that all compared do. */
export function ageAndSexFindings(document: ClinicalDocument): Finding[] {
  const comparable = document.diagnoses.filter(({ coding }) => coding.system === ICD_10_CM)
  const warnings = comparable.flatMap(({ coding, onset }): Finding[] => {
    const why = misfit(coding.code, document.patient, onset ?? dateOf(document.encounter.start))
    if (!why) return []
    const detail = `${coding.code}, ${coding.display}, ${why}.`
    return [{ code: 'age-and-sex', outcome: 'warning', title: 'Age or sex does not fit', detail }]
  })
  if (warnings.length > 0) return warnings
  const others = document.diagnoses.length - comparable.length
  const uncompared = others === 0 ? '' : `; ${others} in other code systems not compared`
  const detail =
    comparable.length === 0
      ? 'were not compared: no rules for these code systems'
      : `fit ${conditionsInWords(comparable.length)}${uncompared}`
  return [{ code: 'age-and-sex', outcome: 'passed', title: 'Age and sex', detail }]
}

function conditionsInWords(count: number): string {
  if (count === 1) return 'the condition'
  return count === 2 ? 'both conditions' : `all ${count} conditions`
}

/**
 * Why `code` (ICD-10-CM) does not fit the patient at `date`, as the rest of a sentence about it, or
 * undefined when nothing speaks against it. Sexes other than male and female are never compared.
 */
function misfit(code: string, patient: Patient, date: string): string | undefined {
  const category = code.slice(0, 3).toUpperCase()
  const age = ageAt(patient.birthDate, date)
  for (const { from, to, sex, youngest = 0, oldest = 200, about } of EXPECTATIONS) {
    if (category < from || category > to) continue
    const compared = patient.sex === 'male' || patient.sex === 'female'
    if (sex && compared && patient.sex !== sex) {
      return `is about ${about}, but the patient is recorded as ${patient.sex}`
    }
    if (age < youngest || age > oldest) {
      return `is about ${about}, but the patient was ${age} ${age === 1 ? 'year' : 'years'} old`
    }
  }
  return undefined
}
