/** Epoch keys: made once, sealed to each active hospital, the one before sealed under it (§5). */
import { u32be, utf8 } from '#crypto/bytes'
import { concatBytes, sha256 } from '#crypto/hash'
import { hpkeOpen, hpkeSeal } from '#crypto/hpke'
import { openOnce, sealOnce } from '#crypto/one-time-seal'
import { encode } from '../codec/cbor.ts'

/** `SHA-256("epoch-key" ‖ K_e)`, published so that everybody can check the copy they got. */
export function epochKeyHash(key: Uint8Array): Uint8Array {
  return sha256(utf8('epoch-key'), key)
}

function epochInfo(consortium: Uint8Array, epoch: number): Uint8Array {
  return concatBytes(consortium, u32be(epoch))
}

/** Seals an epoch key to one hospital's encryption key (HPKE, info = consortium ‖ e). */
export function sealEpochKey(
  consortium: Uint8Array,
  epoch: number,
  key: Uint8Array,
  encryptionKey: Uint8Array,
  ephemeralSeed: Uint8Array,
): Promise<Uint8Array> {
  return hpkeSeal(encryptionKey, epochInfo(consortium, epoch), key, ephemeralSeed)
}

/** Opens this hospital's copy of an epoch key, or undefined when it is not for this key. */
export function openEpochKey(
  consortium: Uint8Array,
  epoch: number,
  sealed: Uint8Array,
  privateKey: Uint8Array,
): Promise<Uint8Array | undefined> {
  return hpkeOpen(privateKey, epochInfo(consortium, epoch), sealed)
}

function previousContext(consortium: Uint8Array, epoch: number): Uint8Array {
  return encode(['previous-epoch-key', consortium, epoch])
}

/** Seals the key of epoch e − 1 under the key of epoch e. */
export function sealPreviousKey(
  consortium: Uint8Array,
  epoch: number,
  key: Uint8Array,
  previous: Uint8Array,
  salt: Uint8Array,
): Uint8Array {
  return sealOnce(key, salt, previousContext(consortium, epoch), previous)
}

/** Opens the key of epoch e − 1 with the key of epoch e. */
export function openPreviousKey(
  consortium: Uint8Array,
  epoch: number,
  key: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | undefined {
  return openOnce(key, previousContext(consortium, epoch), sealed)
}
