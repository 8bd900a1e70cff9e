import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ContractError, contractErrorSchema, ERROR_CODES } from '#contract/errors'
import { fillIn } from '#contract/error-sentences'
import { fieldFaults } from '#contract/field-faults'

describe('a contract error', () => {
  it('reads as its English sentence with the values in place', () => {
    const error = new ContractError('would-halt', { name: 'Lowell', needed: 3, voters: 4 })
    expect(error.message).toContain('Without Lowell fewer hospitals could vote')
    expect(error.message).toContain('(3 of 4)')
  })

  it('crosses the boundary and back without loss', () => {
    const fields = { 'diagnoses.0.onset': { code: 'date-in-future', values: {} } } as const
    const error = new ContractError('document-invalid', {}, fields)
    const crossed = contractErrorSchema.parse(JSON.parse(JSON.stringify(error.toData())))
    expect(ContractError.from(crossed)).toMatchObject({
      code: 'document-invalid',
      message: error.message,
      fields,
    })
  })

  it('says a whole sentence for every code', () => {
    for (const code of ERROR_CODES) {
      const { message } = ContractError.from({ code, values: {}, message: '' })
      expect(message, code).toMatch(/^[A-Z{].*\.$/)
    }
  })

  it('shows a placeholder without a value rather than nothing', () => {
    expect(fillIn('Block {{height}} of {{all}}.', { height: 7 })).toBe('Block 7 of {{all}}.')
  })
})

describe('faults of fields', () => {
  const schema = z.object({
    name: z.string().min(1),
    note: z.string().max(3),
    word: z.string().min(8),
    port: z.int().min(1).max(9),
    list: z.array(z.string()).max(1),
    day: z.iso.date(),
  })

  function faultsOf(input: unknown) {
    const checked = schema.safeParse(input)
    return checked.error ? fieldFaults(checked.error) : {}
  }

  it('are codes with limits, never words of the schema library', () => {
    const input = { name: '', note: 'long', word: 'x', port: 10, list: ['a', 'b'], day: 'soon' }
    expect(faultsOf(input)).toEqual({
      name: { code: 'missing', values: {} },
      note: { code: 'too-long', values: { most: 3 } },
      word: { code: 'too-short', values: { least: 8 } },
      port: { code: 'too-large', values: { most: 9 } },
      list: { code: 'too-many', values: { most: 1 } },
      day: { code: 'malformed', values: {} },
    })
  })
})
