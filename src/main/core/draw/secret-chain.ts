/** The government's chain of draw secrets for one hospital: s_0 = SHA-256^N(seed) (§6). */
import { sha256 } from '#crypto/hash'

/** Secrets between two kept ones: a lookup hashes at most this often. */
const KEPT_EVERY = 256

/** A chain of secrets, holding one in 256 of them. */
export interface SecretChain {
  /** How many secrets the chain has; nonces run from 1 to this. */
  readonly length: number
  /** s_0, the commitment that `admit` carries. */
  readonly anchor: Uint8Array
  /** s_n for a nonce from 1 to `length`. Throws a RangeError outside. */
  secret(nonce: number): Uint8Array
}

/**
 * Hashes a chain, yielding after every 4,096 hashes (a few milliseconds), so that whoever runs
 * it can let others work in between. The generator's return value is the chain.
 */
export function* hashSecretChain(
  seed: Uint8Array,
  length: number,
): Generator<void, SecretChain, void> {
  const kept = new Map<number, Uint8Array>([[length, seed]])
  let value = seed
  for (let nonce = length - 1; nonce >= 0; nonce--) {
    value = sha256(value)
    if (nonce % KEPT_EVERY === 0) kept.set(nonce, value)
    if (nonce % 4096 === 0) yield
  }
  return {
    length,
    anchor: value,
    secret(nonce) {
      if (nonce < 1 || nonce > length) throw new RangeError(`no draw secret for nonce ${nonce}`)
      let from = Math.min(length, Math.ceil(nonce / KEPT_EVERY) * KEPT_EVERY)
      let secret = kept.get(from)!
      for (; from > nonce; from--) secret = sha256(secret)
      return secret
    },
  }
}
