/** Raw Ed25519 keys, as the rest of the program knows them, and libp2p's forms of them. */
import { KEY_BYTES } from '#crypto/ed25519'
import { generateKeyPairFromSeed, publicKeyFromRaw } from '@libp2p/crypto/keys'
import type { Ed25519PrivateKey, PeerId } from '@libp2p/interface'
import { peerIdFromPublicKey } from '@libp2p/peer-id'
import { NetworkError } from '../errors.ts'

/** Throws NetworkError `bad-key` unless `key` has the length of a raw key or seed. */
export function requireKey(key: Uint8Array): void {
  if (key.length !== KEY_BYTES) throw new NetworkError({ code: 'bad-key' })
}

/** libp2p's form of a 32-byte private seed. */
export function transportKey(seed: Uint8Array): Promise<Ed25519PrivateKey> {
  requireKey(seed)
  return generateKeyPairFromSeed('Ed25519', seed)
}

/** The peer id of a raw public key. Throws NetworkError `bad-key`. */
export function peerIdOf(publicKey: Uint8Array): PeerId {
  requireKey(publicKey)
  return peerIdFromPublicKey(publicKeyFromRaw(publicKey))
}

/** The raw public key of a peer, or undefined when it is not an Ed25519 key. */
export function rawKeyOf(peer: PeerId): Uint8Array | undefined {
  return peer.type === 'Ed25519' ? peer.publicKey.raw : undefined
}
