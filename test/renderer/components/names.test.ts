import { describe, expect, it } from 'vitest'
import { formatPersonName } from '#renderer/components/names.ts'

describe('a name', () => {
  const nora = { family: 'Whitcomb', given: 'Nora' }

  it('has the family name first in lists and last in sentences', () => {
    expect(formatPersonName(nora)).toBe('Whitcomb, Nora')
    expect(formatPersonName(nora, 'running')).toBe('Nora Whitcomb')
  })

  it('shows no comma where a part is missing', () => {
    expect(formatPersonName({ family: 'Whitcomb', given: ' ' })).toBe('Whitcomb')
    expect(formatPersonName({ family: '', given: 'Nora' }, 'running')).toBe('Nora')
  })
})
