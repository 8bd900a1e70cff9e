import { describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { comparisonWords, keysSubject, WORDS_SHOWN } from '#core/membership/words'
import { bytesFrom } from '../../support/signed.ts'

const consortium = bytesFrom('consortium')
const subject = keysSubject(bytesFrom('id'), bytesFrom('signing'), bytesFrom('encryption'))

describe('the words that two people compare (PROTOCOL §4)', () => {
  it('are eight, and the same on both screens', () => {
    const words = comparisonWords(consortium, '123456', subject)
    expect(words).toHaveLength(WORDS_SHOWN)
    expect(comparisonWords(consortium, '123456', Uint8Array.from(subject))).toEqual(words)
  })

  it('are the first 88 bits of the hash, eleven a word', () => {
    const hash = createHash('sha256')
      .update('words')
      .update(consortium)
      .update('123456')
      .update(subject)
      .digest()
    const bits = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('')
    const expected = Array.from(
      { length: 8 },
      (_, i) => wordlist[Number.parseInt(bits.slice(11 * i, 11 * i + 11), 2)],
    )
    expect(comparisonWords(consortium, '123456', subject)).toEqual(expected)
  })

  it('differ for other digits, another subject and another consortium', () => {
    const otherKey = keysSubject(bytesFrom('id'), bytesFrom('signing'), bytesFrom('exchanged'))
    const all = [
      comparisonWords(consortium, '123456', subject),
      comparisonWords(consortium, '123457', subject),
      comparisonWords(consortium, '123456', otherKey),
      comparisonWords(bytesFrom('another'), '123456', subject),
    ].map((words) => words.join(' '))
    expect(new Set(all).size).toBe(4)
  })
})
