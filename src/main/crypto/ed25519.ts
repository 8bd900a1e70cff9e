/**
 * Ed25519 (RFC 8032) over domain-separated messages: `"medichain/1/" ‖ kind ‖ 0x00 ‖ bytes`
 * (PROTOCOL §3). Node's own implementation; the verifier refuses a non-canonical S.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  sign as nodeSign,
  verify as nodeVerify,
  type KeyObject,
} from 'node:crypto'
import { equalBytes, fromHex, utf8 } from './bytes.ts'
import { concatBytes } from './hash.ts'

/** Length in bytes of a raw public key and of a private seed. */
export const KEY_BYTES = 32
/** Length in bytes of a signature. */
export const SIGNATURE_BYTES = 64

/** A raw key pair: the 32-byte private seed and the 32-byte public key. */
export interface KeyPair {
  readonly privateKey: Uint8Array
  readonly publicKey: Uint8Array
}

/** One signature to be checked: who signed which kind of message, and the bytes. */
export interface SignatureCheck {
  readonly publicKey: Uint8Array
  readonly kind: string
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
}

const PRIVATE_PREFIX = fromHex('302e020100300506032b657004220420')
const PUBLIC_PREFIX = fromHex('302a300506032b6570032100')

/** Verification keys are few and imports cost as much as a third of a verification. */
const publicKeys = new Map<string, KeyObject>()
const PUBLIC_KEYS_KEPT = 4096

function importPublicKey(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('latin1')
  const known = publicKeys.get(name)
  if (known) return known
  const key = createPublicKey({
    key: Buffer.from(concatBytes(PUBLIC_PREFIX, raw)),
    format: 'der',
    type: 'spki',
  })
  if (publicKeys.size >= PUBLIC_KEYS_KEPT) publicKeys.clear()
  publicKeys.set(name, key)
  return key
}

function importPrivateKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({
    key: Buffer.from(concatBytes(PRIVATE_PREFIX, seed)),
    format: 'der',
    type: 'pkcs8',
  })
}

/** A fresh key pair from the operating system's randomness. */
export function generateSigningKey(): KeyPair {
  const { privateKey } = generateKeyPairSync('ed25519')
  const seed = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32))
  return { privateKey: seed, publicKey: signingPublicKey(seed) }
}

/** The public key that belongs to a 32-byte private seed. */
export function signingPublicKey(seed: Uint8Array): Uint8Array {
  const der = createPublicKey(importPrivateKey(seed)).export({ format: 'der', type: 'spki' })
  return new Uint8Array(der.subarray(-32))
}

/**
 * The X25519 private key on the same curve as a signing seed (RFC 8032 §5.1.5, steps 1 and 2):
 * whoever has the seed can open what is sealed to it.
 */
export function agreementKey(seed: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha512', seed, 'buffer').subarray(0, KEY_BYTES))
}

/** The exact bytes that a signature of `kind` over `bytes` covers (PROTOCOL §3). */
export function signedMessage(kind: string, bytes: Uint8Array): Uint8Array {
  return concatBytes(utf8(`medichain/1/${kind}`), new Uint8Array(1), bytes)
}

/** A function that signs messages with one private seed; the key is imported once. */
export function signerOf(seed: Uint8Array): (kind: string, bytes: Uint8Array) => Uint8Array {
  const key = importPrivateKey(seed)
  return (kind, bytes) => new Uint8Array(nodeSign(null, signedMessage(kind, bytes), key))
}

/** True when the signature is valid; malformed keys and signatures are simply not valid. */
export function verifySignature(check: SignatureCheck): boolean {
  if (check.publicKey.length !== KEY_BYTES || check.signature.length !== SIGNATURE_BYTES) {
    return false
  }
  return nodeVerify(
    null,
    signedMessage(check.kind, check.bytes),
    importPublicKey(check.publicKey),
    check.signature,
  )
}

/**
 * True when every signature is valid. Runs on libuv's thread pool, so the calling thread
 * stays free and both cores work; one invalid signature makes the answer false.
 */
export async function verifySignatures(checks: readonly SignatureCheck[]): Promise<boolean> {
  const answers = await Promise.all(checks.map(verifyInPool))
  return answers.every((valid) => valid)
}

function verifyInPool(check: SignatureCheck): Promise<boolean> {
  if (check.publicKey.length !== KEY_BYTES || check.signature.length !== SIGNATURE_BYTES) {
    return Promise.resolve(false)
  }
  return new Promise((resolve, reject) => {
    nodeVerify(
      null,
      signedMessage(check.kind, check.bytes),
      importPublicKey(check.publicKey),
      check.signature,
      (error, valid) => (error ? reject(error) : resolve(valid)),
    )
  })
}

/** Encodings of the points of order 1, 2, 4 and 8, canonical or not, sign bit cleared. */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map(fromHex)

/** True for a key that must be refused at admission: wrong length or of small order. */
export function isWeakSigningKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== KEY_BYTES) return true
  const unsigned = Uint8Array.from(publicKey)
  unsigned[31]! &= 0x7f
  return SMALL_ORDER.some((point) => equalBytes(point, unsigned))
}
