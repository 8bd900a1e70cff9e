/** The epoch keys that this hospital holds, learnt from the chain with its encryption key (§5). */
import { equalBytes } from '#crypto/bytes'
import { epochKeyHash, openEpochKey, openPreviousKey } from '#core/payload/epoch-key'
import type { SignedEpoch } from '#core/transaction/epoch'

/** What of an epoch is needed to walk from its key to the one before. */
interface EpochLink {
  readonly keyHash: Uint8Array
  readonly previous: Uint8Array | null
}

/** The keys in memory; nothing of it is stored, the chain and the keystore give it back. */
export class KeyRing {
  private readonly consortium: Uint8Array
  private readonly hospital: Uint8Array
  private readonly privateKey: Uint8Array
  private readonly links = new Map<number, EpochLink>()
  private readonly keys = new Map<number, Uint8Array>()
  private brokenEpoch: number | undefined

  constructor(consortium: Uint8Array, hospital: Uint8Array, privateKey: Uint8Array) {
    this.consortium = consortium
    this.hospital = hospital
    this.privateKey = privateKey
  }

  /** The key of an epoch, or undefined when this hospital does not hold it. */
  key(epoch: number): Uint8Array | undefined {
    return this.keys.get(epoch)
  }

  /** The newest epoch whose key was sealed wrongly to this hospital, until the next one. */
  get broken(): number | undefined {
    return this.brokenEpoch
  }

  /**
   * Learns from a final epoch: this hospital's copy, then every earlier key that follows from it.
   * True when keys were learnt that were not held before.
   */
  async learn({ body }: SignedEpoch): Promise<boolean> {
    const { number, keyHash, previous } = body
    this.links.set(number, { keyHash, previous })
    this.brokenEpoch = undefined
    const copy = body.sealed.find(({ hospital }) => equalBytes(hospital, this.hospital))
    if (!copy) return false
    const key = await openEpochKey(this.consortium, number, copy.key, this.privateKey)
    if (!key || !equalBytes(epochKeyHash(key), keyHash)) {
      this.brokenEpoch = number
      return false
    }
    // Nothing is written under an epoch that does not hand on the key before it (§5).
    if (!this.learnEarlier(number, key)) {
      this.brokenEpoch = number
      return false
    }
    this.keys.set(number, key)
    return true
  }

  /** Walks down from a key; false when a link leads to another key than the chain says. */
  private learnEarlier(from: number, fromKey: Uint8Array): boolean {
    let key = fromKey
    for (let number = from; number > 1 && !this.keys.has(number - 1); number--) {
      const link = this.links.get(number)
      const below = this.links.get(number - 1)
      if (!link?.previous || !below) return false
      const earlier = openPreviousKey(this.consortium, number, key, link.previous)
      if (!earlier || !equalBytes(epochKeyHash(earlier), below.keyHash)) return false
      this.keys.set(number - 1, earlier)
      key = earlier
    }
    return true
  }
}
