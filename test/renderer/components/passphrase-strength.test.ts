import { describe, expect, it } from 'vitest'
import { passphraseStrength } from '#renderer/components/passphrase-strength.ts'

describe('the strength of a passphrase', () => {
  it('is weak for what is tried first, repeats or counts', () => {
    for (const passphrase of [
      'password',
      'Passwort123!',
      'aaaaaaaaaaaaaaaaaaaa',
      'abcdefghijklmnop',
      '12345678901234',
      'Donaudampfschiff',
      'winter winter winter winter',
    ]) {
      expect([passphrase, passphraseStrength(passphrase)]).toEqual([passphrase, 'weak'])
    }
  })

  it('rises with every different word', () => {
    const words = ['harbor', 'velvet', 'engine', 'cotton']
    const strengths = words.map((_, index) =>
      passphraseStrength(words.slice(0, index + 1).join(' ')),
    )
    expect(strengths).toEqual(['weak', 'weak', 'fair', 'strong'])
  })

  it('is strong for a long mixture', () => {
    expect(passphraseStrength('t7%Kq-2vXp#9')).toBe('strong')
  })
})
