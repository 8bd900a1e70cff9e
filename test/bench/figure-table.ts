/** Figures as a table that people read and that a document can hold (Markdown). */
import type { Figure } from './figure.ts'

const HEADS = ['Figure', 'Value', 'Floor', 'Ratio', 'Target', 'What it is'] as const

/** The table, one line a figure, columns padded. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = [HEADS, ...figures.map(cells)]
  const widths = HEADS.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const [head, ...body] = rows.map((row) => line(row, widths))
  return [head, line(widths.map(dashes), widths), ...body].join('\n')
}

/** False where a figure exceeds its target. */
export function meetsTarget({ value, target }: Figure): boolean {
  return target === undefined || value <= target
}

function cells(figure: Figure): readonly string[] {
  const { name, value, unit, floor, target, note } = figure
  const withUnit = (amount: number | undefined) =>
    amount === undefined ? '' : `${shorten(amount)} ${unit}`
  return [
    name,
    withUnit(value),
    withUnit(floor),
    floor === undefined || floor <= 0 ? '' : shorten(value / floor),
    target === undefined ? '' : `≤ ${withUnit(target)}${meetsTarget(figure) ? '' : ', missed'}`,
    note,
  ]
}

/** Three digits are all that such a measurement has. */
function shorten(amount: number): string {
  return amount >= 100 ? String(Math.round(amount)) : String(Number(amount.toPrecision(3)))
}

function dashes(width: number): string {
  return '-'.repeat(width)
}

function line(row: readonly string[], widths: readonly number[]): string {
  return `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`
}
