/** The changes of a membership that the ministry makes, each in a pane with its consequences. */
import type { TFunction } from 'i18next'
import type { MemberView } from '#contract/views/network'

const CHANGES = ['activate', 'suspend', 'reinstate', 'remove'] as const
/** Activate, suspend, reinstate or remove. */
export type MembershipChange = (typeof CHANGES)[number]

/** True for the name of such a change, as it stands in an address. */
export function isMembershipChange(name: string | undefined): name is MembershipChange {
  return CHANGES.some((change) => change === name)
}

/** True where the hospitals must approve, so that it does not come with the next block. */
export function asksHospitals(change: MembershipChange): boolean {
  return change === 'activate' || change === 'remove'
}

/** The changes that a member's state allows, the decisive one last. */
export function changesFor({ membership, joined }: MemberView): readonly MembershipChange[] {
  switch (membership) {
    case 'admitted':
      return joined ? ['remove', 'activate'] : ['remove']
    case 'active':
      return ['suspend', 'remove']
    case 'suspended':
      return ['remove', 'reinstate']
    case 'removed':
      return []
  }
}

/** What a change does to the hospital, as sentences without their subject. */
export function effectsOf(
  change: MembershipChange,
  approvals: number,
  t: TFunction<'membership'>,
): readonly string[] {
  switch (change) {
    case 'activate':
      return [
        t('effect.getsKey'),
        t('effect.votes'),
        approvals === 0 ? t('effect.youAlone') : t('effect.activeWhen', { count: approvals }),
      ]
    case 'suspend':
      return [
        t('effect.noReading'),
        t('effect.noPart'),
        t('effect.stillCounts'),
        t('effect.youReinstate'),
      ]
    case 'reinstate':
      return [t('effect.takesPart'), t('effect.nextKey'), t('effect.youAlone')]
    case 'remove':
      return [
        approvals === 0 ? t('effect.youAlone') : t('effect.removedWhen', { count: approvals }),
        t('effect.keepsRead'),
        t('effect.comesBack'),
      ]
  }
}
