/** The problems of a chart in the groups of its table. Pure. */
import type { ChartEntry } from '#contract/views/diagnosis'
import { holding, inError } from '#renderer/components/clinical/chart-records.ts'
import { isOngoing } from '#renderer/components/clinical/labels.ts'

/** By what the table is ordered. */
export type Order = 'status' | 'date'

/** A group of rows; its title is `patients:problems.<title>`. */
export interface ProblemGroup {
  readonly title: 'newestFirst' | 'active' | 'past' | 'inError'
  readonly entries: readonly ChartEntry[]
}

/** A row with the group that it begins, if it is the first of it. */
export interface ProblemRow {
  readonly entry: ChartEntry
  readonly begins: ProblemGroup | null
  readonly inError: boolean
}

function dateOf(entry: ChartEntry): string {
  return entry.diagnosis.onset ?? new Date(entry.recordedAt).toISOString().slice(0, 10)
}

function newestFirst(entries: readonly ChartEntry[]): ChartEntry[] {
  return entries.toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)))
}

function groupsOf(entries: readonly ChartEntry[], order: Order): ProblemGroup[] {
  const current = newestFirst(holding(entries))
  if (order === 'date') return [{ title: 'newestFirst', entries: current }]
  const ongoing = (entry: ChartEntry) => isOngoing(entry.diagnosis.clinicalStatus)
  return [
    { title: 'active', entries: current.filter(ongoing) },
    { title: 'past', entries: current.filter((entry) => !ongoing(entry)) },
  ]
}

/** The rows in order; what was entered in error comes last, where it is wanted at all. */
export function problemRows(
  entries: readonly ChartEntry[],
  order: Order,
  withErrors: boolean,
): ProblemRow[] {
  const errors: ProblemGroup[] = withErrors
    ? [{ title: 'inError', entries: newestFirst(inError(entries)) }]
    : []
  return [...groupsOf(entries, order), ...errors].flatMap((group) =>
    group.entries.map((entry, index) => ({
      entry,
      begins: index === 0 ? group : null,
      inError: group.title === 'inError',
    })),
  )
}
