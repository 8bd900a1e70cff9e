import { describe, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { hashSecretChain, type SecretChain } from '#core/draw/secret-chain'
import { bytesFrom } from '../../support/signed.ts'

const seed = bytesFrom('chain')

function chainOf(length: number): { chain: SecretChain; pauses: number } {
  const hashing = hashSecretChain(seed, length)
  let pauses = 0
  let step = hashing.next()
  for (; !step.done; step = hashing.next()) pauses++
  return { chain: step.value, pauses }
}

describe('the chain of draw secrets (PROTOCOL §6)', () => {
  it.each([1, 2, 255, 256, 257, 600])(
    'of length %i hashes from each secret to the one before it, down to the anchor',
    (length) => {
      const { chain } = chainOf(length)
      let before = chain.anchor
      for (let nonce = 1; nonce <= length; nonce++) {
        const secret = chain.secret(nonce)
        expect(toHex(sha256(secret))).toBe(toHex(before))
        before = secret
      }
      expect(toHex(before)).toBe(toHex(seed))
      expect(chain.length).toBe(length)
    },
  )

  it('has no secret for a nonce outside it, above all not the anchor', () => {
    const { chain } = chainOf(10)
    for (const nonce of [0, -1, 11]) expect(() => chain.secret(nonce)).toThrow(RangeError)
  })

  it('lets others work in between when it is long', () => {
    expect(chainOf(20_000).pauses).toBeGreaterThanOrEqual(4)
  })
})
