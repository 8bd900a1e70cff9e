/** A table of numbers by hospital, small enough to be whole on the page. */
import type { ReactNode } from 'react'
import classes from './fairness.module.css'

/** A column: what stands in it for a row. */
export interface NumberColumn<Row> {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Takes the room that is left (a bar). */
  readonly wide?: boolean
}

/** Props of NumberTable. */
export interface NumberTableProps<Row> {
  title: string
  explain: string
  /** Head of the first column, whose cells name the rows. */
  nameHead: string
  nameOf: (row: Row) => string
  columns: readonly NumberColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** The table with its heading. */
export function NumberTable<Row>(props: NumberTableProps<Row>) {
  const { title, explain, nameHead, nameOf, columns, rows, rowKey } = props
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      <p className={classes.explain}>{explain}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{nameHead}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-wide={column.wide}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <th scope="row" title={nameOf(row)}>
                {nameOf(row)}
              </th>
              {columns.map((column) => (
                <td key={column.key} data-wide={column.wide} data-label={column.head}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
