/** How a table's column is described. */
import type { ReactNode } from 'react'

/** A column. `width` is a CSS grid track: "96px", "minmax(0, 1fr)". */
export interface Column<T> {
  readonly key: string
  readonly head: string
  readonly width: string
  readonly align?: 'start' | 'end'
  readonly cell: (row: T) => ReactNode
}
