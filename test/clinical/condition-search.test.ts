import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CodeSystem, ICD_10_CM, parseCodeList, SNOMED_CT } from '#clinical/code-system'
import { ConditionSearch, type SearchOptions } from '#clinical/condition-search'
import { ClinicalError } from '#clinical/errors'
import { starterList } from './sample-files.ts'

const list = starterList()
const search = new ConditionSearch([list])

function codes(text: string, options: Partial<SearchOptions> = {}): string[] {
  const { matches } = search.search(text, { recents: [], limit: 10, ...options })
  return matches.map(({ coding }) => coding.code)
}

function codingOf(code: string): { system: string; code: string; display: string } {
  return { system: ICD_10_CM, code, display: list.title(code) ?? '' }
}

describe('the code list', () => {
  it('has at least 500 codes of the right shape, each with a title', () => {
    const concepts = list.concepts()
    expect(concepts.length).toBeGreaterThanOrEqual(500)
    for (const { coding } of concepts) {
      expect(coding.code).toMatch(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/)
      expect(coding.display.trim()).toBe(coding.display)
    }
  })

  it('is refused with the place at fault when it is malformed', () => {
    expect(() => parseCodeList({ system: 'x' })).toThrow(ClinicalError)
    expect(() => parseCodeList(null)).toThrow(ClinicalError)
  })
})

describe('the search for conditions', () => {
  it('finds by the beginnings of words', () => {
    const found = search.search('type 2 dia', { recents: [], limit: 5 })
    expect(found.matches).toHaveLength(5)
    expect(found.total).toBeGreaterThan(20)
    for (const { coding } of found.matches) expect(coding.display).toMatch(/^Type 2 diabetes/)
  })

  it('puts what was recorded here recently first, the latest on top', () => {
    const recents = [codingOf('E11.65'), codingOf('I10'), codingOf('E11.9')]
    const { matches } = search.search('type 2 dia', { recents, limit: 4 })
    expect(matches.map(({ coding, recent }) => [coding.code, recent]).slice(0, 2)).toEqual([
      ['E11.65', true],
      ['E11.9', true],
    ])
    expect(matches.slice(2).every(({ recent }) => !recent)).toBe(true)
  })

  it('gives the recent ones before anything is typed', () => {
    expect(codes('  ', { recents: [codingOf('I10'), codingOf('E11.9')] })).toEqual(['I10', 'E11.9'])
    expect(codes('')).toEqual([])
  })

  it('forgives typing errors, case and accents', () => {
    expect(codes('hypertention')).toContain('I10')
    expect(codes('DIABETIS type 2', { limit: 50 })).toContain('E11.9')
    expect(codes('ménière')).toContain('H81.09')
    expect(codes('pneumona')).toContain('J18.9')
  })

  it('finds by everyday words', () => {
    expect(codes('high blood pressure')).toContain('I10')
    expect(codes('heart attack')).toContain('I21.9')
    expect(codes('hay fever')).toContain('J30.1')
    expect(codes('uti')).toContain('N39.0')
  })

  it('finds by the beginning of a code, with or without its dot, the exact code first', () => {
    const byPrefix = codes('e11', { limit: 100 })
    expect(byPrefix.length).toBeGreaterThan(20)
    expect(byPrefix.every((code) => code.startsWith('E11'))).toBe(true)
    expect(codes('N1831')[0]).toBe('N18.31')
    expect(codes('i10', { recents: [codingOf('E11.9')] })[0]).toBe('I10')
    expect(codes('E11 polyneuropathy')).toContain('E11.42')
  })

  it('puts an exact code before a recent one', () => {
    expect(codes('E11.9', { recents: [codingOf('E11.65')] })[0]).toBe('E11.9')
  })

  it('finds codes that only imported records brought', () => {
    const mine = new ConditionSearch([list])
    const sct = { system: SNOMED_CT, code: '44054006', display: 'Diabetes mellitus type 2' }
    mine.learn([sct, sct])
    const options = { recents: [], limit: 100 }
    expect(mine.search('type 2 diabetes', options).matches.map((m) => m.coding)).toContainEqual(sct)
    expect(mine.search('44054006', options)).toEqual({
      matches: [{ coding: sct, recent: false, synonym: null }],
      total: 1,
    })
  })

  it('says how many there are and gives no more than asked for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const { matches, total } = search.search(text, { recents: [], limit })
        expect(matches.length).toBe(Math.min(limit, total))
      }),
    )
  })

  it('gives each condition once, however it was found', () => {
    const several = new ConditionSearch([list, new CodeSystem({ ...emptyList, concepts: [] })])
    const { matches } = several.search('diabetes', { recents: [codingOf('E11.9')], limit: 100 })
    expect(new Set(matches.map(({ coding }) => coding.code)).size).toBe(matches.length)
  })
})

const emptyList = {
  system: SNOMED_CT,
  name: 'SNOMED CT',
  version: 'none',
  complete: false,
  source: 'test',
  license: 'test',
}
