/** What the government's membership transactions have in common. */
import { equalBytes } from '#crypto/bytes'
import { hash32, text } from '../codec/schemas.ts'
import { require } from '../errors.ts'
import type { LedgerDraft, LedgerView } from '../ledger/state.ts'
import type { Member, MemberStatus } from '../membership/member.ts'

/** Fields that every membership change names. */
export const changeFields = {
  consortium: hash32,
  /** Member root before the change: a change can be applied to one state of members only. */
  memberRoot: hash32,
}

/** A reason in words, shown to every hospital. */
export const reasonText = text(500)

/** Throws a RuleError unless the change names this consortium and the members as they are. */
export function requireCurrent(
  state: LedgerView,
  body: { readonly consortium: Uint8Array; readonly memberRoot: Uint8Array },
): void {
  require(equalBytes(body.consortium, state.consortium.id), 'wrong-consortium', 'change')
  require(equalBytes(
    body.memberRoot,
    state.memberRoot,
  ), 'wrong-member-root', 'the members have changed since it was signed')
}

/** The member that a change is about. Throws a RuleError unless it has one of the statuses. */
export function requireSubject(
  state: LedgerView,
  id: Uint8Array,
  statuses: readonly MemberStatus[],
): Member {
  const subject = state.member(id)
  require(subject !== undefined, 'unknown-hospital', 'subject of a change')
  require(statuses.includes(subject.status), 'wrong-status', `it is ${subject.status}`)
  return subject
}

/** Gives a member another status as of the block being checked. */
export function setStatus(draft: LedgerDraft, subject: Member, status: MemberStatus): void {
  draft.setMember({ ...subject, status, since: draft.height + 1 })
}
