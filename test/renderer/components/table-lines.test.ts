/** The keyboard reaches every row of a grouped list and never a group's head. */
import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { firstRowIndex, layOut, moveOf, stepRow } from '#renderer/components/table-lines.ts'

const rows = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 40 })

test('every row stands in the lines once, in order', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const lines = layOut(given, (row) => row)
      expect(lines.flatMap((line) => (line.kind === 'row' ? [line.row] : []))).toEqual(given)
    }),
  )
})

test('stepping down from the first row visits all rows and stays at the last', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const lines = layOut(given, (row) => row)
      let at = firstRowIndex(lines)
      const visited = [at]
      for (let step = 1; step < given.length; step += 1) {
        at = stepRow(lines, at, 1)
        visited.push(at)
      }
      expect(new Set(visited).size).toBe(given.length)
      expect(visited.every((index) => lines[index]?.kind === 'row')).toBe(true)
      expect(stepRow(lines, at, 1)).toBe(at)
    }),
  )
})

test('Home and End reach the first and the last row from anywhere', () => {
  const lines = layOut(['a', 'a', 'b', 'c'], (row) => row)
  expect(stepRow(lines, 4, moveOf('Home') ?? 0)).toBe(1)
  expect(stepRow(lines, 1, moveOf('End') ?? 0)).toBe(lines.length - 1)
})
