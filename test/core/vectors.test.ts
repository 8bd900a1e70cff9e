/** The checked-in vectors still hold, so that another implementation can rely on them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '#crypto/bytes'
import { verifySignature } from '#crypto/ed25519'
import { sha256 } from '#crypto/hash'
import { decode, encode } from '#core/codec/cbor'
import { merkleRoot } from '#core/codec/merkle'
import { decodeCertificate, requireCertificate } from '#core/consensus/vote'
import { drawNumbers, drawSeed, rankingOf } from '#core/draw/ranking'
import { blockHash, decodeBlock } from '#core/ledger/block'
import { checkBlock } from '#core/ledger/check-block'
import { initialState } from '#core/ledger/state'
import { readConsortium } from '#core/membership/genesis'
import { comparisonWords } from '#core/membership/words'
import {
  epochKeyHash,
  openEpochKey,
  openPreviousKey,
  sealEpochKey,
  sealPreviousKey,
} from '#core/payload/epoch-key'
import { paddedLength } from '#core/payload/padding'
import { openPayload, patientTag, sealPayload } from '#core/payload/payload'
import { sealReviewer } from '#core/payload/review-note'
import { codeOf } from '../support/rule-error.ts'
import type { chainVectors } from '../vectors/make-chain.ts'
import type { codecVectors } from '../vectors/make-codec.ts'
import type { drawVectors } from '../vectors/make-draw.ts'
import type { sealingVectors } from '../vectors/make-sealing.ts'
import { fromJson } from '../vectors/json-value.ts'

function read(name: string): unknown {
  const path = join(import.meta.dirname, `../vectors/${name}.json`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

const codec = read('codec') as ReturnType<typeof codecVectors>
const draw = read('draw') as ReturnType<typeof drawVectors>
const sealing = read('sealing') as Awaited<ReturnType<typeof sealingVectors>>
const chain = read('chain') as Awaited<ReturnType<typeof chainVectors>>

describe('codec.json', () => {
  it.each(codec.encoded)('encodes $value as $bytes', ({ value, bytes }) => {
    expect(toHex(encode(fromJson(value)))).toBe(bytes)
    expect(decode(fromHex(bytes))).toEqual(fromJson(value))
  })

  it.each(codec.refused)('refuses $why: $bytes', ({ bytes }) => {
    expect(codeOf(() => decode(fromHex(bytes)))).toBe('malformed')
  })

  it.each(codec.merkle)('has the root $root', ({ leaves, root }) => {
    expect(toHex(merkleRoot(leaves.map(fromHex)))).toBe(root)
  })
})

describe('draw.json', () => {
  it.each(draw.secretChains)('hashes a seed $length times to $anchor', (vector) => {
    let value = fromHex(vector.seed)
    const secrets = new Map<number, string>()
    for (let nonce = vector.length; nonce > 0; nonce--) {
      secrets.set(nonce, toHex(value))
      value = sha256(value)
    }
    expect(toHex(value)).toBe(vector.anchor)
    for (const { nonce, secret } of vector.secrets) expect(secrets.get(nonce)).toBe(secret)
  })

  it('draws the numbers below each bound, in order', () => {
    const below = drawNumbers(fromHex(draw.numbers.seed))
    for (const { bound, number } of draw.numbers.drawn) expect(below(bound)).toBe(number)
  })

  it.each(draw.rankings)('ranks from the seed $seed', (vector) => {
    const [consortium, secret, submission, author] = [
      fromHex(vector.consortium),
      fromHex(vector.secret),
      fromHex(vector.submission),
      fromHex(vector.author),
    ]
    const active = vector.active.map(({ id, specialties }) => ({ id: fromHex(id), specialties }))
    const roster = { from: 1, active, voters: active.map(({ id }) => id), epoch: 1 }
    expect(vector.voters).toBe(active.length)
    expect(toHex(drawSeed(consortium, secret, submission))).toBe(vector.seed)
    const { specialty } = vector
    const ranking = rankingOf({ consortium, secret, submission, author, specialty, roster })
    expect(ranking.map(toHex)).toEqual(vector.ranking)
  })
})

describe('sealing.json', () => {
  it.each(sealing.padding)('pads $length bytes to $padded', ({ length, padded }) => {
    expect(paddedLength(length)).toBe(padded)
  })

  it('seals the payload to its digest and opens it again', () => {
    const vector = sealing.payload
    const epochKey = fromHex(vector.epochKey)
    const context = {
      ...vector.context,
      consortium: fromHex(vector.context.consortium),
      author: fromHex(vector.context.author),
    }
    const patient = patientTag(epochKey, vector.patient)
    const index = { patient, supersedes: null, restricted: false }
    const document = fromHex(vector.document)
    const { bytes, digest } = sealPayload(epochKey, context, document, index, {
      recordKey: fromHex(vector.recordKey),
      indexSalt: fromHex(vector.indexSalt),
      keySalt: fromHex(vector.keySalt),
    })
    expect(toHex(patient)).toBe(vector.patientTag)
    expect(bytes.length).toBe(vector.size)
    expect(toHex(digest)).toBe(vector.digest)
    expect(openPayload(epochKey, context, bytes)).toEqual({ document, index })
  })

  it('seals the epoch key to its recipient and the one before it under it', async () => {
    const vector = sealing.epochKey
    const { epoch } = vector
    const [consortium, key, previous] = [
      fromHex(vector.consortium),
      fromHex(vector.key),
      fromHex(vector.previousKey),
    ]
    expect(toHex(epochKeyHash(key))).toBe(vector.keyHash)
    const recipient = fromHex(vector.recipientPublicKey)
    const seed = fromHex(vector.ephemeralSeed)
    const sealed = await sealEpochKey(consortium, epoch, key, recipient, seed)
    expect(toHex(sealed)).toBe(vector.sealed)
    const privateKey = fromHex(vector.recipientPrivateKey)
    expect(await openEpochKey(consortium, epoch, sealed, privateKey)).toEqual(key)
    const salt = fromHex(vector.previousSalt)
    const sealedPrevious = sealPreviousKey(consortium, epoch, key, previous, salt)
    expect(toHex(sealedPrevious)).toBe(vector.sealedPrevious)
    expect(openPreviousKey(consortium, epoch, key, sealedPrevious)).toEqual(previous)
  })

  it('seals the note of who reviewed', () => {
    const { consortium, epochKey, submission, salt, name, sealed } = sealing.reviewerNote
    const [key, of, about] = [fromHex(epochKey), fromHex(consortium), fromHex(submission)]
    expect(toHex(sealReviewer(key, of, about, { name }, fromHex(salt)))).toBe(sealed)
  })

  it('names the eight words', () => {
    const { consortium, digits, subject, words } = sealing.words
    expect(comparisonWords(fromHex(consortium), digits, fromHex(subject))).toEqual(words)
  })
})

describe('chain.json', () => {
  it('is a valid chain from its genesis, block for block', () => {
    const consortium = readConsortium(fromHex(chain.genesis))
    expect(toHex(consortium.id)).toBe(chain.consortium)
    expect(toHex(consortium.genesis.government.key)).toBe(chain.governmentKey)
    let state = initialState(consortium)
    for (const vector of chain.blocks) {
      const block = decodeBlock(fromHex(vector.block))
      expect(toHex(blockHash(block))).toBe(vector.hash)
      const certificate = decodeCertificate(fromHex(vector.certificate))
      requireCertificate(state, blockHash(block), certificate, verifySignature)
      state = checkBlock(state, block, verifySignature)
      expect(state.height).toBe(vector.height)
      expect(toHex(state.memberRoot)).toBe(vector.memberRoot)
      expect(toHex(merkleRoot(block.transactionBytes))).toBe(vector.transactionRoot)
      const ids = block.transactionBytes.map((bytes) => toHex(sha256(bytes)))
      expect(ids).toEqual(vector.transactions.map(({ id }) => id))
    }
  })

  it('holds a transaction of every kind', () => {
    const kinds = chain.blocks.flatMap(({ transactions }) => transactions.map(({ kind }) => kind))
    expect([...new Set(kinds)].toSorted()).toEqual([
      'activate',
      'admit',
      'cancel',
      'epoch',
      'record',
      'reinstate',
      'remove',
      'suspend',
    ])
  })
})
