/** The government's signed word that submission and payload are durable with it (§6). */
import { equalBytes } from '#crypto/bytes'
import { z } from 'zod'
import { messageKind, type Signed, type Verify } from '../codec/message.ts'
import { hash32, milliseconds } from '../codec/schemas.ts'
import { require } from '../errors.ts'
import type { LedgerView } from '../ledger/state.ts'
import type { SignedSubmission } from './submission.ts'

const receiptSchema = z.strictObject({
  consortium: hash32,
  submission: hash32,
  time: milliseconds,
})
/** Body of a receipt; the first step of the life after it names its id. */
export type Receipt = z.infer<typeof receiptSchema>

/** Signed by the government. Same submission, same receipt. */
export const receiptKind = messageKind<Receipt>('receipt', receiptSchema)
/** A signed receipt. */
export type SignedReceipt = Signed<Receipt>

/** Throws a RuleError unless the government receipted exactly this submission. */
export function requireReceipt(
  state: LedgerView,
  submission: SignedSubmission,
  receipt: SignedReceipt,
  verify: Verify,
): void {
  require(equalBytes(receipt.body.submission, submission.id) &&
    equalBytes(
      receipt.body.consortium,
      state.consortium.id,
    ), 'wrong-receipt', 'the receipt is for another submission')
  receiptKind.requireSignature(receipt, state.consortium.genesis.government.key, verify)
}
