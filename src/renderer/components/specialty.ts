/** Specialties as people write them. */
import { SPECIALTIES } from '#contract/specialty'
import { i18n } from '../i18n/i18n.ts'

/** "general-practice" as "General practice"; one of a later version as its code. */
export function specialtyName(code: string): string {
  const known = SPECIALTIES.find((specialty) => specialty === code)
  return known ? i18n.t(`states:specialty.${known}`) : code
}

/** Several specialties in one phrase: "Cardiology, Oncology"; "None listed" for none. */
export function specialtyNames(codes: readonly string[]): string {
  if (codes.length === 0) return i18n.t('states:noSpecialty')
  return codes.map(specialtyName).join(', ')
}
