/** Folding of names and identifiers, so that "jose" finds "José" and "Łódź" sorts among the Ls. */

/** Letters that Unicode does not decompose into a base letter and marks. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

/** Lower case without accents; runs of anything but letters and digits become one space. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøđðþłı]/g, (letter) => LETTERS[letter] ?? letter)
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The folded words of a text, each once. */
export function foldedWords(text: string): string[] {
  return [...new Set(fold(text).split(' '))].filter((word) => word !== '')
}

/** An identifier without spaces, punctuation and case: as people type it, however they write it. */
export function identifierKey(identifier: string): string {
  return fold(identifier).replaceAll(' ', '')
}

/** The first text above all that start with `prefix`. */
export function abovePrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`
}
