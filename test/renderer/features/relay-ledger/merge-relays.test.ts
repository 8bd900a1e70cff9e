import { expect, test } from 'vitest'
import type { RelayRow } from '#contract/views/chain'
import { mergeRelays } from '#renderer/features/relay-ledger/merge-relays.ts'

const AUTHOR = { id: 'a'.repeat(64), name: 'North' }

function row(nonce: number, place: RelayRow['place']): RelayRow {
  const state = place ? 'final' : 'waiting'
  const submission = String(nonce).padStart(64, '0')
  return { submission, author: AUTHOR, nonce, state, holder: null, receivedAt: 0, size: 1, place }
}

const open = (nonce: number) => row(nonce, null)
const ended = (nonce: number, height: number, index = 0) => row(nonce, { height, index })
const nonces = (rows: readonly RelayRow[]) => rows.map(({ nonce }) => nonce)

test('a submission that ended moves from the open ones to its place, and stands there once', () => {
  const known = [open(4), open(3), ended(2, 8), ended(1, 7)]
  const head = [open(4), ended(3, 9), ended(2, 8)]
  expect(nonces(mergeRelays(head, known, 2))).toEqual([4, 3, 2, 1])
})

test('two of one block keep the order of the block', () => {
  const head = [ended(3, 9, 1), ended(2, 9, 0)]
  expect(nonces(mergeRelays(head, [ended(2, 9, 0), ended(1, 8)], 2))).toEqual([3, 2, 1])
})

test('where more ended than one page holds, nothing is shown with a gap', () => {
  const head = [ended(9, 19), ended(8, 18)]
  expect(nonces(mergeRelays(head, [ended(2, 8), ended(1, 7)], 2))).toEqual([9, 8])
})
