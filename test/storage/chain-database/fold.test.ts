import { fold, foldedWords, identifierKey } from '#storage/chain-database/fold'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

test('accents, case, composition and punctuation make no difference', () => {
  expect(fold('José')).toBe('jose')
  expect(fold('Jose\u0301')).toBe(fold('Jos\u00e9'))
  expect(fold('ŁÓDŹ')).toBe('lodz')
  expect(fold('Straße')).toBe('strasse')
  expect(fold('İstanbul')).toBe('istanbul')
  expect(fold('Ægir Ørsted')).toBe('aegir orsted')
  expect(foldedWords("O'Brien-Smith, Anne  anne")).toEqual(['o', 'brien', 'smith', 'anne'])
  expect(identifierKey('AB 12.34-5')).toBe('ab12345')
  expect(foldedWords(' ,. ')).toEqual([])
})

test('other scripts stay themselves', () => {
  expect(fold('Мария')).toBe('мария')
  expect(fold('山田')).toBe('山田')
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})
