/** The lines of the list: heads of days, final blocks, and the block that is voted on. */
import { IconCircleCheck } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '#contract/views/app'
import type { BlockRow } from '#contract/views/chain'
import { formatTime } from '#renderer/components/dates.ts'
import { formatCount } from '#renderer/components/numbers.ts'
import { StateChip, StateWord } from '#renderer/components/state-chip.tsx'
import classes from './block-list.module.css'
import { holdsText } from './block-words.ts'

function placed(top: number) {
  return { transform: `translateY(${top}px)` }
}

/** The head of a day. */
export const HeadLine = memo(function HeadLine({ top, title }: { top: number; title: string }) {
  return (
    <tr className={classes.line} style={placed(top)}>
      <th className={classes.group} scope="rowgroup">
        {title}
      </th>
    </tr>
  )
})

/** The open block. A hospital hears of votes with the certificate only: it shows no number. */
export function OpenLine({ top, voting }: { top: number; voting: Status['voting'] }) {
  const { t } = useTranslation('chain')
  const counted = voting && voting.votes > 0 ? voting : null
  return (
    <tr className={`${classes.line} ${classes.row}`} style={placed(top)}>
      <td>{formatCount(voting?.height ?? 0)}</td>
      <td>{t('list.now')}</td>
      <td>
        <strong>{t('list.proposed')}</strong>
      </td>
      <td>{t('block.government')}</td>
      <td>
        <StateChip state="voting" voting={counted} />
      </td>
    </tr>
  )
}

function From({ hospitals }: { hospitals: readonly string[] }) {
  const { t } = useTranslation('chain')
  const [first, ...others] = hospitals
  return (
    <span className={classes.from} title={hospitals.join(', ')}>
      <span>{first}</span>
      {others.length > 0 ? <span>{t('list.more', { count: others.length })}</span> : null}
    </span>
  )
}

function Cells({ row }: { row: BlockRow }) {
  const { t } = useTranslation('chain')
  const holds = holdsText(t, row.kinds)
  return (
    <>
      <td>{formatTime(row.time)}</td>
      <td>
        <strong title={holds}>{holds}</strong>
      </td>
      <td>
        <From hospitals={row.hospitals} />
      </td>
      <td>
        <StateWord icon={IconCircleCheck} tone="good">
          {t('list.votes', { count: row.votes })}
        </StateWord>
      </td>
    </>
  )
}

/** Props of BlockLine. */
interface BlockLineProps {
  top: number
  number: number
  /** Place among the rows of the table, from 1, the head included. */
  index: number
  /** Null while it is not known. */
  height: number | null
  /** Undefined while it is on its way. */
  row: BlockRow | undefined
  selected: boolean
  onSelect: (number: number) => void
}

/** A final block; before its row is here, its number alone. */
export const BlockLine = memo(function BlockLine(props: BlockLineProps) {
  const { top, number, index, height, row, selected, onSelect } = props
  return (
    // The keyboard is served by the table around it, which holds the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      className={`${classes.line} ${classes.row}`}
      style={placed(top)}
      aria-rowindex={index}
      aria-selected={selected}
      aria-busy={row === undefined || undefined}
      data-selected={selected || undefined}
      data-clickable
      onClick={() => onSelect(number)}
    >
      <td>{height === null ? '' : formatCount(height)}</td>
      {row ? <Cells row={row} /> : <Awaited />}
    </tr>
  )
})

function Awaited() {
  return (
    <td className={classes.awaited}>
      <span aria-hidden />…
    </td>
  )
}
