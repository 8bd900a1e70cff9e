import { afterEach, describe, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { finalHash } from '#node/chain'
import type { Machine } from '../support/machine.ts'
import { reviewOf, TestConsortium, type TestHospital, until } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

const HOW = ['stop', 'crash'] as const

/** Where the only open submission stands at the government. */
function stage(): string | undefined {
  const [open] = consortium.government.pool.all()
  return open?.attestation ? 'accepted' : open?.life.at.stage
}

function others(...hospitals: TestHospital[]): TestHospital[] {
  return consortium.hospitals.filter((hospital) => !hospitals.includes(hospital))
}

describe('a submission goes on where it stood when a node is started again (PROTOCOL §6)', () => {
  it.each(HOW)('after a %s of the government in every state', async (how) => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const author = consortium.hospitals[0]!
    const validators = others(author)

    for (const hospital of validators) await consortium.stopHospital(hospital)
    const digest = await consortium.submit(author, 1)
    await until('it is asked', () => stage() === 'asked')
    const [first] = consortium.government.pool.all()
    await consortium.restartGovernment(how)
    expect(stage()).toBe('asked')

    for (const hospital of validators) await consortium.startHospital(hospital)
    const holder = await consortium.holderOf(digest)
    await until('it is held', () => stage() === 'held')
    await consortium.restartGovernment(how)
    expect(stage()).toBe('held')

    const voters = others(author, holder)
    for (const hospital of voters) await consortium.stopHospital(hospital)
    await until('the others are back', () => holder.node!.isConnected())
    await consortium.review(digest)
    await until('it is accepted', () => stage() === 'accepted')
    const { height } = consortium.government.chain
    await consortium.restartGovernment(how)
    expect(stage()).toBe('accepted')

    // Two of four are connected: no block can be final, nor is one made before three were heard.
    await until('it was heard', () => consortium.government.board.isConnected(holder.id))
    expect(consortium.government.proposer.state.stage).toBe('hearing')
    for (const hospital of voters) await consortium.startHospital(hospital)
    const ending = await consortium.ended(digest)
    expect(ending.receipt.id).toEqual(first!.receipt.id)
    expect(ending.steps.map(({ kind }) => kind)).toEqual(['ask', 'held'])
    await consortium.agree()
    expect(consortium.government.chain.height).toBe(height + 1)
    expect(consortium.troubles()).toEqual([])
  })

  it.each(HOW)('after a %s of the government with a block that lacks its quorum', async (how) => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const author = consortium.hospitals[0]!
    const digest = await consortium.submit(author, 1)
    const holder = await consortium.holderOf(digest)
    const away = others(author, holder)
    for (const hospital of away) await consortium.stopHospital(hospital)
    await consortium.review(digest)
    await until('it is locked', () => holder.node!.follower.standing().lock !== null)
    const { state } = consortium.government.proposer
    if (state.stage !== 'voting') throw new Error(state.stage)

    await consortium.restartGovernment(how)
    for (const hospital of away) await consortium.startHospital(hospital)
    await consortium.ended(digest)
    const { height, hash } = state.proposal
    expect(finalHash(await consortium.government.chain.read(height))).toEqual(hash)
    await consortium.agree()
    expect(consortium.troubles()).toEqual([])
  })

  it.each(HOW)('after a %s of the reviewer who holds it, and of the author', async (how) => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar'])
    const author = consortium.hospitals[0]!
    const digest = await consortium.submit(author, 1)
    const holder = await consortium.holderOf(digest)
    const { steps } = reviewOf(holder.node!, digest)!
    await consortium.restartHospital(holder, how)
    await consortium.restartHospital(author, how)
    expect(reviewOf(holder.node!, digest)!.steps).toEqual(steps)
    await consortium.review(digest)
    await consortium.restartHospital(holder, how)
    const ending = await consortium.ended(digest)
    expect(ending.steps.map(({ message }) => message.id)).toEqual(steps.map((s) => s.message.id))
    await until('the outbox is empty', () => author.node!.outbox.all().length === 0)
    await consortium.agree()
    expect(consortium.troubles()).toEqual([])
  })
})

/** Everything that a submission must keep to, whoever lost power however often. */
async function carryThrough(author: TestHospital, digest: Uint8Array): Promise<void> {
  const receipts = new Set<string>()
  await until('it has ended', async () => {
    const receipt = author.node?.outbox.find(digest)?.receipt
    if (receipt) receipts.add(toHex(receipt.id))
    await consortium.reviewAll()
    return (await consortium.endingOf(digest)) !== undefined
  })
  await until('it is on no list any more', () =>
    consortium.hospitals.every(
      ({ node }) => !node!.outbox.find(digest) && !reviewOf(node!, digest),
    ),
  )
  const ending = (await consortium.endingOf(digest))!
  expect(ending.kind).toBe('record')
  expect(ending.steps.map(({ kind }) => kind)).toEqual(['ask', 'held'])
  for (const receipt of receipts) expect(receipt).toBe(toHex(ending.receipt.id))
}

/** Lets time pass until the machine has no power or the submission has ended. */
async function untilDeadOrEnded(
  machine: Machine,
  digest: () => Uint8Array | undefined,
): Promise<void> {
  await until('the power is cut, or it has ended', async () => {
    if (machine.isDead) return true
    // What waits for the disk of a computer without power never ends.
    void consortium.reviewAll()
    const known = digest()
    return known !== undefined && (await consortium.endingOf(known)) !== undefined
  })
}

describe('power may be cut before any change to the disk (PROTOCOL P6)', () => {
  it('of the government', async () => {
    consortium = await TestConsortium.start(['alder', 'birch'])
    const author = consortium.hospitals[0]!
    for (let changes = 0, lost = true; lost; changes++) {
      const { machine } = consortium
      machine.cutPowerAfter(changes)
      const digest = await consortium.submit(author, changes)
      await untilDeadOrEnded(machine, () => digest)
      lost = machine.isDead
      await consortium.restartGovernment('crash')
      await carryThrough(author, digest)
    }
    await consortium.agree()
    expect(consortium.troubles()).toEqual([])
  })

  it.each(['author', 'validator'])('of the %s', async (who) => {
    consortium = await TestConsortium.start(['alder', 'birch'])
    const [author, validator] = consortium.hospitals
    const victim = who === 'author' ? author! : validator!
    for (let changes = 0, lost = true; lost; changes++) {
      const { machine } = victim
      machine.cutPowerAfter(changes)
      let digest: Uint8Array | undefined
      void consortium.submit(author!, changes).then((queued) => (digest = queued))
      await untilDeadOrEnded(machine, () => digest)
      lost = machine.isDead
      await consortium.restartHospital(victim, 'crash')
      if (digest) await carryThrough(author!, digest)
    }
    await consortium.reviewAll()
    await consortium.agree()
    expect(consortium.troubles()).toEqual([])
  })
})
