/** A list that stays smooth at any length: virtual rows, group heads, keyboard, one selected row. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import classes from './data-table.module.css'
import type { Column } from './table-column.ts'
import { TableRow } from './table-row.tsx'
import { firstRowIndex, layOut, stepRow, type TableLine } from './table-lines.ts'

export type { Column } from './table-column.ts'

/** Props of DataTable. */
export interface DataTableProps<T> {
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  selectedKey?: string | null
  /** Called on a click and on Enter or arrow keys. */
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
const OVERSCAN = 12
const PAGE_ROWS = 10

/** Rows to move by for a key, or undefined for a key that does not move. */
function moveOf(key: string): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: PAGE_ROWS,
    PageUp: -PAGE_ROWS,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }
  return moves[key]
}

/** The list. It fills its parent, which must have a height. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { columns, rows, rowKey, selectedKey, onSelect, groupOf, onEndReached, label } = props
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => layOut(rows, groupOf), [rows, groupOf])
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? GROUP_HEIGHT : ROW_HEIGHT),
    overscan: OVERSCAN,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, lines])

  const items = virtualizer.getVirtualItems()
  const lastSeen = items.at(-1)?.index ?? -1
  const atEnd = lines.length > 0 && lastSeen >= lines.length - 1
  useEffect(() => {
    if (atEnd) onEndReached?.()
    // Once each time the end comes into sight; the caller's function may change at every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [atEnd, lines.length])

  const onKeyDown = (event: KeyboardEvent) => {
    const move = moveOf(event.key)
    if (move === undefined || !onSelect) return
    event.preventDefault()
    const from = lines.findIndex((line) => line.kind === 'row' && rowKey(line.row) === selectedKey)
    const to = from < 0 ? firstRowIndex(lines) : stepRow(lines, from, move)
    const line = lines[to]
    if (line?.kind !== 'row') return
    virtualizer.scrollToIndex(to)
    onSelect(line.row)
  }

  const template = columns.map((column) => column.width).join(' ')
  const renderLine = (line: TableLine<T>) =>
    line.kind === 'group' ? (
      <div role="cell" className={classes.group}>
        {line.title}
      </div>
    ) : (
      <TableRow
        row={line.row}
        columns={columns}
        template={template}
        selected={rowKey(line.row) === selectedKey}
        onSelect={onSelect}
      />
    )

  return (
    <div
      className={classes.table}
      role="table"
      aria-label={label}
      aria-rowcount={lines.length}
      tabIndex={onSelect ? 0 : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={classes.head} role="row" style={{ gridTemplateColumns: template }}>
        {columns.map((column) => (
          <span key={column.key} role="columnheader" data-align={column.align}>
            {column.head}
          </span>
        ))}
      </div>
      <div className={classes.scroller} ref={scroller} role="rowgroup">
        <div className={classes.total} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const line = lines[item.index]
            if (!line) return null
            return (
              <div
                key={line.kind === 'group' ? `group ${item.index}` : rowKey(line.row)}
                className={classes.line}
                role={line.kind === 'group' ? 'row' : undefined}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                {renderLine(line)}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
