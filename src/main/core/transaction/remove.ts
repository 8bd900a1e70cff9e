/** `remove`: a hospital leaves for good, with the others' approvals (§4). */
import { z } from 'zod'
import { messageKind, type Signed, type Verify } from '../codec/message.ts'
import { hash32, natural } from '../codec/schemas.ts'
import type { LedgerDraft, LedgerView } from '../ledger/state.ts'
import {
  type ApprovedChange,
  requireApprovals,
  type SignedApproval,
} from '../membership/approval.ts'
import { changeFields, reasonText, requireCurrent, requireSubject, setStatus } from './change.ts'

const removeSchema = z.strictObject({
  ...changeFields,
  subject: hash32,
  /** Last height at which approvals of this change count. */
  until: natural,
  reason: reasonText,
})
/** Body of a removal; its hash is what approvals name. */
export type Remove = z.infer<typeof removeSchema>

/** Signed by the government. */
export const removeKind = messageKind<Remove>('remove', removeSchema)

/** The change as approvals refer to it. */
export function removalAsChange(message: Signed<Remove>): ApprovedChange {
  const { subject, memberRoot, until } = message.body
  return { id: message.id, subject, memberRoot, until, needsComparison: false }
}

/** Checks a removal with its approvals and applies it. Throws a RuleError. */
export function applyRemove(
  draft: LedgerDraft,
  message: Signed<Remove>,
  approvals: readonly SignedApproval[],
  verify: Verify,
): void {
  requireRemoval(draft, message, verify)
  requireApprovals(draft, removalAsChange(message), approvals, draft.height + 1, verify)
  const subject = requireSubject(draft, message.body.subject, REMOVABLE)
  setStatus(draft, subject, 'removed')
}

const REMOVABLE = ['admitted', 'active', 'suspended'] as const

/** Throws a RuleError unless the removal may be put to approval: all but the approvals. */
export function requireRemoval(state: LedgerView, message: Signed<Remove>, verify: Verify): void {
  removeKind.requireSignature(message, state.consortium.genesis.government.key, verify)
  requireCurrent(state, message.body)
  requireSubject(state, message.body.subject, REMOVABLE)
}
