/**
 * What it takes for a record to take the place of an earlier one (PROTOCOL §6): the author's node
 * asks before it submits, the reviewer's node checks, and every chart honours nothing else.
 */
import { equalBytes } from '#crypto/bytes'
import type { ClinicalDocument } from './document.ts'
import { failed, type Finding, type FindingCode, passed, warning } from './finding.ts'

/** What a hospital knows of the record that a document supersedes. */
export interface EarlierVersion {
  readonly height: number
  /** Id of the hospital that recorded it. */
  readonly hospital: Uint8Array
  /** Its document; null where it cannot be read here. */
  readonly document: Pick<ClinicalDocument, 'patient' | 'supersedes'> | null
  /** Whether another final record has taken its place already. */
  readonly superseded: boolean
}

/** Why a document cannot supersede a record. */
export type SupersessionFault =
  | 'earlier-of-other-hospital'
  | 'earlier-of-other-patient'
  | 'earlier-in-error'
  | 'earlier-superseded'

/** What forbids that a document takes the place of `earlier`, or undefined. */
export function supersessionFault(
  { hospital, patient }: Pick<ClinicalDocument, 'hospital' | 'patient'>,
  earlier: EarlierVersion,
): SupersessionFault | undefined {
  if (!equalBytes(earlier.hospital, hospital)) return 'earlier-of-other-hospital'
  if (earlier.document && earlier.document.patient.identifier !== patient.identifier) {
    return 'earlier-of-other-patient'
  }
  if (earlier.document?.supersedes?.as === 'entered-in-error') return 'earlier-in-error'
  return earlier.superseded ? 'earlier-superseded' : undefined
}

/** What a reviewer hears of a document's link to an earlier record; nothing where it has none. */
export function supersessionFindings(
  document: ClinicalDocument,
  earlier: EarlierVersion | null,
): Finding[] {
  if (!document.supersedes) return []
  if (!earlier) return [failed('earlier-not-found')]
  const { height } = earlier
  const fault = supersessionFault(document, earlier)
  if (fault) return [failed(fault, { height })]
  if (!earlier.document) return [warning('earlier-unreadable', { height })]
  return [passed(REVISED[document.supersedes.as], { height })]
}

const REVISED = {
  amendment: 'amends-record',
  'entered-in-error': 'retracts-record',
} as const satisfies Record<string, FindingCode>
