import { afterEach, describe, expect, it } from 'vitest'
import { equalBytes } from '#crypto/bytes'
import {
  reviewOf,
  TEST_PARAMETERS,
  TestConsortium,
  type TestHospital,
  until,
} from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

/** The steps of a submission that has ended, in words. */
async function stepsOf(digest: Uint8Array): Promise<string[]> {
  const { steps } = await consortium.ended(digest)
  return steps.map(({ kind, message }) => {
    const hospital = consortium.hospitals.find(({ id }) => equalBytes(id, message.body.hospital))
    return `${kind} ${hospital!.name}`
  })
}

/** Lets everybody be busy, submits, and answers whom the government has asked first. */
async function asked(digest: Uint8Array): Promise<TestHospital> {
  let found: TestHospital | undefined
  await until('somebody is asked', () => {
    const open = consortium.government.pool
      .all()
      .find(({ submission }) => equalBytes(submission.body.contentDigest, digest))
    const at = open?.life.at
    if (!at || at.stage === 'unasked') return false
    found = consortium.hospitals.find(({ id }) => equalBytes(id, at.hospital))
    return true
  })
  return found!
}

describe('whom the government asks (PROTOCOL §6)', () => {
  it('asks the next in the ranking when a busy hospital passes', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const [author, ...others] = consortium.hospitals
    for (const other of others) other.presence = { presence: 'busy', holds: 1 }
    const digest = await consortium.submit(author!, 1)
    const { pool } = consortium.government
    await until('all have passed', () => pool.all()[0]?.steps.length === 6)
    for (const other of others) other.presence = { presence: 'idle', holds: 1 }
    await consortium.review(digest)
    const steps = await stepsOf(digest)
    expect(
      steps
        .slice(0, 6)
        .filter((step) => step.startsWith('pass'))
        .sort(),
    ).toEqual(others.map(({ name }) => `pass ${name}`))
    // The second round begins where the first did.
    expect(steps[6]).toBe(steps[0])
    expect(steps).toHaveLength(8)
    expect(consortium.troubles()).toEqual([])
  })

  it('passes by itself when it holds as many reviews as it may', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar'])
    const [author, ...others] = consortium.hospitals
    for (const other of others) other.presence = { presence: 'idle', holds: 1 }
    const digests = [1, 2, 3].map((number) => consortium.submit(author!, number))
    const { pool } = consortium.government
    const held = () => pool.all().filter(({ life }) => life.at.stage === 'held').length
    const passed = () => pool.all().some(({ steps }) => steps.some(({ kind }) => kind === 'pass'))
    await until('two are held and the third was passed', () => held() === 2 && passed())
    for (const { node } of others) expect(node!.reviews.waiting()).toHaveLength(1)
    await until('all are reviewed', async () => {
      await consortium.reviewAll()
      return author!.node!.outbox.all().length === 0
    })
    for (const digest of digests) expect((await consortium.ended(await digest)).kind).toBe('record')
    expect(consortium.troubles()).toEqual([])
  })

  it('calls at most f hospitals silent, and none before the ask has timed out', async () => {
    const parameters = { ...TEST_PARAMETERS, askTimeout: 200 }
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'], parameters)
    const [author, ...others] = consortium.hospitals
    for (const other of others) await consortium.stopHospital(other)
    const digest = await consortium.submit(author!, 1)
    const { pool } = consortium.government
    await until('one was called silent', () => pool.all()[0]?.steps.length === 3)
    const [first, silent] = pool.all()[0]!.steps
    expect(silent!.kind).toBe('unanswered')
    expect(silent!.message.body.time - first!.message.body.time).toBeGreaterThanOrEqual(200)
    const second = await asked(digest)
    for (const other of others) if (other !== second) await consortium.startHospital(other)
    // Two of three asked are connected and the timeout has passed several times over.
    const { environment } = consortium
    await new Promise<void>((resolve) => environment.clock.after(700, resolve))
    expect(pool.all()[0]!.steps).toHaveLength(3)
    await consortium.startHospital(second)
    expect(await consortium.review(digest)).toBe(second)
    expect(await stepsOf(digest)).toHaveLength(4)
    expect(consortium.troubles()).toEqual([])
  })

  it('waits for an absent hospital where f is 0, and asks it again when it is back', async () => {
    const parameters = { ...TEST_PARAMETERS, askTimeout: 100, holdTimeout: 60_000 }
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar'], parameters)
    const [author, ...others] = consortium.hospitals
    for (const other of others) await consortium.stopHospital(other)
    const digest = await consortium.submit(author!, 1)
    const first = await asked(digest)
    const { environment } = consortium
    await new Promise<void>((resolve) => environment.clock.after(400, resolve))
    expect(consortium.government.pool.all()[0]!.steps).toHaveLength(1)
    for (const other of others) await consortium.startHospital(other)
    expect(await consortium.review(digest)).toBe(first)
    expect(await stepsOf(digest)).toEqual([`ask ${first.name}`, `held ${first.name}`])
    expect(consortium.troubles()).toEqual([])
  })

  it('hears of a pass that a hospital decided while it was not connected', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar'])
    const [author] = consortium.hospitals
    const digest = await consortium.submit(author!, 1)
    const holder = await consortium.holderOf(digest)
    const { pool } = consortium.government
    await until('the hold is known', () => pool.all()[0]?.life.at.stage === 'held')
    await consortium.crashGovernment()
    await until('the holder is alone', () => !holder.node!.isConnected())
    await holder.node!.reviews.decline(reviewOf(holder.node!, digest)!.submission.id)
    await consortium.startGovernment()
    const next = await consortium.review(digest)
    expect(next).not.toBe(holder)
    expect(await stepsOf(digest)).toContain(`pass ${holder.name}`)
    expect(consortium.troubles()).toEqual([])
  })

  it('goes on with the next when the holder is suspended, who is rid of it when it is back', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const [author] = consortium.hospitals
    const digest = await consortium.submit(author!, 1)
    const holder = await consortium.holderOf(digest)
    const { changes } = consortium.government
    await changes.decide({ kind: 'suspend', subject: holder.id, reason: 'a test' })
    const next = async () => {
      await until('another holds it', () =>
        consortium.hospitals.some(
          (other) => other !== holder && reviewOf(other.node!, digest) !== undefined,
        ),
      )
    }
    await next()
    const refused = `${holder.name}: refused: suspended`
    // Reinstated before it has asked, it would never hear that it was suspended.
    await until('it hears that it is suspended', () => consortium.troubles().includes(refused))
    await changes.decide({ kind: 'reinstate', subject: holder.id, reason: 'a test' })
    await until('it is rid of it', () => reviewOf(holder.node!, digest) === undefined)
    expect(await consortium.review(digest)).not.toBe(holder)
    expect((await consortium.ended(digest)).kind).toBe('record')
    expect(new Set(consortium.troubles())).toEqual(new Set([refused]))
  })
})
