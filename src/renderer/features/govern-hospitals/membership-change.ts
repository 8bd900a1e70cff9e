/** The changes of a membership that the ministry makes with a reason. */
import type { MemberView } from '#contract/views/network'

/** Suspend, reinstate or remove. */
export type ReasonedChange = 'suspend' | 'reinstate' | 'remove'

/** The methods that make them. */
export const CHANGE_METHODS = {
  suspend: 'government.suspend',
  reinstate: 'government.reinstate',
  remove: 'government.remove',
} as const satisfies Record<ReasonedChange, string>

/** "Suspend". */
export const CHANGE_VERBS: Record<ReasonedChange, string> = {
  suspend: 'Suspend',
  reinstate: 'Reinstate',
  remove: 'Remove',
}

/** True for the name of such a change, as it stands in an address. */
export function isReasonedChange(name: string | undefined): name is ReasonedChange {
  return name === 'suspend' || name === 'reinstate' || name === 'remove'
}

/** The changes that a member's state allows. */
export function changesFor(member: MemberView): readonly ReasonedChange[] {
  switch (member.membership) {
    case 'admitted':
      return []
    case 'active':
      return ['suspend', 'remove']
    case 'suspended':
      return ['remove', 'reinstate']
    case 'removed':
      return []
  }
}

/** What a change does to the hospital, as sentences without their subject. */
export function effectsOf(change: ReasonedChange, approvals: number): readonly string[] {
  switch (change) {
    case 'suspend':
      return [
        'reads nothing that is sealed from the next key epoch on',
        'is not drawn to review and submits nothing',
        'still counts in the electorate, so as many votes stay needed',
        'can be reinstated by you alone',
      ]
    case 'reinstate':
      return [
        'submits, is drawn and votes again',
        'gets the key of the next epoch, not of the time it was suspended',
        'needs nobody’s approval but yours',
      ]
    case 'remove':
      return [
        `is removed only when ${approvals} of the other hospitals approve`,
        'keeps what it has read before; nothing can take that back',
        'can come back only by a new invitation and request',
      ]
  }
}
