/** Vectors of sealing: payloads, epoch keys and words, from fixed randomness. */
import { toHex, utf8 } from '#crypto/bytes'
import { deriveEncryptionKey } from '#crypto/hpke'
import { comparisonWords, keysSubject } from '#core/membership/words'
import { epochKeyHash, sealEpochKey, sealPreviousKey } from '#core/payload/epoch-key'
import { paddedLength } from '#core/payload/padding'
import { patientTag, readPayload, sealPayload } from '#core/payload/payload'
import { sealReviewer } from '#core/payload/review-note'
import { bytesFrom } from '../support/signed.ts'

const consortium = bytesFrom('vector consortium')
const epochKey = bytesFrom('vector epoch key')
const patient = 'José 4711'

function payload() {
  const context = { consortium, epoch: 2, author: bytesFrom('vector author'), nonce: 3 }
  const document = utf8('{"diagnosis":"J45.0"}')
  const tag = patientTag(epochKey, patient)
  const index = { patient: tag, supersedes: null, restricted: false }
  const random = {
    recordKey: bytesFrom('vector record key'),
    indexSalt: bytesFrom('vector index salt'),
    keySalt: bytesFrom('vector key salt'),
  }
  const { bytes, digest } = sealPayload(epochKey, context, document, index, random)
  const parts = readPayload(bytes)
  return {
    epochKey: toHex(epochKey),
    context: { ...context, consortium: toHex(consortium), author: toHex(context.author) },
    document: toHex(document),
    patient,
    patientTag: toHex(tag),
    recordKey: toHex(random.recordKey),
    indexSalt: toHex(random.indexSalt),
    keySalt: toHex(random.keySalt),
    index: toHex(parts.index),
    keys: toHex(parts.keys),
    size: bytes.length,
    digest: toHex(digest),
  }
}

async function epochKeySealing() {
  const recipient = await deriveEncryptionKey(bytesFrom('vector recipient'))
  const seed = bytesFrom('vector ephemeral seed')
  const previous = bytesFrom('vector previous epoch key')
  const salt = bytesFrom('vector previous key salt')
  return {
    consortium: toHex(consortium),
    epoch: 2,
    key: toHex(epochKey),
    keyHash: toHex(epochKeyHash(epochKey)),
    recipientPrivateKey: toHex(recipient.privateKey),
    recipientPublicKey: toHex(recipient.publicKey),
    ephemeralSeed: toHex(seed),
    sealed: toHex(await sealEpochKey(consortium, 2, epochKey, recipient.publicKey, seed)),
    previousKey: toHex(previous),
    previousSalt: toHex(salt),
    sealedPrevious: toHex(sealPreviousKey(consortium, 2, epochKey, previous, salt)),
  }
}

function reviewerNote() {
  const submission = bytesFrom('vector submission')
  const salt = bytesFrom('vector reviewer salt')
  const name = 'Dr Roe'
  return {
    consortium: toHex(consortium),
    epochKey: toHex(epochKey),
    submission: toHex(submission),
    salt: toHex(salt),
    name,
    sealed: toHex(sealReviewer(epochKey, consortium, submission, { name }, salt)),
  }
}

function words() {
  const keys = ['id', 'signing key', 'encryption key'].map((name) => bytesFrom(`vector ${name}`))
  const subject = keysSubject(keys[0]!, keys[1]!, keys[2]!)
  return {
    consortium: toHex(consortium),
    digits: '204816',
    subject: toHex(subject),
    words: comparisonWords(consortium, '204816', subject),
  }
}

/** Everything that sealing.json holds. */
export async function sealingVectors() {
  const lengths = [0, 1, 4096, 4097, 5000, 10_000, 65_536, 65_537, 262_144]
  return {
    padding: lengths.map((length) => ({ length, padded: paddedLength(length) })),
    payload: payload(),
    epochKey: await epochKeySealing(),
    reviewerNote: reviewerNote(),
    words: words(),
  }
}
