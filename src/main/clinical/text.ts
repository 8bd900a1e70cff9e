/** Text as it is stored and as it is compared. */

/** The stored form of text from a person or a file: well-formed Unicode, NFC, trimmed. */
export function cleanText(text: string): string {
  return text.toWellFormed().normalize('NFC').trim()
}

/** True for text that may be stored: well-formed Unicode in NFC. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && text.normalize('NFC') === text
}

/** The form in which text is compared and searched: no accents, no case, single spaces. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
