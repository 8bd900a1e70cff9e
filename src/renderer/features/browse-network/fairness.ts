/** How often each hospital was asked to review, beside what equal chances would give. Pure. */
import type { MemberView } from '#contract/views/network'

/** One bar of the chart. */
export interface Share {
  readonly id: string
  readonly name: string
  readonly asked: number
  /** What equal chances give, had every hospital been a member from the start. */
  readonly expected: number
}

/** How often a hospital was asked: however it answered. */
export function askedCount({ counts }: MemberView): number {
  return counts.accepted + counts.rejected + counts.passed + counts.unanswered
}

/**
 * Shares of the hospitals that can be drawn. A record is never reviewed by its author, so each
 * author's records spread evenly over the others.
 */
export function drawShares(members: readonly MemberView[]): Share[] {
  const drawn = members.filter((member) => member.membership === 'active')
  const submitted = drawn.reduce((sum, member) => sum + member.counts.submitted, 0)
  const asked = drawn.reduce((sum, member) => sum + askedCount(member), 0)
  const spread = submitted * Math.max(1, drawn.length - 1)
  return drawn.map((member) => ({
    id: member.id,
    name: member.profile.name,
    asked: askedCount(member),
    expected: spread === 0 ? 0 : (asked * (submitted - member.counts.submitted)) / spread,
  }))
}
