/** What became of an invitation, as a chip. */
import { IconCircleCheck, IconClockOff, IconMailOff, IconMailOpened } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { InvitationRow } from '#contract/views/membership'
import { Chip, type Tone } from '#renderer/components/state-chip.tsx'

type State = InvitationRow['state']

const LOOKS: Record<State, { icon: typeof IconMailOpened; tone: Tone }> = {
  open: { icon: IconMailOpened, tone: 'waiting' },
  used: { icon: IconCircleCheck, tone: 'good' },
  expired: { icon: IconClockOff, tone: 'neutral' },
  revoked: { icon: IconMailOff, tone: 'neutral' },
}

/** The chip. */
export function InvitationChip({ state }: { state: State }) {
  const { t } = useTranslation('membership')
  return <Chip {...LOOKS[state]}>{t(`invitations.state.${state}`)}</Chip>
}
