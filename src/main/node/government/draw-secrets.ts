/** The government's draw secrets: one hash chain a hospital, all from one master (PROTOCOL §6). */
import { toHex, utf8 } from '#crypto/bytes'
import { hkdfSha256 } from '#crypto/hash'
import { hashSecretChain, type SecretChain } from '#core/draw/secret-chain'
import type { Clock } from '../environment.ts'

/** The seed of a hospital's chain: its last secret, which all others are hashed from. */
export function drawSeed(master: Uint8Array, hospital: Uint8Array): Uint8Array {
  return hkdfSha256(master, hospital, utf8('medichain draw secrets'))
}

/** Makes and keeps the chains of draw secrets. */
export class DrawSecrets {
  private readonly master: Uint8Array
  private readonly length: number
  private readonly clock: Clock
  private readonly chains = new Map<string, Promise<SecretChain>>()

  /** `master` is the backed-up secret that all seeds derive from; `length` is parameter N. */
  constructor(master: Uint8Array, length: number, clock: Clock) {
    this.master = master
    this.length = length
    this.clock = clock
  }

  /** The chain of a hospital, made when first asked for, in slices that let others work. */
  chainOf(hospital: Uint8Array): Promise<SecretChain> {
    const name = toHex(hospital)
    let chain = this.chains.get(name)
    if (!chain) {
      chain = this.make(hospital)
      this.chains.set(name, chain)
    }
    return chain
  }

  private async make(hospital: Uint8Array): Promise<SecretChain> {
    const work = hashSecretChain(drawSeed(this.master, hospital), this.length)
    for (;;) {
      const slice = work.next()
      if (slice.done) return slice.value
      await new Promise<void>((resolve) => this.clock.after(0, resolve))
    }
  }
}
