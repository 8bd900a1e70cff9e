/** A day of a list, and the list that grows by its newest days. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDay } from '#renderer/components/dates.ts'
import { dayWanted } from '#renderer/features/browse-chain/find-options.ts'
import { growList } from '#renderer/features/browse-chain/use-block-list.ts'

const START = Date.UTC(2026, 0, 1, 12)
const DAY = 86_400_000

/** A list from the days (counted from the first) of its blocks, oldest first. */
function listOf(days: readonly number[]) {
  const starts = days.flatMap((day, at) =>
    at > 0 && days[at - 1] === day ? [] : [{ time: START + day * DAY, first: at + 1 }],
  )
  return { first: 1, last: days.length, days: starts }
}

const chains = fc
  .array(fc.nat(40), { minLength: 1, maxLength: 60 })
  .map((days) => days.toSorted((a, b) => a - b))

test('a day leads to its newest block, or to the newest one before it', () => {
  fc.assert(
    fc.property(chains, fc.integer({ min: -3, max: 45 }), (days, day) => {
      const found = dayWanted(listOf(days), localDay(START + day * DAY))
      const at = days.findLastIndex((one) => one <= day)
      expect(found.number).toBe(at < 0 ? null : at + 1)
      expect(found.blocks).toBe(days.filter((one) => one === day).length)
    }),
  )
})

test('a list asked for from its newest day on grows into what asking for all of it gives', () => {
  fc.assert(
    fc.property(chains, fc.nat(60), (days, known) => {
      const before = listOf(days.slice(0, Math.max(1, known)))
      const whole = listOf(days)
      const from = before.days.at(-1)!.time
      const answer = {
        first: whole.days.find(({ time }) => time >= from)!.first,
        last: whole.last,
        days: whole.days.filter(({ time }) => time >= from),
      }
      expect(growList(before, from, answer)).toEqual(whole)
      expect(growList(undefined, null, whole)).toEqual(whole)
    }),
  )
})
