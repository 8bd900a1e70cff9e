/** Words and chips for a membership change. */
import { IconBell, IconCircleCheck, IconCircleX, IconMinus } from '@tabler/icons-react'
import type { ChangeView } from '#contract/views/network'
import { Chip } from '#renderer/components/state-chip.tsx'

/** "Activate Beverly Hospital". */
export function changeTitle(change: ChangeView): string {
  const verb = change.kind === 'activate' ? 'Activate' : 'Remove'
  return `${verb} ${change.subject.profile.name}`
}

/** What this hospital has answered. */
export function MineChip({ mine }: { mine: ChangeView['mine'] }) {
  switch (mine) {
    case 'wanted':
      return (
        <Chip icon={IconBell} tone="attention">
          Waits for you
        </Chip>
      )
    case 'given':
      return (
        <Chip icon={IconCircleCheck} tone="good">
          Approved
        </Chip>
      )
    case 'declined':
      return (
        <Chip icon={IconCircleX} tone="danger">
          Declined
        </Chip>
      )
    case 'none':
      return (
        <Chip icon={IconMinus} tone="neutral">
          Not asked
        </Chip>
      )
  }
}
