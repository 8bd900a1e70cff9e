/** A list that stays smooth at any length: virtual rows, group heads, keyboard, one selected row. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import classes from './data-table.module.css'
import type { Column } from './table-column.ts'
import { firstRowIndex, layOut, moveOf, stepRow } from './table-lines.ts'
import { GroupRow, TableRow } from './table-row.tsx'

export type { Column } from './table-column.ts'

/** Props of DataTable. */
export interface DataTableProps<T> {
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  selectedKey?: string | null
  /** Called on a click and on arrow keys. */
  onSelect?: (row: T) => void
  /** The head of the group that a row belongs to; rows of one group must be neighbours. */
  groupOf?: (row: T) => string
  /** Called when the last rows come into sight, to load more. */
  onEndReached?: () => void
  /** What the list is, for screen readers. */
  label: string
}

const ROW_HEIGHT = 32
const GROUP_HEIGHT = 28
const HEAD_HEIGHT = 28
const OVERSCAN = 12

function useEndReached(atEnd: boolean, count: number, onEndReached: (() => void) | undefined) {
  const latest = useRef(onEndReached)
  useEffect(() => {
    latest.current = onEndReached
  }, [onEndReached])
  useEffect(() => {
    if (atEnd && count > 0) latest.current?.()
  }, [atEnd, count])
}

/** The list. It fills its parent, which must be a flex column with a height. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { columns, rows, rowKey, selectedKey, onSelect, groupOf, onEndReached, label } = props
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => layOut(rows, groupOf), [rows, groupOf])
  // Without the React compiler its unstable functions do no harm.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? GROUP_HEIGHT : ROW_HEIGHT),
    overscan: OVERSCAN,
    scrollPaddingEnd: HEAD_HEIGHT,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, lines])

  const items = virtualizer.getVirtualItems()
  const atEnd = (items.at(-1)?.index ?? -1) >= lines.length - 1
  useEndReached(atEnd, lines.length, onEndReached)

  const onKeyDown = (event: KeyboardEvent) => {
    const move = moveOf(event.key)
    if (move === undefined || !onSelect || event.target !== event.currentTarget) return
    event.preventDefault()
    const from = lines.findIndex((line) => line.kind === 'row' && rowKey(line.row) === selectedKey)
    const to = from < 0 ? firstRowIndex(lines) : stepRow(lines, from, move)
    const line = lines[to]
    if (line?.kind !== 'row') return
    virtualizer.scrollToIndex(to)
    onSelect(line.row)
  }

  const template = columns.map((column) => column.width).join(' ')
  return (
    <div className={classes.scroller} ref={scroller}>
      <table
        className={classes.table}
        // A table whose rows can be chosen by keyboard is a grid (WAI-ARIA 1.2).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        aria-rowcount={lines.length}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead className={classes.headGroup}>
          <tr className={classes.head} style={{ gridTemplateColumns: template }}>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-align={column.align}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const line = lines[item.index]
            if (!line) return null
            return line.kind === 'group' ? (
              <GroupRow key={`group ${item.index}`} title={line.title} top={item.start} />
            ) : (
              <TableRow
                key={rowKey(line.row)}
                row={line.row}
                top={item.start}
                columns={columns}
                template={template}
                selected={rowKey(line.row) === selectedKey}
                onSelect={onSelect}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
