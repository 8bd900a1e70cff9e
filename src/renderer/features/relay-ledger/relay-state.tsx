/** The chip for a relayed submission's state: the same looks as everywhere. */
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RelayRow } from '#contract/views/chain'
import { Chip, StateChip } from '#renderer/components/state-chip.tsx'

/** The chip. An accepted record waits for its block. */
export function RelayState({ row }: { row: RelayRow }) {
  const { t } = useTranslation('government')
  if (row.state === 'accepted') {
    return (
      <Chip icon={IconCircleCheck} tone="waiting">
        {t('relay.accepted')}
      </Chip>
    )
  }
  return <StateChip state={row.state} />
}
