/** Finding a block by what was typed, and walking the whole chain. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Client } from '#contract/bridge'
import { findBlock, parseWanted } from '#renderer/features/browse-chain/find-block.ts'
import { verifyChain } from '#renderer/features/browse-chain/verify-chain.ts'

const hash = (height: number) => height.toString(16).padStart(64, '0')

function row(height: number, times: readonly number[]) {
  return {
    height,
    hash: hash(height),
    time: times[height] ?? 0,
    transactions: 1,
    kinds: [],
    hospitals: [],
    votes: 4,
  }
}

/** A node that serves blocks with these times, one of them damaged or linked wrongly. */
function nodeWith(times: readonly number[], damage?: { height: number; link: boolean }): Client {
  const call = (name: string, input: { below?: number; height?: number }) => {
    if (name === 'chain.blocks') return Promise.resolve([row((input.below ?? 0) - 1, times)])
    const height = input.height ?? 0
    const hit = damage?.height === height
    return Promise.resolve({
      row: row(height, times),
      header: { previous: hit && damage.link ? hash(999) : hash(height - 1) },
      verified: !(hit && !damage.link),
    })
  }
  return { call, onEvent: () => () => undefined } as unknown as Client
}

const ignore = () => undefined

test('what is typed is told apart: number, hash, day, hospital', () => {
  expect(parseWanted('128')).toEqual({ kind: 'height', height: 128 })
  expect(parseWanted('Block 7')).toEqual({ kind: 'height', height: 7 })
  expect(parseWanted('9F41C07B')).toEqual({ kind: 'hash', hash: '9f41c07b' })
  expect(parseWanted('12 Mar 2026').kind).toBe('day')
  expect(parseWanted('2026-03-12').kind).toBe('day')
  expect(parseWanted('Cape Cod').kind).toBe('hospital')
})

test('a day finds the newest block that is not after it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 80 }),
      fc.nat(1000),
      async (unsorted, end) => {
        const times = unsorted.toSorted((a, b) => a - b)
        const found = await findBlock(nodeWith(times), { kind: 'day', end }, times.length - 1, [])
        const expected = times.findLastIndex((time) => time <= end)
        expect(found.ok ? found.height : -1).toBe(expected)
      },
    ),
  )
})

test('the walk over a sound chain says how many blocks hold', async () => {
  const verdict = await verifyChain(nodeWith([]), 40, new AbortController().signal, ignore)
  expect(verdict).toEqual({ kind: 'verified', blocks: 40 })
})

test.each([
  ['contents', false],
  ['link', true],
] as const)('the walk names the first block whose %s do not hold', async (why, link) => {
  const node = nodeWith([], { height: 23, link })
  const verdict = await verifyChain(node, 40, new AbortController().signal, ignore)
  expect(verdict).toEqual({ kind: 'broken', height: 23, why })
})

test('a walk that is stopped says how far it came', async () => {
  const abort = new AbortController()
  const verdict = await verifyChain(nodeWith([]), 40, abort.signal, () => abort.abort())
  expect(verdict).toEqual({ kind: 'stopped', blocks: 16 })
})
