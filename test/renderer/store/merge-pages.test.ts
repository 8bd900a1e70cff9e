/** A list whose head is refreshed shows every row once, in order, without a gap. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeByOffset, mergeNewestFirst } from '#renderer/store/merge-pages.ts'

const PAGE = 10
const down = (from: number, count: number) =>
  Array.from({ length: Math.max(0, Math.min(count, from + 1)) }, (_, index) => from - index)

test('new blocks join the rows already scrolled to, each height once and without a gap', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(60), fc.nat(60), (tip, grown, scrolled) => {
      const known = down(tip, scrolled)
      const merged = mergeNewestFirst(down(tip + grown, PAGE), known, PAGE, (height) => height)
      expect(merged).toEqual(down(tip + grown, merged.length))
    }),
  )
})

test('a list that fits one page is exactly what the node answered', () => {
  expect(mergeNewestFirst([3, 2], [9, 3, 2, 1], PAGE, (row) => row)).toEqual([3, 2])
})

test('a list by offset never shows a row twice', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(50), { minLength: PAGE, maxLength: PAGE }),
      fc.uniqueArray(fc.nat(50), { maxLength: 40 }),
      (head, known) => {
        const merged = mergeByOffset(head, known, PAGE, (row) => row)
        expect(new Set(merged).size).toBe(merged.length)
        expect(merged.slice(0, PAGE)).toEqual(head)
      },
    ),
  )
})
