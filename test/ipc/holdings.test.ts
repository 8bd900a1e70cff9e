import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { methods } from '#contract/methods'
import { fromHex, toHex } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import type { Context } from '#ipc/context'
import { holdingHandlers } from '#ipc/holdings'
import { relayHandlers } from '#ipc/relays'
import { projectBlock } from '#node/project-block'
import { ChainDatabase } from '#storage/chain-database/chain-database'
import { TestConsortium } from '../support/nodes.ts'

let consortium: TestConsortium
let submission: string
beforeEach(async () => {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar'])
  const digest = await consortium.submit(consortium.hospitals[0]!, 0)
  await consortium.review(digest)
  submission = toHex((await consortium.ended(digest)).submission.id)
})
afterEach(() => consortium.close())

/** The ministry's node with its chain projected, and the secrets that it is said to hold. */
async function ministry(secrets = consortium.secrets): Promise<Context> {
  const { government: node } = consortium
  const { chain, payloads } = node
  const database = await ChainDatabase.create()
  onTestFinished(() => database.close())
  for (let height = 1; height <= chain.height; height++) {
    const final = await chain.read(height)
    database.inTransaction(() => projectBlock(database, final, chain.state))
  }
  const runtime = { mode: 'government', secrets, chain, payloads, database, node }
  return { life: { runtime } } as unknown as Context
}

describe('what the ministry holds of a record', () => {
  it('is told as parts that begin where the stored bytes have them', async () => {
    const handlers = holdingHandlers(await ministry())
    const { parts, size } = await handlers['government.holding']({ submission })
    const { bytes } = await handlers['government.payload']({ submission })
    const stored = new Uint8Array(Buffer.from(bytes, 'base64'))
    expect(parts.map(({ name }) => name)).toEqual(['body', 'keys', 'index'])
    expect(parts.reduce((sum, part) => sum + part.structure + part.length, 0)).toBe(size)
    for (const part of parts) {
      const shown = fromHex(part.bytes)
      expect(stored.subarray(part.offset, part.offset + shown.length)).toEqual(shown)
    }
  })

  it('is saved whole: the file is what the submission commits to', async () => {
    const answer = await holdingHandlers(await ministry())['government.payload']({ submission })
    const { bytes, name } = methods['government.payload'].output.parse(answer)
    const [ending] = await consortium.endings()
    expect(sha256(Buffer.from(bytes, 'base64'))).toEqual(ending!.submission.body.payload.digest)
    expect(name).toMatch(/^medichain-sealed-record-[0-9a-f]{8}\.cbor$/)
  })

  it('is opened by none of its keys, and would be by the key of the epoch', async () => {
    const tryAll = async (secrets = consortium.secrets) =>
      holdingHandlers(await ministry(secrets))['government.tryKeys']({ submission })
    expect(await tryAll()).toEqual({ tried: 6, opened: 0 })

    const [ending] = await consortium.endings()
    const epochKey = consortium.hospitals[1]!.node!.keys.key(ending!.submission.body.epoch)!
    const { opened } = await tryAll({ ...consortium.secrets, drawMaster: epochKey })
    expect(opened).toBe(2)
  })

  it('is asked for by the id of a record that there is', async () => {
    const handlers = holdingHandlers(await ministry())
    const unknown = { submission: 'ab'.repeat(32) }
    await expect(handlers['government.tryKeys'](unknown)).rejects.toMatchObject({
      code: 'record-not-found',
    })
    await expect(handlers['government.payload'](unknown)).rejects.toMatchObject({
      code: 'record-not-found',
    })
  })
})

it('a record is told as it passes, from its submission to the final block', async () => {
  const answer = await relayHandlers(await ministry())['government.traffic']({})
  const passages = methods['government.traffic'].output.parse(answer).toReversed()
  const about = passages.filter((passage) => passage.submission === submission)
  expect(about.map(({ kind }) => kind)).toEqual(['submission', 'receipt', 'ask', 'held', 'verdict'])
  expect(about[0]!.hospital?.name).toBe('alder')
  expect(about[0]!.size).toBeGreaterThan(4096)
  const { height } = consortium.government.chain
  const atLast = passages.filter((passage) => passage.height === height).map(({ kind }) => kind)
  expect(atLast[0]).toBe('proposal')
  expect(atLast.filter((kind) => kind === 'vote').length).toBeGreaterThanOrEqual(3)
  expect(atLast).toContain('final')
})
