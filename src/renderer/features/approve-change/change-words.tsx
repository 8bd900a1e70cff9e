/** Words and chips for a membership change. */
import { IconBell, IconCircleCheck, IconCircleX, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import type { ChangeView } from '#contract/views/network'
import { Chip, type Tone } from '#renderer/components/state-chip.tsx'

/** "Activate Beverly Hospital". */
export function changeTitle(change: ChangeView, t: TFunction<'membership'>): string {
  return t(`approve.${change.kind}`, { name: change.subject.profile.name })
}

const LOOKS: Record<ChangeView['mine'], { icon: typeof IconBell; tone: Tone }> = {
  wanted: { icon: IconBell, tone: 'attention' },
  given: { icon: IconCircleCheck, tone: 'good' },
  declined: { icon: IconCircleX, tone: 'danger' },
  none: { icon: IconMinus, tone: 'neutral' },
}

/** What this hospital has answered. */
export function MineChip({ mine }: { mine: ChangeView['mine'] }) {
  const { t } = useTranslation('membership')
  return <Chip {...LOOKS[mine]}>{t(`approve.mine.${mine}`)}</Chip>
}
