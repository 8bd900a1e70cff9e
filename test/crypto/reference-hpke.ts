/** RFC 9180 base mode over X25519 and HKDF-SHA256, written from the RFC alone, for comparison. */
import {
  createCipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
} from 'node:crypto'
import { fromHex, utf8 } from '#crypto/bytes'
import { concatBytes } from '#crypto/hash'

/** AEAD identifiers of RFC 9180 §7.3 with their key lengths in bytes. */
const AEADS = {
  'aes-128-gcm': { id: 1, keyBytes: 16 },
  'aes-256-gcm': { id: 2, keyBytes: 32 },
} as const

/** What a single-shot sealing needs; keys as raw bytes. */
interface ReferenceSealing {
  readonly aead: keyof typeof AEADS
  readonly recipientPublicKey: Uint8Array
  readonly ephemeralSeed: Uint8Array
  readonly info: Uint8Array
  readonly associated: Uint8Array
  readonly plaintext: Uint8Array
}

const KEM_SUITE = concatBytes(utf8('KEM'), Uint8Array.of(0, 32))
const EMPTY = new Uint8Array()

function hmac(key: Uint8Array, data: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(data).digest()
}

/** LabeledExtract of §4. */
function extract(suite: Uint8Array, salt: Uint8Array, label: string, key: Uint8Array): Uint8Array {
  return hmac(salt, concatBytes(utf8('HPKE-v1'), suite, utf8(label), key))
}

/** LabeledExpand of §4, for one block of at most 32 bytes. */
function expand(
  suite: Uint8Array,
  key: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array {
  const labelled = [Uint8Array.of(0, length), utf8('HPKE-v1'), suite, utf8(label), info]
  return hmac(key, concatBytes(...labelled, Uint8Array.of(1))).subarray(0, length)
}

/** DeriveKeyPair of §7.1.3: the private key as a key object and the raw public key. */
function referenceKeyPair(seed: Uint8Array): { key: KeyObject; publicKey: Uint8Array } {
  const secret = expand(KEM_SUITE, extract(KEM_SUITE, EMPTY, 'dkp_prk', seed), 'sk', EMPTY, 32)
  const der = concatBytes(fromHex('302e020100300506032b656e04220420'), secret)
  const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { key, publicKey }
}

/** Seals once: the encapsulated key and the ciphertext with its tag. */
export function referenceSeal(sealing: ReferenceSealing): {
  encapsulated: Uint8Array
  ciphertext: Uint8Array
} {
  const ephemeral = referenceKeyPair(sealing.ephemeralSeed)
  const shared = encapsulate(ephemeral, sealing.recipientPublicKey)
  const { id, keyBytes } = AEADS[sealing.aead]
  const suite = concatBytes(utf8('HPKE'), Uint8Array.of(0, 32, 0, 1, 0, id))
  const context = concatBytes(
    Uint8Array.of(0),
    extract(suite, EMPTY, 'psk_id_hash', EMPTY),
    extract(suite, EMPTY, 'info_hash', sealing.info),
  )
  const secret = extract(suite, shared, 'secret', EMPTY)
  const key = expand(suite, secret, 'key', context, keyBytes)
  const nonce = expand(suite, secret, 'base_nonce', context, 12)
  const cipher = createCipheriv(sealing.aead, key, nonce).setAAD(sealing.associated)
  const ciphertext = concatBytes(
    cipher.update(sealing.plaintext),
    cipher.final(),
    cipher.getAuthTag(),
  )
  return { encapsulated: ephemeral.publicKey, ciphertext }
}

/** Encap of §4.1: the shared secret. */
function encapsulate(
  ephemeral: { readonly key: KeyObject; readonly publicKey: Uint8Array },
  recipient: Uint8Array,
): Uint8Array {
  const agreed = diffieHellman({ privateKey: ephemeral.key, publicKey: importX25519(recipient) })
  const secret = extract(KEM_SUITE, EMPTY, 'eae_prk', agreed)
  const context = concatBytes(ephemeral.publicKey, recipient)
  return expand(KEM_SUITE, secret, 'shared_secret', context, 32)
}

/** An X25519 public key from its 32 raw bytes. */
export function importX25519(raw: Uint8Array): KeyObject {
  const der = concatBytes(fromHex('302a300506032b656e032100'), raw)
  return createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' })
}
