/** Approvals of membership changes, signed on a person's decision (§4). */
import { equalBytes, toHex } from '#crypto/bytes'
import { z } from 'zod'
import { messageKind, type Signed, type Verify } from '../codec/message.ts'
import { hash32, natural } from '../codec/schemas.ts'
import { require } from '../errors.ts'
import type { LedgerView } from '../ledger/state.ts'
import { votesNeeded } from '../quorum.ts'

const approvalSchema = z.strictObject({
  consortium: hash32,
  hospital: hash32,
  /** Hash of the change's signed body: the exact change. */
  change: hash32,
  /** Member root before the change. */
  memberRoot: hash32,
  /** Last height at which the approval counts. */
  until: natural,
  /** The approver compared the newcomer's two keys by telephone (`activate`). */
  compared: z.boolean(),
})
/** Body of an approval. */
export type Approval = z.infer<typeof approvalSchema>

/** Signed by a voting hospital. */
export const approvalKind = messageKind<Approval>('approval', approvalSchema)
/** A signed approval. */
export type SignedApproval = Signed<Approval>

/** What approvals are about. */
export interface ApprovedChange {
  readonly id: Uint8Array
  readonly subject: Uint8Array
  readonly memberRoot: Uint8Array
  readonly until: number
  /** Approvers must have compared the subject's keys. */
  readonly needsComparison: boolean
}

/** How many approvals a change about `subject` needs: n − f, or all others where they are fewer. */
export function approvalsNeeded(state: LedgerView, subject: Uint8Array): number {
  const voters = state.voters()
  const others = voters.filter((member) => !equalBytes(member.id, subject)).length
  return Math.min(votesNeeded(voters.length), others)
}

/**
 * Throws a RuleError unless the approvals suffice: of different voting hospitals, for exactly
 * this change, not lapsed at `height`, n − f of them.
 */
export function requireApprovals(
  state: LedgerView,
  change: ApprovedChange,
  approvals: readonly SignedApproval[],
  height: number,
  verify: Verify,
): void {
  require(height <= change.until, 'approval-expired', `the change counted until ${change.until}`)
  const seen = new Set<string>()
  for (const approval of approvals) {
    const name = toHex(approval.body.hospital)
    require(!seen.has(name), 'approval-duplicate', name)
    seen.add(name)
    requireApproval(state, change, approval, verify)
  }
  const needed = approvalsNeeded(state, change.subject)
  require(seen.size >= needed, 'approvals-missing', `${seen.size} of ${needed}`)
}

/** Throws a RuleError unless one approval counts for the change. */
export function requireApproval(
  state: LedgerView,
  change: ApprovedChange,
  approval: SignedApproval,
  verify: Verify,
): void {
  const { body } = approval
  require(equalBytes(body.consortium, state.consortium.id), 'wrong-consortium', 'approval')
  const approver = state.member(body.hospital)
  const votes = approver?.status === 'active' || approver?.status === 'suspended'
  require(approver !== undefined &&
    votes &&
    !equalBytes(
      body.hospital,
      change.subject,
    ), 'approval-foreign', 'the approver has no vote on this change')
  require(equalBytes(body.change, change.id) &&
    equalBytes(
      body.memberRoot,
      change.memberRoot,
    ), 'approval-foreign', 'the approval is for another change')
  require(body.until === change.until, 'approval-expired', `it counts until ${body.until}`)
  require(body.compared || !change.needsComparison, 'approval-foreign', 'no words were compared')
  approvalKind.requireSignature(approval, approver.signingKey, verify)
}
