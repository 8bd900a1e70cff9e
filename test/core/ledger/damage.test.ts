/** Nothing that a peer or a disk did to a block gets past the checks, or breaks them. */
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeCertificate, encodeCertificate } from '#core/consensus/vote'
import { decodeBlock, encodeBlock, type Block } from '#core/ledger/block'
import { decodeTransaction } from '#core/transaction/transaction'
import { RuleError } from '#core/errors'
import { flipBit } from '../../support/flip.ts'
import { foundLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import { unlessRefused } from '../../support/rule-error.ts'
import { put } from '../rules/cases.ts'

let ledger: LedgerBuilder
let block: Block

beforeAll(async () => {
  ledger = await foundLedger({ active: 4 })
  const [first, second, third] = ledger.hospitals
  block = ledger.block([
    ledger.submit(first!).ask().pass('busy').ask().unanswered().ask().hold().accept(),
    ledger.submit(second!).ask().hold().reject(),
    ledger.submit(second!).withdraw(),
    await ledger.epoch(first!, { repair: true }),
    ledger.membership.remove(third!),
  ])
})

describe('a block', () => {
  it('is accepted as it is', () => {
    expect(() => ledger.check(decodeBlock(encodeBlock(block)))).not.toThrow()
  })

  it('is refused by a RuleError with any bit flipped', () => {
    const bytes = encodeBlock(block)
    const bit = fc.nat(bytes.length * 8 - 1)
    fc.assert(
      fc.property(bit, (place) => {
        expect(() => ledger.check(decodeBlock(flipBit(bytes, place)))).toThrow(RuleError)
      }),
      { numRuns: 800 },
    )
  })

  it('is refused by a RuleError when it was cut', () => {
    const bytes = encodeBlock(block)
    for (let length = 0; length < bytes.length; length += 61) {
      expect(() => decodeBlock(bytes.subarray(0, length))).toThrow(RuleError)
    }
  })
})

describe('a certificate', () => {
  it('is refused by a RuleError with any bit flipped', () => {
    const bytes = encodeCertificate(ledger.certify(block))
    const bit = fc.nat(bytes.length * 8 - 1)
    fc.assert(
      fc.property(bit, (place) => {
        const attempt = () =>
          put(ledger, { block, certificate: decodeCertificate(flipBit(bytes, place)) })
        expect(attempt).toThrow(RuleError)
      }),
      { numRuns: 300 },
    )
  })
})

describe('any bytes', () => {
  it('are a transaction, block or certificate, or are refused by a RuleError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const read of [decodeTransaction, decodeBlock, decodeCertificate]) {
          expect(unlessRefused(() => read(bytes))).toBeUndefined()
        }
      }),
    )
  })
})
