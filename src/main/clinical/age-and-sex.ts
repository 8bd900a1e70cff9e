/**
 * Which ICD-10-CM codes speak of one sex or one age only, after the chapters' own definitions and
 * the age and sex conflicts of the US Medicare code editor. Only hints for a reviewer: no rule.
 */
import { ICD_10_CM } from './code-system.ts'
import { ageAt, dateOf } from './dates.ts'
import type { ClinicalContent, Diagnosis } from './document.ts'
import { type Finding, passed, warning } from './finding.ts'

interface Expectation {
  /** First and last category, three characters each, inclusive. */
  readonly from: string
  readonly to: string
  readonly sex?: 'male' | 'female'
  /** Whole years of age, inclusive. */
  readonly youngest?: number
  readonly oldest?: number
  /** What the codes are about: a topic of the contract's `views/finding.ts`. */
  readonly about: string
}

const EXPECTATIONS: readonly Expectation[] = [
  {
    from: 'O00',
    to: 'O9A',
    sex: 'female',
    youngest: 9,
    oldest: 64,
    about: 'pregnancy',
  },
  {
    from: 'Z33',
    to: 'Z39',
    sex: 'female',
    youngest: 9,
    oldest: 64,
    about: 'pregnancy',
  },
  { from: 'P00', to: 'P96', oldest: 1, about: 'newborn' },
  { from: 'C51', to: 'C58', sex: 'female', about: 'female-genital-organs' },
  { from: 'D06', to: 'D06', sex: 'female', about: 'cervix' },
  { from: 'D25', to: 'D28', sex: 'female', about: 'female-genital-organs' },
  { from: 'D39', to: 'D39', sex: 'female', about: 'female-genital-organs' },
  { from: 'E28', to: 'E28', sex: 'female', about: 'ovaries' },
  { from: 'N70', to: 'N77', sex: 'female', about: 'female-pelvic-organs' },
  { from: 'N80', to: 'N98', sex: 'female', about: 'female-genital-tract' },
  { from: 'C60', to: 'C63', sex: 'male', about: 'male-genital-organs' },
  { from: 'D29', to: 'D29', sex: 'male', about: 'male-genital-organs' },
  { from: 'D40', to: 'D40', sex: 'male', about: 'male-genital-organs' },
  { from: 'E29', to: 'E29', sex: 'male', about: 'testes' },
  { from: 'N40', to: 'N53', sex: 'male', about: 'male-genital-organs' },
  { from: 'F03', to: 'F03', youngest: 15, about: 'dementia' },
  { from: 'N95', to: 'N95', youngest: 15, about: 'menopause' },
]

/** A warning for each condition that does not fit, or one finding on what was compared. */
export function ageAndSexFindings(document: ClinicalContent): Finding[] {
  const comparable = document.diagnoses.filter(({ coding }) => coding.system === ICD_10_CM)
  const warnings = comparable.flatMap((diagnosis) => misfit(diagnosis, document) ?? [])
  if (warnings.length > 0) return warnings
  const count = comparable.length
  const others = document.diagnoses.length - count
  if (count === 0) return [passed('age-sex-not-compared')]
  return others === 0
    ? [passed('age-sex-fit', { count })]
    : [passed('age-sex-fit-partly', { count, others })]
}

/**
 * Why a condition (ICD-10-CM) does not fit the patient when it began, or undefined when nothing
 * speaks against it. Sexes other than male and female are never compared.
 */
function misfit(
  { coding, onset }: Diagnosis,
  { patient, encounter }: ClinicalContent,
): Finding | undefined {
  const { code, display } = coding
  const category = code.slice(0, 3).toUpperCase()
  const age = ageAt(patient.birthDate, onset ?? dateOf(encounter.start))
  for (const { from, to, sex, youngest = 0, oldest = 200, about } of EXPECTATIONS) {
    if (category < from || category > to) continue
    const compared = patient.sex === 'male' || patient.sex === 'female'
    if (sex && compared && patient.sex !== sex) {
      return warning('sex-does-not-fit', { code, display, about, sex: patient.sex })
    }
    if (age < youngest || age > oldest) {
      return warning('age-does-not-fit', { code, display, about, count: age })
    }
  }
  return undefined
}
