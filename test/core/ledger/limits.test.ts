/** What is still allowed: the last value before each limit that a block must keep. */
import { describe, expect, it } from 'vitest'
import { encodeBlock } from '#core/ledger/block'
import { foundLedger } from '../../support/ledger-builder.ts'
import { codeOf } from '../../support/rule-error.ts'

/** A consortium with a limit on bytes, and a block whose size does not depend on the limit. */
async function longReview(blockBytes: number) {
  const ledger = await foundLedger({ active: 2, parameters: { blockBytes } })
  const review = ledger.submit(ledger.hospitals[0]!)
  for (let round = 0; round < 12; round++) review.ask().pass('busy')
  return { ledger, block: ledger.block([review.ask().hold().accept()]) }
}

describe('a block', () => {
  it('may have the time of the block before it', async () => {
    const ledger = await foundLedger({ active: 1 })
    const withdrawn = ledger.submit(ledger.hospitals[0]!).withdraw()
    const block = ledger.block([withdrawn], { body: { time: ledger.state.time } })
    expect(() => ledger.check(block)).not.toThrow()
  })

  it('may hold exactly as many transactions as the parameters say', async () => {
    const ledger = await foundLedger({ active: 1, parameters: { blockTransactions: 3 } })
    const withdrawn = () => ledger.submit(ledger.hospitals[0]!).withdraw()
    const full = [withdrawn(), withdrawn(), withdrawn()]
    expect(() => ledger.check(ledger.block(full))).not.toThrow()
    expect(codeOf(() => ledger.check(ledger.block([...full, withdrawn()])))).toBe('block-too-large')
  })

  it('may be exactly as long as the parameters say', async () => {
    const size = encodeBlock((await longReview(60_000)).block).length
    const exact = await longReview(size)
    expect(() => exact.ledger.check(exact.block)).not.toThrow()
    const above = await longReview(size - 1)
    expect(codeOf(() => above.ledger.check(above.block))).toBe('block-too-large')
  })
})

describe('a payload', () => {
  it('may be as large as the largest document makes it, and no larger', async () => {
    const ledger = await foundLedger({ active: 2, parameters: { documentBytes: 10_000 } })
    const author = ledger.hospitals[0]!
    const withdrawn = (size: number) => {
      const { payload } = ledger.fork().submit(author).start.submission.body
      return ledger.submit(author, { body: { nonce: 1, payload: { ...payload, size } } }).withdraw()
    }
    const largest = 10_240 + 16 * 1024
    expect(() => ledger.check(ledger.block([withdrawn(largest)]))).not.toThrow()
    const above = withdrawn(largest + 1)
    expect(codeOf(() => ledger.check(ledger.block([above])))).toBe('bad-payload-size')
  })
})

describe('a nonce', () => {
  it('may be the last for which there is a draw secret', async () => {
    const ledger = await foundLedger({ active: 2, parameters: { drawSecrets: 4 } })
    const last = ledger.submit(ledger.hospitals[0]!, { body: { nonce: 4 } })
    expect(() => ledger.check(ledger.block([last.ask().hold().accept()]))).not.toThrow()
  })
})

describe('an approved change', () => {
  it('counts at the last height that it names', async () => {
    const ledger = await foundLedger({ active: 4 })
    const until = ledger.state.height + 1
    const removal = ledger.membership.remove(ledger.hospitals[3]!, { body: { until } })
    expect(() => ledger.check(ledger.block([removal]))).not.toThrow()
    const newcomer = await ledger.enrol('newcomer')
    ledger.append(ledger.membership.admit(newcomer))
    const activation = ledger.membership.activate(newcomer, { body: { until: until + 1 } })
    expect(() => ledger.check(ledger.block([activation]))).not.toThrow()
  })
})
