/** `reinstate`: a suspended hospital is active again (§4). */
import { messageKind, type Signed, type Verify } from '../codec/message.ts'
import type { LedgerDraft } from '../ledger/state.ts'
import { requireCurrent, requireSubject, setStatus } from './change.ts'
import { type StandingChange, standingSchema } from './suspend.ts'

/** Signed by the government. */
export const reinstateKind = messageKind<StandingChange>('reinstate', standingSchema)

/** Checks a reinstatement and applies it. Throws a RuleError. */
export function applyReinstate(
  draft: LedgerDraft,
  message: Signed<StandingChange>,
  verify: Verify,
): void {
  reinstateKind.requireSignature(message, draft.consortium.genesis.government.key, verify)
  requireCurrent(draft, message.body)
  setStatus(draft, requireSubject(draft, message.body.subject, ['suspended']), 'active')
}
