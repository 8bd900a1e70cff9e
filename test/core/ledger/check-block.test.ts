import { beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { verifySignature } from '#crypto/ed25519'
import { requireCertificate } from '#core/consensus/vote'
import { blockHash, decodeBlock, encodeBlock } from '#core/ledger/block'
import { hasEnded } from '#core/ledger/nonces'
import { foundLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import type { TestHospital } from '../../support/test-hospital.ts'

let founded: LedgerBuilder
let ledger: LedgerBuilder
let author: TestHospital

beforeAll(async () => {
  founded = await foundLedger({ active: 7, parameters: { baseWindow: 8, nonceWindow: 16 } })
})

function fresh(): void {
  ledger = founded.fork()
  author = ledger.hospitals[0]!
}

function ended(nonce: number): boolean {
  return hasEnded(ledger.view.account(author.id)!, nonce)
}

describe('founding', () => {
  it('brings hospitals in one by one, each by a certificate of those before it', () => {
    const votes = founded.blocks.map(({ certificate }) => certificate.votes.length)
    // Nobody votes on the first admission and activation; n − f of n hospitals on the others.
    expect(votes).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5])
    expect(founded.view.active()).toHaveLength(7)
    expect(founded.view.epochIsCurrent()).toBe(true)
  })

  it('is the same chain in every run', async () => {
    const again = await foundLedger({ active: 7, parameters: { baseWindow: 8, nonceWindow: 16 } })
    expect(toHex(again.state.head)).toBe(toHex(founded.state.head))
    expect(again.state).toEqual(founded.state)
  })

  it('asks everybody else to approve while at most 3 hospitals vote, then n − f', () => {
    const approvals = founded.blocks.flatMap(({ block }) =>
      block.transactions.flatMap((t) => (t.kind === 'activate' ? t.approvals.length : [])),
    )
    expect(approvals).toEqual([0, 1, 2, 3, 3, 4, 5])
  })
})

describe('a record', () => {
  it('is final once the first in the ranking held and accepted it, and ends its nonce', () => {
    fresh()
    ledger.append(ledger.submit(author).ask().hold().accept())
    expect(ended(1)).toBe(true)
  })

  it('goes to the next in the ranking after a pass, a decline or f silent hospitals', () => {
    fresh()
    const review = ledger.submit(author).ask().pass('busy').ask().hold().pass('declined')
    review.ask().unanswered().ask().hold().unanswered()
    ledger.append(review.ask().hold().accept())
    expect(toHex(review.asked.id)).toBe(toHex(review.start.ranking[4]!.id))
  })

  it('goes round the ranking again when nobody is left', () => {
    fresh()
    const review = ledger.submit(author)
    for (let place = 0; place < 6; place++) review.ask().pass('away')
    ledger.append(review.ask().hold().accept())
    expect(review.asked).toBe(review.start.ranking[0])
  })

  it('counts a hospital that is silent in two rounds once', () => {
    fresh()
    const review = ledger.submit(author).ask().unanswered().ask().unanswered()
    for (let place = 2; place < 6; place++) review.ask().pass('away')
    ledger.append(review.ask().unanswered().ask().unanswered().ask().hold().accept())
    expect(ended(1)).toBe(true)
  })

  it('skips a hospital that was suspended meanwhile, even one that held it', () => {
    fresh()
    const review = ledger.submit(author).ask().hold()
    ledger.append(ledger.membership.suspend(review.asked))
    ledger.append(review.ask().hold().accept())
    expect(ended(1)).toBe(true)
  })

  it('does not ask again a hospital that was suspended and reinstated since the base', () => {
    fresh()
    const review = ledger.submit(author)
    const [first, second] = review.start.ranking
    ledger.append(ledger.membership.suspend(first!))
    ledger.append(ledger.membership.reinstate(first!))
    ledger.append(review.ask(second).hold().accept())
    expect(ended(1)).toBe(true)
  })

  it('is valid on the last base in the window, and under the epoch of its base', async () => {
    fresh()
    const review = ledger.submit(author).ask().hold()
    const other = ledger.hospitals.find((h) => h !== author && h !== review.asked)!
    ledger.append(ledger.membership.suspend(other))
    ledger.append(await ledger.epoch(author))
    for (let block = 0; block < 5; block++) ledger.append(ledger.submit(author).withdraw())
    ledger.append(review.accept())
    expect(ended(1)).toBe(true)
  })

  it('may come in any order of nonces within the window, and many in one block', () => {
    fresh()
    const last = ledger
      .submit(author, { body: { nonce: 16 } })
      .ask()
      .hold()
      .accept()
    const reviews = [3, 1, 2].map((nonce) => ledger.submit(author, { body: { nonce } }))
    ledger.append(last, ...reviews.map((review) => review.ask().hold().accept()))
    expect([1, 2, 3, 16].map(ended)).toEqual([true, true, true, true])
    expect(ended(4)).toBe(false)
  })
})

