/** The blocks as a list by day; the one that is voted on now stands above the final ones. */
import { IconCircleCheck } from '@tabler/icons-react'
import type { BlockRow } from '#contract/views/chain'
import type { Status } from '#contract/views/app'
import { DataTable } from '#renderer/components/data-table.tsx'
import { formatTime } from '#renderer/components/date-text.tsx'
import { dayGroup } from '#renderer/components/day-group.ts'
import { countOf } from '#renderer/components/plural.ts'
import { StateChip, StateWord } from '#renderer/components/state-chip.tsx'
import type { Column } from '#renderer/components/table-column.ts'
import { holdsText } from './block-words.ts'
import classes from './chain.module.css'

/** A final block, or the open one with its votes. */
export interface ListedBlock {
  readonly height: number
  readonly block: BlockRow | null
  readonly voting: Status['voting']
}

function Holds({ text }: { text: string }) {
  return <strong title={text}>{text}</strong>
}

function From({ hospitals }: { hospitals: readonly string[] }) {
  const [first, ...others] = hospitals
  return (
    <span className={classes.from} title={hospitals.join(', ')}>
      <span>{first}</span>
      {others.length > 0 ? <span>+{others.length}</span> : null}
    </span>
  )
}

const COLUMNS: readonly Column<ListedBlock>[] = [
  { key: 'block', head: 'Block', width: '64px', cell: (row) => row.height },
  {
    key: 'time',
    head: 'Time',
    width: '44px',
    cell: (row) => (row.block ? formatTime(row.block.time) : 'now'),
  },
  {
    key: 'holds',
    head: 'Holds',
    width: 'minmax(120px, 1.3fr)',
    cell: (row) => <Holds text={row.block ? holdsText(row.block.kinds) : 'Proposed block'} />,
  },
  {
    key: 'from',
    head: 'From',
    width: 'minmax(96px, 1fr)',
    cell: (row) => (row.block ? <From hospitals={row.block.hospitals} /> : null),
  },
  {
    key: 'votes',
    head: 'Votes',
    width: '96px',
    cell: (row) =>
      row.block ? (
        <StateWord icon={IconCircleCheck} tone="good">
          {countOf(row.block.votes, 'vote')}
        </StateWord>
      ) : (
        <StateChip state="voting" voting={row.voting} />
      ),
  },
]

interface BlockListProps {
  rows: readonly ListedBlock[]
  selected: number | null
  now: number
  onSelect: (row: ListedBlock) => void
  onEndReached: () => void
}

/** The table. */
export function BlockList({ rows, selected, now, onSelect, onEndReached }: BlockListProps) {
  return (
    <DataTable
      label="Blocks"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => String(row.height)}
      selectedKey={selected === null ? null : String(selected)}
      groupOf={(row) => (row.block ? dayGroup(row.block.time, now) : 'Hospitals vote on it')}
      onSelect={onSelect}
      onEndReached={onEndReached}
    />
  )
}
