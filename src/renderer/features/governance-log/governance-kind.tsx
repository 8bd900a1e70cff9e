/** The kind of an entry: icon and word. */
import {
  IconArchive,
  IconCircleCheck,
  IconKey,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserPlus,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { GovernanceKind } from '#contract/views/governance'
import { StateWord, type Tone } from '#renderer/components/state-chip.tsx'

const LOOKS = {
  admit: { icon: IconUserPlus, tone: 'waiting' },
  activate: { icon: IconCircleCheck, tone: 'good' },
  suspend: { icon: IconPlayerPause, tone: 'attention' },
  reinstate: { icon: IconPlayerPlay, tone: 'good' },
  remove: { icon: IconArchive, tone: 'neutral' },
  epoch: { icon: IconKey, tone: 'neutral' },
} as const satisfies Record<GovernanceKind, { icon: unknown; tone: Tone }>

/** The word. */
export function GovernanceKindWord({ kind }: { kind: GovernanceKind }) {
  const { t } = useTranslation('government')
  const { icon, tone } = LOOKS[kind]
  return (
    <StateWord icon={icon} tone={tone}>
      {t(`governance.kind.${kind}`)}
    </StateWord>
  )
}
