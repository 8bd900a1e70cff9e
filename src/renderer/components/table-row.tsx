/** One row of a DataTable. */
import type { Column } from './table-column.ts'
import classes from './data-table.module.css'

/** The cells of a row on the table's grid; a click selects it. */
export function TableRow<T>({
  row,
  columns,
  template,
  selected,
  onSelect,
}: {
  row: T
  columns: readonly Column<T>[]
  template: string
  selected: boolean
  onSelect: ((row: T) => void) | undefined
}) {
  return (
    // The keyboard is served by the table around it, which holds the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      className={classes.row}
      style={{ gridTemplateColumns: template }}
      data-selected={selected || undefined}
      data-clickable={onSelect ? true : undefined}
      aria-selected={selected}
      onClick={onSelect ? () => onSelect(row) : undefined}
    >
      {columns.map((column) => (
        <span key={column.key} role="cell" data-align={column.align}>
          {column.cell(row)}
        </span>
      ))}
    </div>
  )
}
