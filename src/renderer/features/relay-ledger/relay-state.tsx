/** The chip for a relayed submission's state: the same looks as everywhere. */
import { IconCircleCheck } from '@tabler/icons-react'
import type { RelayRow } from '#contract/views/chain'
import { Chip, StateChip } from '#renderer/components/state-chip.tsx'

/** The chip. An accepted record waits for its block. */
export function RelayState({ row }: { row: RelayRow }) {
  if (row.state === 'accepted') {
    return (
      <Chip icon={IconCircleCheck} tone="waiting">
        Accepted
      </Chip>
    )
  }
  return <StateChip state={row.state} />
}
