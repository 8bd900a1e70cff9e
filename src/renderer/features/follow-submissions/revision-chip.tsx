/** That a submission takes the place of an earlier record, and of which where there is room. */
import { IconEraser, IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RevisionKind } from '#contract/views/diagnosis'
import { Chip } from '#renderer/components/state-chip.tsx'

/** The chip; with `nonce` it names the submission whose record it revises. */
export function RevisionChip({ revision, nonce }: { revision: RevisionKind; nonce?: number }) {
  const { t } = useTranslation('submissions')
  const isError = revision === 'entered-in-error'
  return (
    <Chip icon={isError ? IconEraser : IconHistory} tone={isError ? 'attention' : 'neutral'}>
      {nonce === undefined
        ? t(`revision.${revision}`)
        : t(isError ? 'retracts' : 'amends', { nonce })}
    </Chip>
  )
}
