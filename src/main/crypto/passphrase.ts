/** A 32-byte key from a passphrase, by scrypt (RFC 7914), on a pool thread. */
import { scrypt } from 'node:crypto'

/** Cost of the derivation; stored beside what it protects so that it can be raised later. */
export interface PassphraseCost {
  /** CPU and memory cost, a power of two. */
  readonly n: number
  readonly r: number
  readonly p: number
}

/** About 200 ms and 64 MiB on a workstation. */
export const PASSPHRASE_COST: PassphraseCost = { n: 65_536, r: 8, p: 1 }

/** Derives the key; `passphrase` is normalised to NFKC so that keyboards agree. */
export function keyFromPassphrase(
  passphrase: string,
  salt: Uint8Array,
  cost: PassphraseCost,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const options = { N: cost.n, r: cost.r, p: cost.p, maxmem: 256 * cost.n * cost.r }
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(new Uint8Array(key)),
    )
  })
}
