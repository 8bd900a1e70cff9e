import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRejection } from '#core/payload/review-note'
import type { Cancel } from '#core/transaction/cancel'
import {
  reviewOf,
  TEST_PARAMETERS,
  TestConsortium,
  type TestHospital,
  until,
} from '../support/nodes.ts'

let consortium: TestConsortium
beforeAll(async () => {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
})
afterAll(() => consortium.close())

/** The cause of a cancel, or what it was instead. */
async function causeOf(digest: Uint8Array): Promise<string> {
  const ending = await consortium.ended(digest)
  return ending.kind === 'cancel' ? ending.why.cause : ending.kind
}

function others(...hospitals: TestHospital[]): TestHospital[] {
  return consortium.hospitals.filter((hospital) => !hospitals.includes(hospital))
}

async function outboxIsEmpty({ node, name }: TestHospital): Promise<void> {
  await until(`the outbox of ${name} is empty`, () => node!.outbox.all().length === 0)
}

describe('the end of a submission (PROTOCOL §6)', () => {
  it('is a cancel with a reason that only the author can open, when the reviewer rejects', async () => {
    const author = consortium.hospitals[0]!
    const digest = await consortium.submit(author, 1)
    const reviewer = await consortium.review(digest, 'reject')
    const ending = (await consortium.ended(digest)) as Cancel
    if (ending.why.cause !== 'rejected') throw new Error(`it was ${ending.why.cause}`)
    const sealed = ending.why.attestation.body.reason!
    const open = ({ secrets }: TestHospital) =>
      openRejection(secrets.encryptionKey, consortium.consortium.id, ending.submission.id, sealed)
    expect(reviewer).not.toBe(author)
    expect(await open(author)).toEqual({ reason: 'wrong-code', text: 'Please check' })
    for (const other of others(author)) expect(await open(other)).toBeUndefined()
    await outboxIsEmpty(author)
  })

  it('is a cancel when the author withdraws before the verdict, and the holder is released', async () => {
    const author = consortium.hospitals[1]!
    const digest = await consortium.submit(author, 2)
    const holder = await consortium.holderOf(digest)
    await author.node!.sender.withdraw(author.node!.outbox.find(digest)!)
    expect(await causeOf(digest)).toBe('withdrawn')
    await until('the holder is released', () => reviewOf(holder.node!, digest) === undefined)
    await outboxIsEmpty(author)
  })

  it('is nothing at all when the author takes back what was never sent', async () => {
    const author = consortium.hospitals[1]!
    const before = consortium.government.chain.view.account(author.id)!.ended
    await author.node!.outbox.queue(new Uint8Array(32), new Uint8Array(64), null, 0)
    await author.node!.sender.withdraw(author.node!.outbox.find(new Uint8Array(32))!)
    expect(author.node!.outbox.all()).toEqual([])
    expect(consortium.government.chain.view.account(author.id)!.ended).toEqual(before)
  })

  it('keeps the nonces in order, at whatever instant documents are taken back', async () => {
    const author = consortium.hospitals[1]!
    const { sender, outbox } = author.node!
    const { machine } = author
    machine.lag = 4
    for (let number = 20; number < 36; number++) {
      const digest = await consortium.submit(author, number)
      const { changes } = machine
      // So many changes later it is being sealed, noted or sent.
      await until('the disk is as far', () => machine.changes >= changes + (number - 20) / 3)
      const item = outbox.find(digest)
      if (item) await sender.withdraw(item)
    }
    machine.lag = 0
    const digest = await consortium.submit(author, 40)
    await until('all have ended', async () => {
      await consortium.reviewAll()
      return outbox.all().length === 0
    })
    expect((await consortium.ended(digest)).kind).toBe('record')
    expect(consortium.troubles()).toEqual([])
  })

  it('is a record when the withdrawal comes after the verdict', async () => {
    const author = consortium.hospitals[2]!
    const digest = await consortium.submit(author, 3)
    const holder = await consortium.holderOf(digest)
    const away = others(author, holder)
    for (const hospital of away) await consortium.stopHospital(hospital)
    await consortium.review(digest)
    const { pool } = consortium.government
    await until('the verdict has come in', () => pool.all()[0]?.attestation !== undefined)
    await author.node!.sender.withdraw(author.node!.outbox.find(digest)!)
    for (const hospital of away) await consortium.startHospital(hospital)
    expect(await causeOf(digest)).toBe('record')
    await outboxIsEmpty(author)
  })

  it('is a cancel when three persons decline', async () => {
    const author = consortium.hospitals[3]!
    const digest = await consortium.submit(author, 4)
    const declined = new Set<string>()
    for (let declines = 0; declines < 3; declines++) {
      const holder = await consortium.holderOf(digest)
      declined.add(holder.name)
      await holder.node!.reviews.decline(reviewOf(holder.node!, digest)!.submission.id)
    }
    expect(await causeOf(digest)).toBe('declined')
    expect(declined).toEqual(new Set(others(author).map(({ name }) => name)))
    await outboxIsEmpty(author)
  })

  it('is a cancel when the author is suspended meanwhile, and the holder is rid of it', async () => {
    const author = consortium.hospitals[0]!
    const digest = await consortium.submit(author, 5)
    const holder = await consortium.holderOf(digest)
    const { changes } = consortium.government
    await changes.decide({ kind: 'suspend', subject: author.id, reason: 'a test' })
    expect(await causeOf(digest)).toBe('author-excluded')
    await until('the holder is released', () => reviewOf(holder.node!, digest) === undefined)
    await changes.decide({ kind: 'reinstate', subject: author.id, reason: 'a test' })
    await until('the author is back', () => author.node!.isConnected())
    await outboxIsEmpty(author)
  })

  it('was the same everywhere, and nothing went wrong', async () => {
    await consortium.agree()
    const alarms = consortium
      .troubles()
      .filter((trouble) => trouble !== 'alder: refused: suspended')
    expect(alarms).toEqual([])
  })
})

it('cancels what nobody has decided when it expires, however long the ask may take', async () => {
  const parameters = { ...TEST_PARAMETERS, expiry: 700 }
  const short = await TestConsortium.start(['alder', 'birch'], parameters)
  try {
    const [author] = short.hospitals
    const digest = await short.submit(author!, 1)
    const holder = await short.holderOf(digest)
    const ending = await short.ended(digest)
    expect(ending.kind === 'cancel' && ending.why.cause).toBe('expired')
    await until('the holder is released', () => reviewOf(holder.node!, digest) === undefined)
    expect(short.troubles()).toEqual([])
  } finally {
    await short.close()
  }
})
