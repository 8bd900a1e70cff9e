import { describe, expect, it } from 'vitest'
import {
  createPrivateKey,
  sign as nodeSign,
  verify as nodeVerify,
  createPublicKey,
} from 'node:crypto'
import { fromHex, toHex, utf8 } from '#crypto/bytes'
import {
  generateSigningKey,
  isWeakSigningKey,
  signedMessage,
  signerOf,
  signingPublicKey,
  verifySignature,
  verifySignatures,
} from '#crypto/ed25519'
import { concatBytes } from '#crypto/hash'

/** RFC 8032 §7.1: tests 1, 2 and 3. */
const RFC_8032 = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
]

/** Order of the base point, little-endian: adding it to S gives the non-canonical twin (§8.4). */
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

const pair = { seed: fromHex(RFC_8032[0]!.seed), publicKey: fromHex(RFC_8032[0]!.publicKey) }
const bytes = utf8('what is signed')
const valid = {
  publicKey: pair.publicKey,
  kind: 'vote',
  bytes,
  signature: signerOf(pair.seed)('vote', bytes),
}

describe('Ed25519 (RFC 8032)', () => {
  it.each(RFC_8032)('has the public key of the vector for seed $seed', ({ seed, publicKey }) => {
    expect(toHex(signingPublicKey(fromHex(seed)))).toBe(publicKey)
  })

  it.each(RFC_8032)('signs and verifies as the vector with public key $publicKey', (vector) => {
    const privateKey = importSeed(fromHex(vector.seed))
    const message = fromHex(vector.message)
    expect(toHex(nodeSign(null, message, privateKey))).toBe(vector.signature)
    const publicKey = createPublicKey(privateKey)
    expect(nodeVerify(null, message, publicKey, fromHex(vector.signature))).toBe(true)
  })

  it('covers exactly the protocol prefix, the kind, a zero byte and the bytes', () => {
    const message = concatBytes(utf8('medichain/1/vote'), Uint8Array.of(0), bytes)
    expect(toHex(signedMessage('vote', bytes))).toBe(toHex(message))
    const direct = nodeSign(null, message, importSeed(pair.seed))
    expect(toHex(valid.signature)).toBe(toHex(direct))
  })

  it('takes a signature of one kind for no other kind, key or message', () => {
    expect(verifySignature(valid)).toBe(true)
    expect(verifySignature({ ...valid, kind: 'block' })).toBe(false)
    expect(verifySignature({ ...valid, bytes: utf8('something else') })).toBe(false)
    expect(verifySignature({ ...valid, publicKey: generateSigningKey().publicKey })).toBe(false)
  })

  it('refuses the twin of a valid signature with a non-canonical S', () => {
    const s = fromLittleEndian(valid.signature.subarray(32)) + GROUP_ORDER
    const signature = concatBytes(valid.signature.subarray(0, 32), toLittleEndian(s))
    expect(verifySignature({ ...valid, signature })).toBe(false)
  })

  it('answers false, and never throws, for keys and signatures that are none', () => {
    const lengths = [0, 31, 33, 63, 65].map((length) => new Uint8Array(length))
    for (const wrong of lengths) {
      expect(verifySignature({ ...valid, signature: wrong })).toBe(false)
      expect(verifySignature({ ...valid, publicKey: wrong })).toBe(false)
    }
    const notOnTheCurve = new Uint8Array(32).fill(0xff)
    expect(verifySignature({ ...valid, publicKey: notOnTheCurve })).toBe(false)
    expect(verifySignature({ ...valid, signature: new Uint8Array(64).fill(0xff) })).toBe(false)
  })

  it('refuses a whole batch for one invalid signature in it', async () => {
    expect(await verifySignatures([])).toBe(true)
    expect(await verifySignatures([valid, valid])).toBe(true)
    expect(await verifySignatures([valid, { ...valid, kind: 'block' }, valid])).toBe(false)
    expect(await verifySignatures([{ ...valid, signature: new Uint8Array(63) }])).toBe(false)
  })

  it('calls every encoding of a point of small order weak, with either sign bit', () => {
    const smallOrder = [
      '0100000000000000000000000000000000000000000000000000000000000000',
      'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      '0000000000000000000000000000000000000000000000000000000000000000',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    ].map(fromHex)
    for (const point of smallOrder) {
      const negative = Uint8Array.from(point)
      negative[31]! |= 0x80
      expect(isWeakSigningKey(point)).toBe(true)
      expect(isWeakSigningKey(negative)).toBe(true)
    }
    expect(isWeakSigningKey(new Uint8Array(31))).toBe(true)
    expect(isWeakSigningKey(pair.publicKey)).toBe(false)
  })
})

function importSeed(seed: Uint8Array) {
  const prefix = fromHex('302e020100300506032b657004220420')
  const key = Buffer.from(concatBytes(prefix, seed))
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
}

function fromLittleEndian(number: Uint8Array): bigint {
  return BigInt(`0x${toHex(Uint8Array.from(number).reverse())}`)
}

function toLittleEndian(number: bigint): Uint8Array {
  return fromHex(number.toString(16).padStart(64, '0')).reverse()
}
