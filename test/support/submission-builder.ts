/** Submissions for tests: sealed, signed, receipted and drawn. */
import { toHex, utf8 } from '#crypto/bytes'
import { concatBytes, sha256 } from '#crypto/hash'
import { rankingOf } from '#core/draw/ranking'
import type { Roster } from '#core/ledger/roster'
import {
  patientTag,
  type SealContext,
  type SealedPayload,
  sealPayload,
} from '#core/payload/payload'
import { type Receipt, receiptKind } from '#core/submission/receipt'
import { type SignedSubmission, type Submission, submissionKind } from '#core/submission/submission'
import type { LedgerBuilder } from './ledger-builder.ts'
import { ReviewBuilder } from './review-builder.ts'
import { bytesFrom, type Change, signed } from './signed.ts'
import type { TestHospital } from './test-hospital.ts'

/** What a test may choose about a submission and its receipt. */
export interface SubmissionChoices extends Change<Submission> {
  readonly receipt?: Change<Receipt>
  /** Another draw secret than the right one. */
  readonly secret?: Uint8Array
}

/** A submission on the last block, with its receipt and the ranking that its secret draws. */
export function startReview(
  ledger: LedgerBuilder,
  author: TestHospital,
  nonce: number,
  choices: SubmissionChoices,
): ReviewBuilder {
  const { consortium, state, government } = ledger
  const epoch = ledger.view.epoch?.number ?? 1
  const epochKey = ledger.epochKeys.get(epoch) ?? bytesFrom('no epoch yet')
  const document = documentOf(author, nonce)
  const payload = sealDocument(
    epochKey,
    { consortium: consortium.id, epoch, author: author.id, nonce },
    document,
  )
  const body: Submission = {
    consortium: consortium.id,
    author: author.id,
    nonce,
    base: { height: state.height, hash: state.head },
    epoch,
    payload: { digest: payload.digest, size: payload.bytes.length },
    contentDigest: sha256(document),
    restricted: false,
    specialty: null,
  }
  const submission = signed(submissionKind, body, author.sign, choices)
  const receiptBody = { consortium: consortium.id, submission: submission.id, time: state.time }
  const receipt = signed(receiptKind, receiptBody, government, choices.receipt)
  const secret = choices.secret ?? author.secrets.secret(Math.min(nonce, author.secrets.length))
  return new ReviewBuilder({
    consortium: consortium.id,
    government,
    author,
    submission,
    receipt,
    secret,
    ranking: drawn(ledger, submission, secret),
    epochKey,
    payload,
    document,
    time: state.time,
  })
}

function documentOf({ name }: TestHospital, nonce: number): Uint8Array {
  return concatBytes(bytesFrom(`document salt ${name} ${nonce}`), utf8(`diagnosis ${nonce}`))
}

/** Seals a document with randomness from its place in the chain. */
function sealDocument(
  epochKey: Uint8Array,
  context: SealContext,
  document: Uint8Array,
): SealedPayload {
  const index = { patient: patientTag(epochKey, 'patient 1'), supersedes: null, restricted: false }
  const label = `${toHex(context.author)} ${context.epoch} ${context.nonce}`
  return sealPayload(epochKey, context, document, index, {
    recordKey: bytesFrom(`record key ${label}`),
    indexSalt: bytesFrom(`index salt ${label}`),
    keySalt: bytesFrom(`key salt ${label}`),
  })
}

function drawn(
  ledger: LedgerBuilder,
  { id, body }: SignedSubmission,
  secret: Uint8Array,
): TestHospital[] {
  const roster: Roster | undefined = ledger.view.rosterAt(body.base.height)
  if (!roster) return []
  const { author, specialty } = body
  const input = { consortium: ledger.consortium.id, secret, submission: id, author, specialty }
  return rankingOf({ ...input, roster }).map((drawnId) => ledger.hospital(drawnId))
}
