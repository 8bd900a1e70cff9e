/** The entries of a chart as records with their versions, and which of them hold. Pure. */
import type { ChartEntry, PatientInput } from '#contract/views/diagnosis'
import type { ComparedDocument } from './document-changes.ts'

/** One version of a record: the entries of one submission. */
export interface ChartVersion {
  /** What all its entries have in common, taken from the first. */
  readonly first: ChartEntry
  readonly entries: readonly ChartEntry[]
}

/** A record with its readable versions, newest first; the first is the current one. */
export interface ChartRecord {
  readonly history: string
  readonly current: ChartVersion
  readonly earlier: readonly ChartVersion[]
}

/** True for an entry that says that it, or the record before it, was entered in error. */
export function isInError({ revision }: ChartEntry): boolean {
  return revision?.as === 'entered-in-error'
}

/** True for an entry that is the current version of its record. */
export function isCurrent({ supersededBy }: ChartEntry): boolean {
  return supersededBy === null
}

/** The entries that hold: current versions that were not entered in error. */
export function holding(entries: readonly ChartEntry[]): ChartEntry[] {
  return entries.filter((entry) => isCurrent(entry) && !isInError(entry))
}

/** The entries of records that were entered in error, as they last stood. */
export function inError(entries: readonly ChartEntry[]): ChartEntry[] {
  return entries.filter((entry) => isCurrent(entry) && isInError(entry))
}

function versionsOf(entries: readonly ChartEntry[]): ChartVersion[] {
  const bySubmission = Map.groupBy(entries, ({ submission }) => submission)
  return [...bySubmission.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ first, entries: group }] : []
  })
}

/** The records of a chart, the one recorded last first. */
export function recordsOf(entries: readonly ChartEntry[]): ChartRecord[] {
  const byHistory = Map.groupBy(entries, ({ history }) => history)
  const records = [...byHistory].flatMap(([history, group]): ChartRecord[] => {
    const versions = versionsOf(group).toSorted((a, b) => b.first.version - a.first.version)
    const [current, ...earlier] = versions
    return current ? [{ history, current, earlier }] : []
  })
  return records.toSorted((a, b) => b.current.first.recordedAt - a.current.first.recordedAt)
}

/** How often a record was amended; saying that it was an error does not count. */
export function amendmentsOf({ current, earlier }: ChartRecord): number {
  return [current, ...earlier].filter(({ first }) => first.revision?.as === 'amendment').length
}

/** A version as it is compared with another one of the same patient. */
export function comparedVersion(
  { first, entries }: ChartVersion,
  patient: PatientInput,
): ComparedDocument {
  return {
    patient,
    encounter: first.encounter,
    diagnoses: entries.map(({ diagnosis }) => diagnosis),
    medication: first.medication,
  }
}
