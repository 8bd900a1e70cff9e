/**
 * Whether this hospital was rightly drawn for a review, computed anew from what the chain holds:
 * nothing of an earlier check is trusted (PROTOCOL §6).
 */
import { equalBytes } from '#crypto/bytes'
import type { Verify } from '#core/codec/message'
import { drawSeed, placeIn } from '#core/draw/ranking'
import { require, RuleError } from '#core/errors'
import { endNonce } from '#core/ledger/nonces'
import type { LedgerView } from '#core/ledger/state'
import { liveThrough } from '#core/submission/life'
import { requireReceipt } from '#core/submission/receipt'
import { lifeSetting, rankingFor } from '#core/submission/setting'
import { requireSubmission } from '#core/submission/submission'
import { checkWithSignatures } from '../check-signatures.ts'
import type { HeldReview } from './review-book.ts'

/** One step of the check and whether it holds. Hashes are 32 bytes. */
export type DrawStep =
  /** The submission carries its author's signature and the receipt the government's. */
  | { readonly code: 'signed'; readonly ok: boolean }
  /**
   * The secret, hashed `hashes` times, is `reaches`: the newest secret known of the author, that
   * of number `from`, where 0 is the anchor in its admission. For a number below `from` that one
   * is hashed and reaches the secret.
   */
  | {
      readonly code: 'secret'
      readonly ok: boolean
      readonly secret: Uint8Array
      readonly hashes: number
      readonly from: number
      readonly reaches: Uint8Array
    }
  /** Secret and submission seed the order of the hospitals active at the block `base`. */
  | {
      readonly code: 'ranking'
      readonly ok: boolean
      readonly seed: Uint8Array
      readonly base: number
      readonly ranking: readonly Uint8Array[]
      /** Place of this hospital from 0; −1 when it is not in the order. */
      readonly place: number
    }
  /** Everybody before it was asked and passed, or may be skipped; then this hospital held it. */
  | { readonly code: 'turn'; readonly ok: boolean }

/** Computes every step again. Signatures are verified on the thread pool. */
export async function recheckDraw(
  view: LedgerView,
  hospital: Uint8Array,
  review: HeldReview,
): Promise<DrawStep[]> {
  return [
    await recheckSignatures(view, review),
    recheckSecret(view, review),
    recheckRanking(view, hospital, review),
    await recheckTurn(view, hospital, review),
  ]
}

async function recheckSignatures(view: LedgerView, review: HeldReview): Promise<DrawStep> {
  const ok = await holds((verify) => {
    requireSubmission(view, review.submission, verify)
    requireReceipt(view, review.submission, review.receipt, verify)
  })
  return { code: 'signed', ok }
}

function recheckSecret(view: LedgerView, { submission, secret }: HeldReview): DrawStep {
  const { author, nonce } = submission.body
  const account = view.account(author)
  if (!account) return { code: 'secret', ok: false, secret, hashes: 0, from: 0, reaches: secret }
  const from = account.secretNonce
  return {
    code: 'secret',
    ok: isAllowed(() => endNonce(account, nonce, secret)),
    secret,
    hashes: Math.abs(nonce - from),
    from,
    reaches: account.secret,
  }
}

function recheckRanking(view: LedgerView, hospital: Uint8Array, review: HeldReview): DrawStep {
  const { submission, secret } = review
  const { base, consortium } = submission.body
  const roster = view.rosterAt(base.height)
  const ranking = roster ? rankingFor(review, roster) : []
  const place = placeIn(ranking, hospital)
  const seed = drawSeed(consortium, secret, submission.id)
  return { code: 'ranking', ok: place >= 0, seed, base: base.height, ranking, place }
}

async function recheckTurn(
  view: LedgerView,
  hospital: Uint8Array,
  review: HeldReview,
): Promise<DrawStep> {
  const ok = await holds((verify) => {
    const roster = view.rosterAt(review.submission.body.base.height)
    require(roster !== undefined, 'bad-base', 'the base is not final here')
    const { at } = liveThrough(lifeSetting(view, review, roster), review.steps, verify)
    const mine = at.stage === 'held' && equalBytes(at.hospital, hospital)
    require(mine, 'step-hospital', 'another hospital has it')
  })
  return { code: 'turn', ok }
}

async function holds(rules: (verify: Verify) => void): Promise<boolean> {
  try {
    await checkWithSignatures(rules)
    return true
  } catch (error) {
    if (error instanceof RuleError) return false
    throw error
  }
}

function isAllowed(rule: () => unknown): boolean {
  try {
    rule()
    return true
  } catch (error) {
    if (error instanceof RuleError) return false
    throw error
  }
}
