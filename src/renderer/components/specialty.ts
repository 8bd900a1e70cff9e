/** Specialties as people write them. */

/** "general-practice" as "General practice". */
export function specialtyName(code: string): string {
  if (code === 'obstetrics-gynaecology') return 'Obstetrics and gynaecology'
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Several specialties in one phrase: "Cardiology, oncology"; "None listed" for none. */
export function specialtyNames(codes: readonly string[]): string {
  if (codes.length === 0) return 'None listed'
  const [first = '', ...others] = codes.map(specialtyName)
  return [first, ...others.map((name) => name.toLowerCase())].join(', ')
}
