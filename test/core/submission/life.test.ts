import { beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { verifySignature } from '#crypto/ed25519'
import {
  type LifeSetting,
  liveThrough,
  maySayUnanswered,
  newLife,
  nextToAsk,
} from '#core/submission/life'
import { foundLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import type { ReviewBuilder } from '../../support/review-builder.ts'

let ledger: LedgerBuilder

beforeAll(async () => {
  ledger = await foundLedger({ active: 7 })
})

function settingOf(fork: LedgerBuilder, { start }: ReviewBuilder): LifeSetting {
  return {
    state: fork.view,
    submission: start.submission.id,
    receipt: start.receipt.id,
    ranking: start.ranking.map(({ id }) => id),
    base: start.submission.body.base.height,
    voters: 7,
  }
}

describe('the life of a submission (PROTOCOL §6)', () => {
  it('goes from receipt to ask, hold and on, and counts what happened on the way', () => {
    const review = ledger.fork().submit(ledger.hospitals[0]!)
    const setting = settingOf(ledger, review)
    expect(liveThrough(setting, review.steps, verifySignature)).toEqual(newLife(setting.receipt))
    const at = () => liveThrough(setting, review.steps, verifySignature)
    review.ask()
    expect(at().at).toMatchObject({ stage: 'asked', hospital: setting.ranking[0] })
    review.hold()
    expect(at().at).toMatchObject({ stage: 'held', hospital: setting.ranking[0] })
    review.pass('declined').ask().pass('busy').ask().unanswered()
    expect(at()).toMatchObject({ number: 7, place: 2, declines: 1, at: { stage: 'unasked' } })
    expect([...at().unanswered]).toEqual([toHex(setting.ranking[2]!)])
  })

  it('asks next whoever is active and next in the ranking, round and round', () => {
    const fork = ledger.fork()
    const review = fork.submit(fork.hospitals[0]!)
    const { ranking } = review.start
    fork.append(fork.membership.suspend(ranking[1]!))
    const setting = settingOf(fork, review)
    const order = []
    for (let round = 0; round < 7; round++) {
      const life = liveThrough(setting, review.steps, verifySignature)
      const next = fork.hospital(nextToAsk(setting, life)!)
      order.push(ranking.indexOf(next))
      review.ask(next).pass('away')
    }
    expect(order).toEqual([0, 2, 3, 4, 5, 0, 2])
    fork.append(review.ask(ranking[3]).hold().accept())
  })

  it('asks the same again when it is the only one left', () => {
    const fork = ledger.fork()
    const review = fork.submit(fork.hospitals[0]!)
    const [only, ...others] = review.start.ranking
    for (const hospital of others) fork.append(fork.membership.suspend(hospital))
    const setting = settingOf(fork, review)
    review.ask().pass('busy')
    const life = liveThrough(setting, review.steps, verifySignature)
    expect(nextToAsk(setting, life)).toEqual(only!.id)
    fork.append(review.ask(only).hold().accept())
  })

  it('has nobody to ask when nobody else is active', () => {
    const fork = ledger.fork()
    const review = fork.submit(fork.hospitals[0]!)
    for (const hospital of fork.hospitals.slice(1)) fork.append(fork.membership.suspend(hospital))
    const setting = settingOf(fork, review)
    expect(nextToAsk(setting, newLife(setting.receipt))).toBeUndefined()
  })

  it('lets the government call at most f hospitals silent, the same one again', () => {
    const review = ledger.fork().submit(ledger.hospitals[0]!)
    const setting = settingOf(ledger, review)
    review.ask().unanswered().ask().unanswered()
    const life = liveThrough(setting, review.steps, verifySignature)
    expect(maySayUnanswered(setting, life, setting.ranking[0]!)).toBe(true)
    expect(maySayUnanswered(setting, life, setting.ranking[2]!)).toBe(false)
  })
})
