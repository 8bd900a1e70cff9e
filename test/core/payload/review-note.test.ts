import { beforeAll, describe, expect, it } from 'vitest'
import type { KeyPair } from '#crypto/ed25519'
import { deriveEncryptionKey } from '#crypto/hpke'
import { sealOnce } from '#crypto/one-time-seal'
import { encode } from '#core/codec/cbor'
import { padTo } from '#core/payload/padding'
import { openRejection, openReviewer, sealRejection, sealReviewer } from '#core/payload/review-note'
import { flipBit } from '../../support/flip.ts'
import { bytesFrom } from '../../support/signed.ts'

const key = bytesFrom('epoch key')
const consortium = bytesFrom('consortium')
const submission = bytesFrom('submission')
const reviewer = sealReviewer(key, consortium, submission, { name: 'Dr Roe' }, bytesFrom('salt'))

describe('the note of who reviewed (PROTOCOL §6)', () => {
  it('opens for every hospital of the epoch, for this submission only', () => {
    expect(openReviewer(key, consortium, submission, reviewer)).toEqual({ name: 'Dr Roe' })
    const others = [
      openReviewer(bytesFrom('other key'), consortium, submission, reviewer),
      openReviewer(key, bytesFrom('other'), submission, reviewer),
      openReviewer(key, consortium, bytesFrom('other'), reviewer),
    ]
    for (const opened of others) expect(opened).toBeUndefined()
  })

  it('has one size for every name', () => {
    const names = ['', 'x'.repeat(100), '\u{1f469}'.repeat(50)]
    for (const name of names) {
      const sealed = sealReviewer(key, consortium, submission, { name }, bytesFrom('salt'))
      expect(sealed.length).toBe(reviewer.length)
    }
  })

  it('opens to nothing when damaged or when it says something else than a name', () => {
    for (let bit = 0; bit < reviewer.length * 8; bit += 5) {
      expect(openReviewer(key, consortium, submission, flipBit(reviewer, bit))).toBeUndefined()
    }
    const context = encode(['reviewer', consortium, submission])
    for (const content of [encode({ name: 1 }), Uint8Array.of(0xff), new Uint8Array()]) {
      const sealed = sealOnce(key, bytesFrom('salt'), context, padTo(content, 512))
      expect(openReviewer(key, consortium, submission, sealed)).toBeUndefined()
    }
  })
})

describe('the note of why it was rejected', () => {
  const note = { reason: 'wrong-code', text: 'J45 does not fit the findings' }
  let author: KeyPair
  let sealed: Uint8Array

  beforeAll(async () => {
    author = await deriveEncryptionKey(bytesFrom('author'))
    const seed = bytesFrom('ephemeral')
    sealed = await sealRejection(author.publicKey, consortium, submission, note, seed)
  })

  it('opens for the author, for this submission only', async () => {
    expect(await openRejection(author.privateKey, consortium, submission, sealed)).toEqual(note)
    const other = await deriveEncryptionKey(bytesFrom('another hospital'))
    expect(await openRejection(other.privateKey, consortium, submission, sealed)).toBeUndefined()
    const elsewhere = bytesFrom('another submission')
    expect(await openRejection(author.privateKey, consortium, elsewhere, sealed)).toBeUndefined()
  })

  it('has one size for every reason and fits into an attestation', async () => {
    const longest = { reason: 'x'.repeat(64), text: '\u20ac'.repeat(600) }
    const seed = bytesFrom('another ephemeral')
    const other = await sealRejection(author.publicKey, consortium, submission, longest, seed)
    expect(other.length).toBe(sealed.length)
    expect(other.length).toBeLessThanOrEqual(4096)
  })
})
