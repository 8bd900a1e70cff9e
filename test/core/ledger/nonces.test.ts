import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#crypto/hash'
import { hashSecretChain } from '#core/draw/secret-chain'
import {
  endNonce,
  hasEnded,
  lowestOpenNonce,
  newNonceAccount,
  requireOpenNonce,
} from '#core/ledger/nonces'
import { codeOf } from '../../support/rule-error.ts'
import { bytesFrom } from '../../support/signed.ts'

const LENGTH = 40
const hashing = hashSecretChain(bytesFrom('nonces'), LENGTH)
let step = hashing.next()
while (!step.done) step = hashing.next()
const chain = step.value
const fresh = newNonceAccount(chain.anchor)

const order = fc.shuffledSubarray(Array.from({ length: LENGTH }, (_, i) => i + 1))

describe('the nonces of an author (PROTOCOL §6)', () => {
  it('end once each, in any order', () => {
    fc.assert(
      fc.property(order, (nonces) => {
        let account = fresh
        const ended = new Set<number>()
        for (const nonce of nonces) {
          expect(() => requireOpenNonce(account, nonce, LENGTH)).not.toThrow()
          account = endNonce(account, nonce, chain.secret(nonce))
          ended.add(nonce)
          expect(codeOf(() => requireOpenNonce(account, nonce, LENGTH))).toBe('nonce-used')
        }
        for (let nonce = 1; nonce <= LENGTH; nonce++) {
          expect(hasEnded(account, nonce)).toBe(ended.has(nonce))
        }
      }),
    )
  })

  it('are kept as ranges that are ascending and do not touch', () => {
    fc.assert(
      fc.property(order, (nonces) => {
        let account = fresh
        for (const nonce of nonces) account = endNonce(account, nonce, chain.secret(nonce))
        let before = -1
        for (const [first, last] of account.ended) {
          expect(first).toBeGreaterThan(before + 1)
          expect(last).toBeGreaterThanOrEqual(first)
          before = last
        }
        const open = Array.from({ length: LENGTH + 1 }, (_, i) => i + 1)
        expect(lowestOpenNonce(account)).toBe(open.find((nonce) => !nonces.includes(nonce)))
      }),
    )
  })

  it('end with the one secret that the anchor fixed, whichever ended before', () => {
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: LENGTH }), (nonces, nonce) => {
        const earlier = nonces.filter((other) => other !== nonce)
        let account = fresh
        for (const other of earlier) account = endNonce(account, other, chain.secret(other))
        const right = chain.secret(nonce)
        for (const wrong of [sha256(right), bytesFrom('wrong'), chain.anchor]) {
          expect(codeOf(() => endNonce(account, nonce, wrong))).toBe('wrong-secret')
        }
        expect(() => endNonce(account, nonce, right)).not.toThrow()
      }),
    )
  })

  it('are not taken further ahead of the lowest open one than the window', () => {
    const account = endNonce(endNonce(fresh, 1, chain.secret(1)), 3, chain.secret(3))
    expect(() => requireOpenNonce(account, 5, 4)).not.toThrow()
    expect(codeOf(() => requireOpenNonce(account, 6, 4))).toBe('nonce-too-far')
  })
})
