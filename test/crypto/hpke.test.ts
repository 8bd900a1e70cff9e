import { describe, expect, it } from 'vitest'
import { diffieHellman, generateKeyPairSync } from 'node:crypto'
import { fromHex, toHex, utf8 } from '#crypto/bytes'
import { concatBytes } from '#crypto/hash'
import {
  deriveEncryptionKey,
  ENCAPSULATED_BYTES,
  generateEncryptionKey,
  hpkeOpen,
  hpkeSeal,
  isWeakEncryptionKey,
} from '#crypto/hpke'
import { bytesFrom } from '../support/signed.ts'
import { importX25519, referenceSeal } from './reference-hpke.ts'

/** RFC 9180 Appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode. */
const A_1_1 = {
  info: fromHex('4f6465206f6e2061204772656369616e2055726e'),
  ephemeralSeed: fromHex('7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234'),
  ephemeralPublicKey: '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
  ephemeralPrivateKey: '52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736',
  recipientSeed: fromHex('6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037'),
  recipientPublicKey: '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
  recipientPrivateKey: '4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8',
  associated: fromHex('436f756e742d30'),
  plaintext: fromHex('4265617574792069732074727574682c20747275746820626561757479'),
  ciphertext:
    'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
}

const info = utf8('consortium and epoch')
const plaintext = bytesFrom('epoch key')
const seed = bytesFrom('ephemeral')

describe('HPKE (RFC 9180)', () => {
  it('derives the key pairs of A.1.1', async () => {
    const ephemeral = await deriveEncryptionKey(A_1_1.ephemeralSeed)
    expect(toHex(ephemeral.publicKey)).toBe(A_1_1.ephemeralPublicKey)
    expect(toHex(ephemeral.privateKey)).toBe(A_1_1.ephemeralPrivateKey)
    const recipient = await deriveEncryptionKey(A_1_1.recipientSeed)
    expect(toHex(recipient.publicKey)).toBe(A_1_1.recipientPublicKey)
    expect(toHex(recipient.privateKey)).toBe(A_1_1.recipientPrivateKey)
  })

  it('is compared with a reference that reproduces A.1.1', () => {
    const recipientPublicKey = fromHex(A_1_1.recipientPublicKey)
    const sealed = referenceSeal({ ...A_1_1, aead: 'aes-128-gcm', recipientPublicKey })
    expect(toHex(sealed.encapsulated)).toBe(A_1_1.ephemeralPublicKey)
    expect(toHex(sealed.ciphertext)).toBe(A_1_1.ciphertext)
  })

  it('seals as the reference does with AES-256-GCM and nothing associated', async () => {
    for (const name of ['one', 'two', 'three']) {
      const { publicKey: recipientPublicKey } = await deriveEncryptionKey(bytesFrom(name))
      const ephemeralSeed = bytesFrom(`ephemeral ${name}`)
      const reference = referenceSeal({
        aead: 'aes-256-gcm',
        recipientPublicKey,
        ephemeralSeed,
        info,
        associated: new Uint8Array(),
        plaintext,
      })
      const sealed = await hpkeSeal(recipientPublicKey, info, plaintext, ephemeralSeed)
      expect(toHex(sealed)).toBe(toHex(concatBytes(reference.encapsulated, reference.ciphertext)))
    }
  })

  it('opens for the recipient with the same info, and for nobody else', async () => {
    const recipient = await generateEncryptionKey()
    const stranger = await generateEncryptionKey()
    const sealed = await hpkeSeal(recipient.publicKey, info, plaintext, seed)
    expect(await hpkeOpen(recipient.privateKey, info, sealed)).toEqual(plaintext)
    expect(await hpkeOpen(stranger.privateKey, info, sealed)).toBeUndefined()
    expect(await hpkeOpen(recipient.privateKey, utf8('other'), sealed)).toBeUndefined()
  })

  it('opens nothing that was altered or cut', async () => {
    const recipient = await deriveEncryptionKey(bytesFrom('recipient'))
    const sealed = await hpkeSeal(recipient.publicKey, info, plaintext, seed)
    for (let place = 0; place < sealed.length; place++) {
      const altered = Uint8Array.from(sealed)
      altered[place]! ^= 1
      expect(await hpkeOpen(recipient.privateKey, info, altered)).toBeUndefined()
    }
    for (const length of [0, ENCAPSULATED_BYTES, ENCAPSULATED_BYTES + 15, sealed.length - 1]) {
      expect(await hpkeOpen(recipient.privateKey, info, sealed.subarray(0, length))).toBeUndefined()
    }
  })
})

describe('X25519 keys of small order (RFC 7748 §6.1)', () => {
  const smallOrder = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ]

  it.each(smallOrder)('include %s, with which nothing can be agreed', async (point) => {
    const publicKey = fromHex(point)
    const raised = Uint8Array.from(publicKey)
    raised[31]! |= 0x80
    expect(isWeakEncryptionKey(publicKey)).toBe(true)
    expect(isWeakEncryptionKey(raised)).toBe(true)
    const { privateKey } = generateKeyPairSync('x25519')
    expect(() => diffieHellman({ privateKey, publicKey: importX25519(publicKey) })).toThrow()
    await expect(hpkeSeal(publicKey, info, plaintext, seed)).rejects.toThrow()
  })

  it('do not include an honest key', async () => {
    expect(isWeakEncryptionKey((await generateEncryptionKey()).publicKey)).toBe(false)
    expect(isWeakEncryptionKey(new Uint8Array(33).fill(9))).toBe(true)
  })
})
