import { afterEach, describe, expect, it } from 'vitest'
import { equalBytes } from '#crypto/bytes'
import { readRecord } from '#node/hospital/read-records'
import type { Hospital } from '#node/hospital/hospital'
import { TestConsortium, type TestHospital, until } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

/** Whether a hospital can open the record of a document. */
async function reads(node: Hospital, digest: Uint8Array): Promise<string> {
  const { submission } = await consortium.ended(digest)
  const payload = await node.payloads.get(submission.body.payload.digest)
  if (!payload) return 'no payload'
  const record = readRecord(node.keys, submission, payload)
  return record.ok ? 'reads' : record.why
}

async function becomes(hospital: TestHospital, status: string): Promise<void> {
  const { chain } = consortium.government
  await until(
    `${hospital.name} is ${status}`,
    () => chain.view.member(hospital.id)?.status === status,
  )
}

async function newEpoch(): Promise<void> {
  await until('there is an epoch for the members', () =>
    consortium.government.chain.view.epochIsCurrent(),
  )
}

/** A document of a hospital that somebody accepts. */
async function record(author: TestHospital, number: number): Promise<Uint8Array> {
  const digest = await consortium.submit(author, number)
  await consortium.review(digest)
  await consortium.ended(digest)
  return digest
}

describe('catching up (PROTOCOL §8)', () => {
  it('brings a hospital that was away every block and payload that it missed', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const [author, , , away] = consortium.hospitals
    const { chain, pool } = consortium.government
    const before = chain.height
    await consortium.stopHospital(away!)
    const digests: Uint8Array[] = []
    while (chain.height < before + 30) {
      digests.push(await consortium.submit(author!, digests.length))
      await until('only what the absent hospital was asked is open', async () => {
        await consortium.reviewAll()
        const sent = author!.node!.outbox.all().every(({ receipt }) => receipt)
        const asked = pool.all().map(({ life: { at } }) => 'hospital' in at && at.hospital)
        return sent && asked.every((hospital) => hospital && equalBytes(hospital, away!.id))
      })
    }
    const node = await consortium.startHospital(away!)
    await until('all are reviewed', async () => {
      await consortium.reviewAll()
      return author!.node!.outbox.all().length === 0
    })
    await consortium.agree()
    for (const digest of digests) expect(await reads(node, digest)).toBe('reads')
    expect(consortium.troubles()).toEqual([])
  })

  it('lets an admitted newcomer follow, and read history once it is active', async () => {
    consortium = await TestConsortium.start(['alder', 'birch'])
    const [author] = consortium.hospitals
    const early = await record(author!, 1)
    await consortium.addHospital('cedar')
    const later = await record(author!, 2)
    const newcomer = await consortium.admit('doug')
    const node = await consortium.startHospital(newcomer)
    await consortium.agree()
    expect(await reads(node, early)).toBe('no-key')
    expect(await reads(node, later)).toBe('no-key')
    await consortium.activate(newcomer)
    await consortium.agree()
    expect(await reads(node, early)).toBe('reads')
    expect(await reads(node, later)).toBe('reads')
    expect(consortium.troubles()).toEqual([])
  })
})

