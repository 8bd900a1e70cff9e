/** `suspend`: the hospital keeps its weight in the electorate but submits and reads nothing (§4). */
import { z } from 'zod'
import { messageKind, type Signed, type Verify } from '../codec/message.ts'
import { hash32 } from '../codec/schemas.ts'
import type { LedgerDraft } from '../ledger/state.ts'
import { changeFields, reasonText, requireCurrent, requireSubject, setStatus } from './change.ts'

/** Schema that suspension and reinstatement share. */
export const standingSchema = z.strictObject({
  ...changeFields,
  subject: hash32,
  reason: reasonText,
})
/** Body of a suspension or reinstatement. */
export type StandingChange = z.infer<typeof standingSchema>

/** Signed by the government. */
export const suspendKind = messageKind<StandingChange>('suspend', standingSchema)

/** Checks a suspension and applies it. Throws a RuleError. */
export function applySuspend(
  draft: LedgerDraft,
  message: Signed<StandingChange>,
  verify: Verify,
): void {
  suspendKind.requireSignature(message, draft.consortium.genesis.government.key, verify)
  requireCurrent(draft, message.body)
  setStatus(draft, requireSubject(draft, message.body.subject, ['active']), 'suspended')
}
