/** The lines of a grouped list and how the keyboard moves over its rows. */

/** A line of the list: a group's head or a row. */
export type TableLine<T> =
  | { readonly kind: 'group'; readonly title: string }
  | { readonly kind: 'row'; readonly row: T }

/** Rows as lines, with a group head wherever the group changes. */
export function layOut<T>(rows: readonly T[], groupOf?: (row: T) => string): TableLine<T>[] {
  const lines: TableLine<T>[] = []
  let group: string | undefined
  for (const row of rows) {
    const title = groupOf?.(row)
    if (title !== undefined && title !== group) lines.push({ kind: 'group', title })
    group = title
    lines.push({ kind: 'row', row })
  }
  return lines
}

/** Index of the first row, -1 when there is none. */
export function firstRowIndex<T>(lines: readonly TableLine<T>[]): number {
  return lines.findIndex((line) => line.kind === 'row')
}

/** Index of the row `move` rows after (or before) the row at `from`, held within the list. */
export function stepRow<T>(lines: readonly TableLine<T>[], from: number, move: number): number {
  const direction = Math.sign(move)
  let left = Math.abs(move)
  let at = from
  for (let index = from + direction; left > 0; index += direction) {
    const line = lines[index]
    if (!line) break
    if (line.kind === 'group') continue
    at = index
    left -= 1
  }
  return at
}

const PAGE_ROWS = 10

const MOVES: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', PAGE_ROWS],
  ['PageUp', -PAGE_ROWS],
  ['Home', Number.NEGATIVE_INFINITY],
  ['End', Number.POSITIVE_INFINITY],
])

/** Rows to move by for a key's name, or undefined for a key that does not move. */
export function moveOf(key: string): number | undefined {
  return MOVES.get(key)
}
