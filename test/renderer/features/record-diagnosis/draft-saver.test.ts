/** What is typed reaches the node soon, comes back at the start, and is gone there once dropped. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Client } from '#contract/bridge'
import { createClient } from '#contract/client'
import { ContractError } from '#contract/errors'
import type { DraftContent, SavedDraft } from '#contract/views/draft'
import { DraftSaver } from '#renderer/features/record-diagnosis/draft-saver.ts'
import {
  changeDraft,
  draftStore,
  dropDraft,
  ensureDraft,
  restoreDraft,
} from '#renderer/features/record-diagnosis/draft-store.ts'

const SAVED: SavedDraft = {
  id: '0d9c3a3e-6f7c-4b62-9d3d-0c3c7c4f7d01',
  savedAt: 1_700_000_000_000,
  patientId: null,
  content: {
    patient: null,
    encounterType: 'Office visit',
    encounterStart: '',
    encounterEnd: '',
    diagnoses: [],
    medication: 'Aspirin',
    specialty: null,
    supersedes: null,
  },
}

/** The drafts of a node that can be out of reach. */
class TestNode {
  readonly drafts = new Map<string, DraftContent>()
  saves = 0
  isAway = false
  /** As pages call it, with every schema of the contract. */
  readonly client: Client = createClient({
    call: async (method, input) => {
      if (this.isAway) {
        return {
          ok: false,
          error: new ContractError('storage-failed', { problem: 'closed' }).toData(),
        }
      }
      return {
        ok: true,
        value: this.answer(method, input as { id: string; content: DraftContent }),
      }
    },
    onEvent: () => () => undefined,
  })

  private answer(method: string, { id, content }: { id: string; content: DraftContent }): unknown {
    if (method === 'drafts.list') return [SAVED]
    if (method === 'drafts.discard') {
      this.drafts.delete(id)
      return null
    }
    this.saves++
    this.drafts.set(id, content)
    return { savedAt: Date.now() }
  }
}

let node: TestNode
let saver: DraftSaver
let stop: () => void

beforeEach(async () => {
  vi.useFakeTimers()
  draftStore.setState({ drafts: [], currentKey: null })
  node = new TestNode()
  node.drafts.set(SAVED.id, SAVED.content)
  saver = new DraftSaver(node.client)
  stop = saver.start()
  await vi.advanceTimersByTimeAsync(0)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const type = (medication: string) => changeDraft(SAVED.id, { medication })
const kept = () => node.drafts.get(SAVED.id)?.medication

test('a draft that the node kept is shown, and not saved again unchanged', async () => {
  ensureDraft('Office visit')
  expect(draftStore.getState().currentKey).toBe(SAVED.id)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(node.saves).toBe(0)
})

test('somebody who never pauses is saved too, not at every key', async () => {
  for (let key = 1; key <= 20; key++) {
    type('A'.repeat(key))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(kept()?.length).toBeGreaterThan(10)
  expect(node.saves).toBeLessThan(5)
})

test('a page that hides saves at once', async () => {
  type('Metformin')
  saver.flush()
  await vi.advanceTimersByTimeAsync(0)
  expect(kept()).toBe('Metformin')
})

test('what could not be saved stays in memory and is saved when the node is back', async () => {
  node.isAway = true
  type('Metformin')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(draftStore.getState().drafts[0]?.medication).toBe('Metformin')
  expect(kept()).toBe('Aspirin')
  node.isAway = false
  await vi.advanceTimersByTimeAsync(6_000)
  expect(kept()).toBe('Metformin')
})

test('a dropped draft is discarded at once, or as soon as the node is back', async () => {
  node.isAway = true
  dropDraft(SAVED.id)
  await vi.advanceTimersByTimeAsync(0)
  expect(kept()).toBe('Aspirin')
  node.isAway = false
  await vi.advanceTimersByTimeAsync(6_000)
  expect(kept()).toBeUndefined()
  expect(draftStore.getState().drafts).toEqual([])
})

test('a discarded draft that is brought back is on the node’s disk again', async () => {
  const [draft] = draftStore.getState().drafts
  dropDraft(SAVED.id)
  await vi.advanceTimersByTimeAsync(0)
  expect(kept()).toBeUndefined()
  restoreDraft(draft!)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(kept()).toBe('Aspirin')
  expect(draftStore.getState().currentKey).toBe(SAVED.id)
})
