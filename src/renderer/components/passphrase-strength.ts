/** How hard a passphrase is to guess, roughly: enough to say a word beside the field. */

/** What the field says. */
export type PassphraseStrength = 'weak' | 'fair' | 'strong'

/** Bits of a word from a vocabulary of about 30,000. */
const BITS_OF_WORD = 15
const FAIR = 40
const STRONG = 60

/** What everybody tries first. */
const COMMON = /pass(word|wort|phrase)|qwert|asdf|geheim|secret|hospital|krankenhaus|medichain/g

/** The strength by the cheaper of two ways to guess: letter by letter, or word by word. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const text = passphrase.toLowerCase().replaceAll(COMMON, '')
  const bits = Math.min(bitsByCharacter(passphrase, text), bitsByWord(text))
  if (bits < FAIR) return 'weak'
  return bits < STRONG ? 'fair' : 'strong'
}

function bitsByCharacter(passphrase: string, text: string): number {
  return unforeseen(text) * Math.log2(alphabetOf(passphrase))
}

/** Characters that neither repeat the one before nor count up or down from it. */
function unforeseen(text: string): number {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  return points.filter((point, index) => Math.abs(point - (points[index - 1] ?? -9)) > 1).length
}

function alphabetOf(passphrase: string): number {
  const sizes: readonly [RegExp, number][] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\p{N}/u, 10],
    [/[^\p{L}\p{N}]/u, 30],
  ]
  const used = sizes.filter(([kind]) => kind.test(passphrase))
  return Math.max(
    2,
    used.reduce((sum, [, size]) => sum + size, 0),
  )
}

/** Different words, where there is nothing but words; else guessing by word is of no use. */
function bitsByWord(text: string): number {
  if (!/^[\p{L}\s,.-]*$/u.test(text)) return Number.POSITIVE_INFINITY
  const words = new Set(text.split(/[\s,.-]+/).filter((word) => word !== ''))
  return words.size * BITS_OF_WORD
}
