/** A submission: what an author signs and sends; the government sees this and sealed bytes (§6). */
import { equalBytes } from '#crypto/bytes'
import { z } from 'zod'
import { messageKind, type Signed, type Verify } from '../codec/message.ts'
import { hash32, natural } from '../codec/schemas.ts'
import { require } from '../errors.ts'
import type { Roster } from '../ledger/roster.ts'
import type { LedgerView } from '../ledger/state.ts'
import { SPECIALTIES } from '../membership/specialty.ts'
import { paddedLength } from '../payload/padding.ts'

const submissionSchema = z.strictObject({
  consortium: hash32,
  author: hash32,
  nonce: natural.min(1),
  /** A final block; its newest epoch sealed the payload, its active hospitals are drawn from. */
  base: z.strictObject({ height: natural, hash: hash32 }),
  epoch: natural.min(1),
  payload: z.strictObject({ digest: hash32, size: natural }),
  /** SHA-256 of the document: what author and reviewer both vouch for. */
  contentDigest: hash32,
  restricted: z.boolean(),
  specialty: z.string().nullable(),
})
/** Body of a submission. */
export type Submission = z.infer<typeof submissionSchema>

/** Signed by the author. Its id names the record for ever. */
export const submissionKind = messageKind<Submission>('submission', submissionSchema)
/** A signed submission. */
export type SignedSubmission = Signed<Submission>

/** Room that index and keys take beside the body, at the most. */
const PAYLOAD_OVERHEAD = 16 * 1024

/**
 * Throws a RuleError unless the submission is well-formed against the chain: its base is a final
 * block, sealed under that block's epoch, by an author who was active there. Answers the roster
 * that the draw uses. Says nothing of the nonce and of whether the base is still recent enough.
 */
export function requireSubmission(
  state: LedgerView,
  submission: SignedSubmission,
  verify: Verify,
): Roster {
  const { body } = submission
  require(equalBytes(body.consortium, state.consortium.id), 'wrong-consortium', 'submission')
  const author = state.member(body.author)
  require(author !== undefined, 'unknown-hospital', 'author')
  submissionKind.requireSignature(submission, author.signingKey, verify)
  require(body.specialty === null ||
    SPECIALTIES.has(body.specialty), 'bad-specialty', 'not in the list')
  const { parameters } = state.consortium.genesis
  require(body.nonce <= parameters.drawSecrets, 'nonce-too-far', 'no draw secret is left')
  require(body.payload.size <=
    paddedLength(parameters.documentBytes) +
      PAYLOAD_OVERHEAD, 'bad-payload-size', `${body.payload.size} bytes`)
  return requireBase(state, body)
}

function requireBase(state: LedgerView, body: Submission): Roster {
  const roster = state.rosterAt(body.base.height)
  require(roster !== undefined, 'bad-base', 'the base is not final here')
  const known = state.recentHash(body.base.height)
  require(known === undefined || equalBytes(known, body.base.hash), 'bad-base', 'another block')
  require(roster.active.some(({ id }) =>
    equalBytes(id, body.author),
  ), 'author-not-active', 'at the base')
  require(roster.epoch === body.epoch, 'wrong-epoch', `epoch ${body.epoch} at the base`)
  return roster
}

/** True while a submission on this base can still become a record in the next block. */
export function baseIsRecent(state: LedgerView, base: number): boolean {
  return state.height + 1 - base <= state.consortium.genesis.parameters.baseWindow
}