describe('exclusion (PROTOCOL P8)', () => {
  it('refuses a suspended hospital, seals nothing more to it, and takes it back', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const [author, , , excluded] = consortium.hospitals
    const { changes, chain } = consortium.government
    await changes.decide({ kind: 'suspend', subject: excluded!.id, reason: 'a test' })
    await until('it is refused', () => excluded!.alarms.includes('refused: suspended'))
    expect(excluded!.node!.isConnected()).toBe(false)
    await newEpoch()
    expect([...chain.view.epoch!.recipients]).toHaveLength(3)
    const digest = await record(author!, 1)
    expect(await reads(author!.node!, digest)).toBe('reads')

    // Even with the payload in its hands it cannot read.
    const { submission } = await consortium.ended(digest)
    const payload = (await author!.node!.payloads.get(submission.body.payload.digest))!
    expect(readRecord(excluded!.node!.keys, submission, payload)).toEqual({
      ok: false,
      why: 'no-key',
    })

    await changes.decide({ kind: 'reinstate', subject: excluded!.id, reason: 'a test' })
    await becomes(excluded!, 'active')
    await newEpoch()
    await consortium.agree()
    const own = await record(excluded!, 2)
    expect(await reads(author!.node!, own)).toBe('reads')
    expect(new Set(consortium.troubles())).toEqual(new Set(['doug: refused: suspended']))
  })

  it('removes a hospital once the others approve, and goes on without it', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const [author, second, third, removed] = consortium.hospitals
    const { changes, chain } = consortium.government
    await changes.decide({ kind: 'remove', subject: removed!.id, reason: 'a test' })
    for (const hospital of [author, second]) await consortium.approve(hospital!)
    expect(changes.open()!.approvals).toHaveLength(2)
    expect(chain.view.member(removed!.id)!.status).toBe('active')
    await consortium.approve(third!)
    await becomes(removed!, 'removed')
    await until('it is refused', () => removed!.alarms.includes('refused: removed'))
    await newEpoch()
    expect(chain.view.voters()).toHaveLength(3)
    await record(author!, 1)
    await consortium.stopHospital(removed!)
    await consortium.agree()
    expect(new Set(consortium.troubles())).toEqual(new Set(['doug: refused: removed']))
  })
})

describe('approvals (PROTOCOL §4)', () => {
  it('survive a crash of the government, to whom they were acknowledged', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const [first, second, third, removed] = consortium.hospitals
    const { government } = consortium
    await government.changes.decide({ kind: 'remove', subject: removed!.id, reason: 'a test' })
    await consortium.approve(first!)
    await consortium.approve(second!)
    await consortium.restartGovernment('crash')
    expect(consortium.government.changes.open()!.approvals).toHaveLength(2)
    await until('the third is back', () => third!.node!.isConnected())
    await consortium.approve(third!)
    await becomes(removed!, 'removed')
  })

  it('are void when the members change meanwhile, and are asked for again', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar'])
    const newcomer = await consortium.admit('doug')
    const node = await consortium.startHospital(newcomer)
    const [first, second, third] = consortium.hospitals
    const { changes, chain } = consortium.government
    await until('it follows', () => node.chain.height === chain.height)
    await node.join(chain.height, chain.state.head, first!.id)
    await changes.decide({ kind: 'activate', subject: newcomer.id })
    for (const hospital of [first, second]) await consortium.approve(hospital!)
    const before = changes.open()!
    expect(before.approvals).toHaveLength(2)

    const another = await consortium.admit('elm')
    await until('it is asked again', () => {
      const open = changes.open()
      return open !== undefined && !equalBytes(open.message.id, before.message.id)
    })
    expect(changes.open()!.approvals).toEqual([])
    expect(chain.view.member(newcomer.id)!.status).toBe('admitted')
    await consortium.agree()
    for (const hospital of [first, second, third]) {
      await until('the new one is seen', () =>
        hospital!
          .node!.approvals.open()
          .some(({ message }) => equalBytes(message.id, changes.open()!.message.id)),
      )
      expect(hospital!.node!.approvals.mine(hospital!.node!.approvals.open()[0]!)).toBe('wanted')
      await consortium.approve(hospital!)
    }
    await becomes(newcomer, 'active')
    await newEpoch()
    expect(another.node).toBeUndefined()
    expect(consortium.troubles()).toEqual([])
  })

  it('of one change do not wait for a newcomer that has not joined', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar'])
    const newcomer = await consortium.admit('doug')
    const [first, second, third] = consortium.hospitals
    const { changes } = consortium.government
    await changes.decide({ kind: 'activate', subject: newcomer.id })
    await changes.decide({ kind: 'remove', subject: third!.id, reason: 'a test' })
    for (const hospital of [first, second]) await consortium.approve(hospital!)
    await becomes(third!, 'removed')
  })
})
