import { assert, jsonValue, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepEqualParts, keepEqualRows } from '#renderer/store/keep-equal-parts.ts'

describe('parts that stayed equal', () => {
  const before = { height: 7, voting: { votes: 2 }, addresses: ['a'] }

  it('make the whole the same object when nothing changed', () => {
    expect(keepEqualParts(before, structuredClone(before))).toBe(before)
  })

  it('keep their identity beside a part that changed', () => {
    const next = keepEqualParts(before, { ...structuredClone(before), height: 8 })
    expect(next).toEqual({ ...before, height: 8 })
    expect(next.voting).toBe(before.voting)
    expect(next.addresses).toBe(before.addresses)
  })

  it('keep their identity in a list that grew at its end', () => {
    const known = [{ id: 1 }, { id: 2 }]
    const next = keepEqualParts(known, [{ id: 1 }, { id: 2 }, { id: 3 }])
    expect(next).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
    expect(next[1]).toBe(known[1])
  })

  it('never hide a change inside a part', () => {
    const next = keepEqualParts(before, { ...before, voting: { votes: 3 } })
    expect(next.voting).toEqual({ votes: 3 })
  })

  it('never change what is said, whatever was known before', () => {
    assert(
      property(jsonValue(), jsonValue(), (known, next) => {
        expect(JSON.stringify(keepEqualParts(known, next))).toBe(JSON.stringify(next))
      }),
    )
  })
})

describe('rows that stayed equal', () => {
  it('keep their identity when new rows push them down', () => {
    const known = [{ id: 2 }, { id: 1 }]
    const next = keepEqualRows(known, [{ id: 3 }, { id: 2 }, { id: 1 }])
    expect(next).toEqual([{ id: 3 }, { id: 2 }, { id: 1 }])
    expect(next[1]).toBe(known[0])
    expect(next[2]).toBe(known[1])
  })

  it('are new where anything in them changed', () => {
    const known = [{ id: 1, state: 'open' }]
    expect(keepEqualRows(known, [{ id: 1, state: 'final' }])).toEqual([{ id: 1, state: 'final' }])
  })
})
