/** What `record` and `cancel` share: a submission with receipt, draw secret and all its steps (§6). */
import { equalBytes } from '#crypto/bytes'
import { z } from 'zod'
import { toWire, type Verify } from '../codec/message.ts'
import { hash32 } from '../codec/schemas.ts'
import { require } from '../errors.ts'
import { endNonce, requireOpenNonce } from '../ledger/nonces.ts'
import type { LedgerDraft } from '../ledger/state.ts'
import { type Life, liveThrough } from '../submission/life.ts'
import { lifeSetting } from '../submission/setting.ts'
import { receiptKind, requireReceipt, type SignedReceipt } from '../submission/receipt.ts'
import { type Step, STEPS_LIMIT, stepSchema, stepToWire } from '../submission/step.ts'
import {
  requireSubmission,
  type SignedSubmission,
  submissionKind,
} from '../submission/submission.ts'

/** A submission's public life, as it enters the chain. */
export interface SubmittedParts {
  readonly submission: SignedSubmission
  readonly receipt: SignedReceipt
  /** s_n of the author's draw secrets. */
  readonly secret: Uint8Array
  readonly steps: readonly Step[]
}

/** Schema fields of the shared parts. */
export const submittedFields = {
  submission: submissionKind.schema,
  receipt: receiptKind.schema,
  secret: hash32,
  steps: z.array(stepSchema).max(STEPS_LIMIT),
}

/** Wire form of the shared parts. */
export function submittedToWire(parts: SubmittedParts) {
  return {
    submission: toWire(parts.submission),
    receipt: toWire(parts.receipt),
    secret: parts.secret,
    steps: parts.steps.map(stepToWire),
  }
}

/**
 * Checks submission, receipt, nonce, secret and every step, and ends the nonce. Answers where the
 * steps have led. Throws a RuleError.
 */
export function applySubmitted(draft: LedgerDraft, parts: SubmittedParts, verify: Verify): Life {
  const { submission, receipt, secret, steps } = parts
  const { body } = submission
  const roster = requireSubmission(draft, submission, verify)
  requireReceipt(draft, submission, receipt, verify)
  const account = draft.account(body.author)
  require(account !== undefined, 'unknown-hospital', 'author')
  requireOpenNonce(account, body.nonce, draft.consortium.genesis.parameters.nonceWindow)
  draft.setAccount(body.author, endNonce(account, body.nonce, secret))
  return liveThrough(lifeSetting(draft, parts, roster), steps, verify)
}

/** The last holder, by whose verdict a submission ends. Throws a RuleError when nobody holds it. */
export function requireHolder(life: Life): { id: Uint8Array; hospital: Uint8Array } {
  require(life.at.stage === 'held', 'step-order', 'nobody holds it')
  require(equalBytes(life.previous, life.at.step), 'step-order', 'a step follows the hold')
  return { id: life.at.step, hospital: life.at.hospital }
}
