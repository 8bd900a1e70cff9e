import { describe, expect, it } from 'vitest'
import { matchesWords } from '#renderer/commands/palette-entry.ts'

describe('what was typed in the palette', () => {
  it.each([
    ['Go to Patients', 'pat'],
    ['Go to Patients', 'PATIENTS go'],
    ['Zur Übersicht', 'ubersicht'],
    ['Light or dark', ''],
  ])('finds "%s" by "%s"', (label, text) => {
    expect(matchesWords(label, text)).toBe(true)
  })

  it.each([
    ['Go to Patients', 'tients'],
    ['Go to Patients', 'pat chain'],
  ])('does not find "%s" by "%s"', (label, text) => {
    expect(matchesWords(label, text)).toBe(false)
  })
})
