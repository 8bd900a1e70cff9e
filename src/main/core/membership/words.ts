/** Eight words that two people compare by telephone (§4). */
import { utf8 } from '#crypto/bytes'
import { concatBytes, sha256 } from '#crypto/hash'
import { wordlist } from '@scure/bip39/wordlists/english.js'

/** How many words are compared. */
export const WORDS_SHOWN = 8

/**
 * Eight of 2,048 words from `SHA-256("words" ‖ consortium ‖ digits ‖ subject)`: 88 bits, eleven
 * a word. One side names the six digits only when both have typed them, so neither can search.
 */
export function comparisonWords(
  consortium: Uint8Array,
  digits: string,
  subject: Uint8Array,
): string[] {
  const hash = sha256(utf8('words'), consortium, utf8(digits), subject)
  let bits = 0n
  for (const byte of hash.subarray(0, 11)) bits = (bits << 8n) | BigInt(byte)
  return Array.from({ length: WORDS_SHOWN }, (_, place) => {
    const index = Number((bits >> BigInt(11 * (WORDS_SHOWN - 1 - place))) & 2047n)
    return wordlist[index]!
  })
}

/** The subject when a newcomer's two keys are compared: its id, signing and encryption key. */
export function keysSubject(
  id: Uint8Array,
  signingKey: Uint8Array,
  encryptionKey: Uint8Array,
): Uint8Array {
  return concatBytes(id, signingKey, encryptionKey)
}