describe('a cancel', () => {
  it('ends a nonce by rejection, withdrawal or three declines', () => {
    fresh()
    const declined = ledger.submit(author).ask().pass('declined').ask().hold().pass('declined')
    ledger.append(
      ledger.submit(author).ask().hold().reject(),
      ledger.submit(author).ask().hold().withdraw(),
      declined.ask().pass('declined').cancel({ cause: 'declined' }),
    )
    expect([1, 2, 3].map(ended)).toEqual([true, true, true])
  })

  it('ends a nonce by expiry, counted from the receipt or in blocks from the base', () => {
    fresh()
    const { expiry } = ledger.consortium.genesis.parameters
    const early = ledger.submit(author)
    const byHeight = ledger.submit(author)
    for (let block = 0; block < 8; block++) ledger.append(ledger.submit(author).withdraw())
    ledger.append(byHeight.cancel({ cause: 'expired' }))
    const byTime = ledger.submit(author)
    const time = byTime.start.time + expiry
    const expired = [early.cancel({ cause: 'expired' }), byTime.cancel({ cause: 'expired' })]
    ledger.finalise(ledger.block(expired, { body: { time } }))
    expect([1, 2, byTime.start.submission.body.nonce].map(ended)).toEqual([true, true, true])
  })

  it('ends what a suspended or removed author left open', () => {
    fresh()
    const [one, two] = [ledger.submit(author).ask().hold(), ledger.submit(author)]
    ledger.append(ledger.membership.suspend(author))
    ledger.append(one.cancel({ cause: 'author-excluded' }))
    ledger.append(ledger.membership.remove(author))
    ledger.append(two.cancel({ cause: 'author-excluded' }))
    expect([1, 2].map(ended)).toEqual([true, true])
  })
})

describe('members', () => {
  it('keep the electorate when suspended and shrink it when removed', () => {
    fresh()
    const [, second, third] = ledger.hospitals
    ledger.append(ledger.membership.suspend(second!))
    expect(ledger.view.voters()).toHaveLength(7)
    expect(ledger.view.active()).toHaveLength(6)
    ledger.append(ledger.membership.remove(second!))
    ledger.append(ledger.membership.remove(third!))
    expect(ledger.view.voters()).toHaveLength(5)
    expect(ledger.view.votesNeeded()).toBe(4)
  })

  it('count with approvals of suspended hospitals, which still vote', () => {
    fresh()
    const [first, second, third] = ledger.hospitals
    for (const suspended of [first!, second!]) ledger.append(ledger.membership.suspend(suspended))
    ledger.append(
      ledger.membership.remove(third!, {
        approvers: [first!, second!, ...ledger.hospitals.slice(3, 6)],
      }),
    )
    expect(ledger.view.member(third!.id)!.status).toBe('removed')
  })
})

describe('a certificate', () => {
  it('is any n − f votes of the electorate, suspended hospitals included', () => {
    fresh()
    ledger.append(ledger.membership.suspend(ledger.hospitals[6]!))
    const block = ledger.block([ledger.submit(author).withdraw()])
    for (const start of [0, 1, 2]) {
      const voters = ledger.hospitals.slice(start, start + 5)
      const certificate = ledger.certify(block, voters)
      expect(() =>
        requireCertificate(ledger.state, blockHash(block), certificate, verifySignature),
      ).not.toThrow()
    }
  })
})

describe('the bytes of a block', () => {
  it('come back as the same block with the same hash', () => {
    for (const { block } of founded.blocks) {
      const again = decodeBlock(encodeBlock(block))
      expect(again).toEqual(block)
      expect(toHex(blockHash(again))).toBe(toHex(blockHash(block)))
    }
  })
})
