import { afterEach, expect, it, onTestFinished } from 'vitest'
import { toHex } from '#crypto/bytes'
import type { Context } from '#ipc/context'
import { fairnessHandlers } from '#ipc/fairness'
import { governanceHandlers } from '#ipc/governance'
import { decodeFinalBlock } from '#node/chain'
import { projectBlock } from '#node/project-block'
import { ChainDatabase } from '#storage/chain-database/chain-database'
import { TestConsortium } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

/** The ministry's node with its chain projected: as much of a context as the handlers use. */
async function ministry(): Promise<Context> {
  const { government: node } = consortium
  const { chain } = node
  const database = await ChainDatabase.create()
  onTestFinished(() => database.close())
  for (let height = 1; height <= chain.height; height++) {
    const final = await chain.read(height)
    database.inTransaction(() => projectBlock(database, final, chain.state))
  }
  const runtime = { mode: 'government', chain, database, node }
  return { life: { runtime, now: () => Date.now() } } as unknown as Context
}

const NEWEST = { before: null, hospital: null, kind: null, limit: 200 }

it('the governance log is the chain’s changes and epochs, newest first, page by page', async () => {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar'])
  const handlers = governanceHandlers(await ministry())
  const all = await handlers['governance.log'](NEWEST)
  const perHospital = ['epoch', 'activate', 'admit']
  expect(all.map(({ kind }) => kind)).toEqual([...perHospital, ...perHospital, ...perHospital])

  const paged: string[] = []
  let before = null as { height: number; index: number } | null
  for (;;) {
    const page = await handlers['governance.log']({ ...NEWEST, before, limit: 2 })
    const last = page.at(-1)
    if (!last) break
    paged.push(...page.map(({ id }) => id))
    before = { height: last.height, index: last.index }
  }
  expect(paged).toEqual(all.map(({ id }) => id))
})

it('an activation names who approved it, and with whom the newcomer compared the chain', async () => {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar'])
  const handlers = governanceHandlers(await ministry())
  const [, , cedar] = consortium.hospitals
  const about = { ...NEWEST, hospital: toHex(cedar!.id), kind: 'activate' as const }
  const [row, ...others] = await handlers['governance.log'](about)
  expect(others).toEqual([])
  expect(row!.approvals.map(({ hospital }) => hospital.name).sort()).toEqual(['alder', 'birch'])
  expect(row!.approvals.every(({ compared }) => compared)).toBe(true)
  expect(['alder', 'birch']).toContain(row!.comparedWith?.name)
})

it('the exported log holds the blocks of all changes as the chain has them', async () => {
  consortium = await TestConsortium.start(['alder', 'birch'])
  const context = await ministry()
  const { text } = await governanceHandlers(context)['governance.export']({})
  const { kind, blocks } = JSON.parse(text) as { kind: string; blocks: string[] }
  expect(kind).toBe('governance')
  const heights = blocks.map((block) => decodeFinalBlock(Buffer.from(block, 'base64')).height)
  const log = await governanceHandlers(context)['governance.log'](NEWEST)
  expect(heights).toEqual([...new Set(log.map(({ height }) => height))].reverse())
})

it('what is in no block, an invitation or a refusal, is told as kept by the node alone', async () => {
  consortium = await TestConsortium.start(['alder'])
  const handlers = governanceHandlers(await ministry())
  const stranger = await consortium.stranger()
  await consortium.government.admissions.refuse(stranger.id, 'No licence')
  const kept = await handlers['government.keptDecisions']({})
  expect(kept.map(({ kind }) => kind)).toContain('invited')
  expect(kept.filter(({ kind }) => kind === 'refused').map(({ reason }) => reason)).toEqual([
    'No licence',
  ])
})

it('fairness tells the asks of each hospital as the sum of its answers', async () => {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar'])
  const [alder, birch] = consortium.hospitals
  const accepted = await consortium.submit(alder!, 0)
  await consortium.review(accepted)
  await consortium.ended(accepted)
  const rejected = await consortium.submit(birch!, 0)
  await consortium.review(rejected, 'reject')
  await consortium.ended(rejected)
  const told = await fairnessHandlers(await ministry())['network.fairness']({})
  expect(told.draws).toBe(2)
  expect(told.verdict.kind).toBe('too-few')
  expect(told.review?.count).toBe(2)
  expect(told.wait?.count).toBe(told.hours.reduce((sum, hour) => sum + hour.records, 0))
  const sum = (read: (row: (typeof told.hospitals)[number]) => number) =>
    told.hospitals.reduce((total, row) => total + read(row), 0)
  expect(sum((row) => row.expected)).toBeCloseTo(2, 9)
  expect(sum((row) => row.first)).toBe(2)
  expect([sum((row) => row.accepted), sum((row) => row.rejected)]).toEqual([1, 1])
  for (const row of told.hospitals) {
    const passed = row.away + row.busy + row.declined + row.expired
    const silent = row.unanswered + row.endedMeanwhile
    expect(row.asked).toBe(row.accepted + row.rejected + passed + silent)
  }
})
