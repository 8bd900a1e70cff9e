/** Votes and certificates: every block needs n − f votes of the electorate before it (§6). */
import { compareBytes, equalBytes } from '#crypto/bytes'
import { z } from 'zod'
import { decodeAs, encode } from '../codec/cbor.ts'
import type { Sign, Verify } from '../codec/message.ts'
import { hash32, natural, signature64 } from '../codec/schemas.ts'
import { require } from '../errors.ts'
import { isVoter, LedgerView, type LedgerState } from '../ledger/state.ts'

const VOTE_KIND = 'vote'

/** What a vote says. */
export interface VoteSubject {
  readonly consortium: Uint8Array
  readonly height: number
  readonly hash: Uint8Array
}

const voteSchema = z.strictObject({ hospital: hash32, signature: signature64 })
/** One hospital's signature over a block's height and hash. */
export type Vote = z.infer<typeof voteSchema>

const certificateSchema = z.strictObject({
  height: natural.min(1),
  hash: hash32,
  /** Ordered by hospital id. */
  votes: z.array(voteSchema).max(1000),
})
/** Votes that make a block final. */
export type Certificate = z.infer<typeof certificateSchema>

function voteBytes({ consortium, height, hash }: VoteSubject): Uint8Array {
  return encode({ consortium, height, hash })
}

/** Signs a vote. The caller must have locked the block durably first. */
export function signVote(subject: VoteSubject, hospital: Uint8Array, sign: Sign): Vote {
  return { hospital, signature: sign(VOTE_KIND, voteBytes(subject)) }
}

/** Throws a RuleError unless a voting hospital of `state` (the one before the block) signed it. */
export function requireVote(
  state: LedgerState,
  subject: VoteSubject,
  vote: Vote,
  verify: Verify,
): void {
  const member = new LedgerView(state).member(vote.hospital)
  require(member !== undefined && isVoter(member), 'vote-foreign', 'no vote at this height')
  requireVotes(subject, [vote], [{ hospital: member.id, key: member.signingKey }], verify)
}

/** A hospital that may vote, with the key it signs with. */
export interface Voter {
  readonly hospital: Uint8Array
  readonly key: Uint8Array
}

/** Throws a RuleError unless the votes are of different voters, in order, over the block. */
export function requireVotes(
  subject: VoteSubject,
  votes: readonly Vote[],
  voters: readonly Voter[],
  verify: Verify,
): void {
  const bytes = voteBytes(subject)
  for (const [i, { hospital, signature }] of votes.entries()) {
    const before = votes[i - 1]
    const ascending = !before || compareBytes(before.hospital, hospital) < 0
    require(ascending, 'vote-duplicate', 'votes are not of different hospitals in order')
    const voter = voters.find((other) => equalBytes(other.hospital, hospital))
    require(voter !== undefined, 'vote-foreign', 'no vote at this height')
    const valid = verify({ publicKey: voter.key, kind: VOTE_KIND, bytes, signature })
    require(valid, 'bad-signature', 'vote')
  }
}

/** Throws a RuleError unless the certificate makes the block with `hash` final on `state`. */
export function requireCertificate(
  state: LedgerState,
  hash: Uint8Array,
  certificate: Certificate,
  verify: Verify,
): void {
  const { height, votes } = certificate
  require(height === state.height + 1, 'block-height', 'certificate of another height')
  require(equalBytes(certificate.hash, hash), 'block-previous', 'certificate of another block')
  const view = new LedgerView(state)
  const voters = view.voters().map(({ id, signingKey }) => ({ hospital: id, key: signingKey }))
  requireVotes({ consortium: state.consortium.id, height, hash }, votes, voters, verify)
  const needed = view.votesNeeded()
  require(votes.length >= needed, 'votes-missing', `${votes.length} of ${needed}`)
}

/** A certificate from votes in any order. */
export function makeCertificate(
  height: number,
  hash: Uint8Array,
  votes: readonly Vote[],
): Certificate {
  const ordered = [...votes].sort((a, b) => compareBytes(a.hospital, b.hospital))
  return { height, hash, votes: ordered }
}

/** Deterministic CBOR of a certificate. */
export function encodeCertificate(certificate: Certificate): Uint8Array {
  return encode(certificate)
}

/** Reads a certificate. Throws a RuleError `malformed`. */
export function decodeCertificate(bytes: Uint8Array): Certificate {
  return decodeAs(certificateSchema, bytes)
}
