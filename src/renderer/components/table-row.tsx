/** The rows of a DataTable: placed by the virtualiser, `top` pixels below the head. */
import classes from './data-table.module.css'
import type { Column } from './table-column.ts'
import { showWhole } from './whole-on-hover.ts'

/** The head of a group. */
export function GroupRow({ title, top }: { title: string; top: number }) {
  return (
    <tr className={classes.line} style={{ transform: `translateY(${top}px)` }}>
      <th className={classes.group} scope="rowgroup">
        {title}
      </th>
    </tr>
  )
}

/** Props of TableRow. */
export interface TableRowProps<T> {
  row: T
  top: number
  columns: readonly Column<T>[]
  /** The grid tracks of the columns. */
  template: string
  selected: boolean
  onSelect: ((row: T) => void) | undefined
}

/** The cells of a row; a click selects it. */
export function TableRow<T>({ row, top, columns, template, selected, onSelect }: TableRowProps<T>) {
  return (
    // The keyboard is served by the table around it, which holds the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      className={`${classes.line} ${classes.row}`}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      data-selected={selected || undefined}
      data-clickable={onSelect ? true : undefined}
      aria-selected={selected}
      onClick={onSelect ? () => onSelect(row) : undefined}
    >
      {columns.map((column) => (
        <td key={column.key} data-align={column.align} onPointerEnter={showWhole}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}
