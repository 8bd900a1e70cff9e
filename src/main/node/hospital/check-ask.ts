/** Whether an ask of the government is one that this hospital must answer (PROTOCOL §6). */
import { equalBytes } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import type { Verify } from '#core/codec/message'
import { require } from '#core/errors'
import { endNonce, requireOpenNonce } from '#core/ledger/nonces'
import type { LedgerView } from '#core/ledger/state'
import { liveThrough } from '#core/submission/life'
import { requireReceipt } from '#core/submission/receipt'
import { lifeSetting } from '#core/submission/setting'
import { requireSubmission } from '#core/submission/submission'
import type { ask } from '../messages/submission.ts'

/** What an ask brings. */
export type Ask = ReturnType<(typeof ask)['decode']>

/**
 * Checks everything that an ask rests on: submission, receipt, draw secret, every step up to this
 * hospital's turn, and that the payload is the one submitted. Throws a RuleError.
 */
export function requireAsk(
  view: LedgerView,
  hospital: Uint8Array,
  value: Ask,
  verify: Verify,
): void {
  const { submission, receipt, secret, steps, payload } = value
  const { body } = submission
  const roster = requireSubmission(view, submission, verify)
  requireReceipt(view, submission, receipt, verify)
  const account = view.account(body.author)
  require(account !== undefined, 'unknown-hospital', 'author')
  requireOpenNonce(account, body.nonce, view.consortium.genesis.parameters.nonceWindow)
  endNonce(account, body.nonce, secret)
  const life = liveThrough(lifeSetting(view, value, roster), steps, verify)
  const mine = life.at.stage === 'asked' && equalBytes(life.at.hospital, hospital)
  require(mine, 'step-hospital', 'this hospital is not the one asked')
  require(equalBytes(sha256(payload), body.payload.digest), 'bad-payload-size', 'other payload')
}
