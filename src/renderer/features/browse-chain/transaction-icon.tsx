/** One icon a kind of transaction. */
import {
  IconArchive,
  IconBan,
  IconCircleCheck,
  IconKey,
  IconPlayerPause,
  IconPlayerPlay,
  IconStethoscope,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react'
import type { TransactionRow } from '#contract/views/chain'

const ICONS: Record<TransactionRow['kind'], Icon> = {
  record: IconStethoscope,
  cancel: IconBan,
  epoch: IconKey,
  admit: IconUserPlus,
  activate: IconCircleCheck,
  suspend: IconPlayerPause,
  reinstate: IconPlayerPlay,
  remove: IconArchive,
}

/** The icon. */
export function TransactionIcon({ kind }: { kind: TransactionRow['kind'] }) {
  const Icon = ICONS[kind]
  return <Icon size={16} stroke={1.6} aria-hidden />
}
