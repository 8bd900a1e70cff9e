/**
 * HPKE (RFC 9180) base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, by
 * @hpke/core. Sealed form: the 32-byte encapsulated key, then the ciphertext.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { equalBytes, fromHex } from './bytes.ts'
import { KEY_BYTES, type KeyPair } from './ed25519.ts'
import { concatBytes } from './hash.ts'

/** PKCS #8 header of a raw X25519 private key (RFC 8410). */
const PRIVATE_PREFIX = fromHex('302e020100300506032b656e04220420')

/** Length in bytes of the encapsulated key in front of every HPKE ciphertext. */
export const ENCAPSULATED_BYTES = 32

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})

/** A copy on a plain ArrayBuffer: WebCrypto takes neither pooled nor shared memory. */
function buffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}

/** A fresh X25519 key pair (raw 32-byte keys). */
export async function generateEncryptionKey(): Promise<KeyPair> {
  const pair = await suite.kem.generateKeyPair()
  return {
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)),
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)),
  }
}

/** The X25519 key pair derived from `seed` (RFC 9180 §7.1.3), for reproducible runs. */
export async function deriveEncryptionKey(seed: Uint8Array): Promise<KeyPair> {
  const pair = await suite.kem.deriveKeyPair(buffer(seed))
  return {
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)),
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)),
  }
}

/**
 * Seals `plaintext` to one recipient. `ephemeralSeed` (32 random bytes) determines the ephemeral
 * key, so that the caller's randomness is the only randomness; it must never be used twice.
 */
export async function hpkeSeal(
  recipient: Uint8Array,
  info: Uint8Array,
  plaintext: Uint8Array,
  ephemeralSeed: Uint8Array,
): Promise<Uint8Array> {
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(buffer(recipient)),
    info: buffer(info),
    ekm: await suite.kem.deriveKeyPair(buffer(ephemeralSeed)),
  })
  const sealed = await sender.seal(buffer(plaintext))
  return concatBytes(new Uint8Array(sender.enc), new Uint8Array(sealed))
}

/** Opens what `hpkeSeal` made, or undefined when it was not sealed to this key and info. */
export async function hpkeOpen(
  privateKey: Uint8Array,
  info: Uint8Array,
  sealed: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (sealed.length <= ENCAPSULATED_BYTES) return undefined
  try {
    const recipient = await suite.createRecipientContext({
      recipientKey: await suite.kem.deserializePrivateKey(buffer(privateKey)),
      enc: buffer(sealed.subarray(0, ENCAPSULATED_BYTES)),
      info: buffer(info),
    })
    return new Uint8Array(await recipient.open(buffer(sealed.subarray(ENCAPSULATED_BYTES))))
  } catch {
    // The library throws one error type for a bad point, a bad tag and a foreign key alike.
    return undefined
  }
}

/** X25519 public keys with which every shared secret is zero, top bit cleared (RFC 7748 §6.1). */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(fromHex)

/** True for a key that must be refused at admission: nothing can be sealed to it. */
export function isWeakEncryptionKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== KEY_BYTES) return true
  const unsigned = Uint8Array.from(publicKey)
  unsigned[31]! &= 0x7f
  return SMALL_ORDER.some((point) => equalBytes(point, unsigned))
}

/** The X25519 public key that belongs to a raw private key. */
export function encryptionPublicKey(privateKey: Uint8Array): Uint8Array {
  const key = createPrivateKey({
    key: Buffer.from(concatBytes(PRIVATE_PREFIX, privateKey)),
    format: 'der',
    type: 'pkcs8',
  })
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return new Uint8Array(der.subarray(-32))
}
