/** Rows as callers give and get them. Ids, hashes and digests are hexadecimal; times UTC ms. */

/** A final block. */
export interface BlockRow {
  readonly height: number
  readonly hash: string
  readonly previous: string
  readonly time: number
  /** Length of the block in bytes. */
  readonly size: number
  /** Votes in its certificate. */
  readonly votes: number
}

/** A block as stored. */
export interface StoredBlock extends BlockRow {
  readonly transactionCount: number
}

/** A block for a list: which kinds of transaction it holds, and which hospitals they are about. */
export interface BlockSummary extends StoredBlock {
  /** In order of first appearance. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  /** Ids, each once, in order of first appearance. */
  readonly hospitals: readonly string[]
}

/** Numbers of a list, both included; `first` is above `last` where it is empty. */
export interface ListExtent {
  readonly first: number
  readonly last: number
}

/** A day on which blocks became final, with the number of its first one in the list. */
export interface DayStart {
  /** Time of that block. */
  readonly time: number
  readonly first: number
}

/** When a hospital's vote reached this node. */
export interface VoteArrival {
  readonly hospital: string
  readonly at: number
}

/** A transaction of a block. */
export interface TransactionRow {
  readonly id: string
  readonly kind: string
  /** The hospital it is about. */
  readonly hospital: string
  /** Nonce of a record or cancel, number of an epoch. */
  readonly number: number | null
  readonly submission: string | null
  /** Digest of the submission's document. */
  readonly contentDigest: string | null
  readonly validator: string | null
  readonly cause: string | null
}

/** Where a transaction stands in the chain; `position` counts from 0. */
export interface ChainPlace {
  readonly height: number
  readonly position: number
}

/** A transaction with its place in the chain. */
export interface StoredTransaction extends TransactionRow, ChainPlace {}

/** What a record that takes the place of an earlier one is (PROTOCOL §6). */
export type RevisionKind = 'amendment' | 'entered-in-error'

/**
 * How a record stands to the earlier one that it names. none: it names none; honoured: it took its
 * place; unknown: that one is not here or cannot be opened here; refused: it may not (PROTOCOL §6),
 * so it stands by itself.
 */
export type RecordLink = 'none' | 'honoured' | 'unknown' | 'refused'

/** The earlier record that a document names. */
export interface RevisionRow {
  /** Its submission. */
  readonly supersedes: string
  readonly as: RevisionKind
  readonly reason: string
}

/** What a record's document says, but for patient and diagnoses. */
export interface RecordDocument {
  readonly recordedAt: number
  readonly practitioner: string
  readonly encounterType: string
  readonly encounterStart: number
  readonly encounterEnd: number | null
  readonly source: string
  readonly revision: RevisionRow | null
}

/** A final record; `document` is null where it cannot be opened here. */
export interface RecordRow {
  readonly submission: string
  readonly author: string
  readonly nonce: number
  readonly height: number
  /** Place of its transaction in the block, from 0. */
  readonly position: number
  readonly payloadDigest: string
  readonly contentDigest: string
  readonly epoch: number
  readonly restricted: boolean
  readonly validator: string
  readonly reviewer: string | null
  /** The document has the digest that author and validator signed. */
  readonly verified: boolean
  readonly document: RecordDocument | null
}

/** A patient; `identifier` tells patients apart. */
export interface PatientRow {
  readonly identifier: string
  readonly family: string
  readonly given: string
  readonly birthDate: string
  readonly sex: string
  readonly city: string
}

/** A patient with its row number here. */
export interface StoredPatient extends PatientRow {
  readonly id: number
}

/** A patient for a list. */
export interface PatientSummary extends StoredPatient {
  /** How many diagnoses its current records hold. */
  readonly diagnoses: number
  readonly lastRecordedAt: number
}

/** A coded condition. */
export interface CodingRow {
  readonly system: string
  readonly code: string
  readonly display: string
}

/** A diagnosis of a record, without its note. */
export interface DiagnosisRow {
  readonly coding: CodingRow
  readonly rank: string
  readonly verificationStatus: string
  readonly clinicalStatus: string
  readonly severity: string | null
  readonly onset: string | null
  readonly abatement: string | null
}

/** A record with its patient's row number, its diagnoses in order, and its place in a history. */
export interface StoredRecord extends RecordRow {
  readonly link: RecordLink
  /** Submission of the first version: the same for all versions of one record. */
  readonly history: string
  /** 1 for the first version. */
  readonly version: number
  /** Submission of the version that took its place, null for the current one. */
  readonly supersededBy: string | null
  readonly patient: number | null
  readonly diagnoses: readonly DiagnosisRow[]
}

/** How often a hospital did what, over all submissions that have ended. */
export interface HospitalCounts {
  readonly submitted: number
  readonly withdrawn: number
  /** Stood first in the draw. */
  readonly drawnFirst: number
  readonly accepted: number
  readonly rejected: number
  /** Passes by their reason. */
  readonly away: number
  readonly busy: number
  readonly declined: number
  readonly expired: number
  readonly unanswered: number
  /** Asked when the submission ended for another cause, or when it was excluded itself. */
  readonly endedMeanwhile: number
}

/** Draws from one pool: the hospitals active in a roster, or those of a specialty. */
export interface PoolRow {
  /** Height from which the roster held. */
  readonly roster: number
  readonly specialty: string | null
  readonly author: string
  readonly draws: number
}

/** What a duration measures: from held to verdict; from receipt to final record. */
export type DurationKind = 'review' | 'wait'

/** Durations of one kind at one hospital within a bucket (see durations.ts); milliseconds. */
export interface DurationRow {
  readonly kind: DurationKind
  readonly hospital: string
  readonly bucket: number
  readonly count: number
  readonly longest: number
}

/** What became final within an hour; `hour` counts from 1970, UTC. */
export interface ActivityRow {
  readonly hour: number
  readonly records: number
  readonly cancelled: number
}

/** A place in the chain: `position` counts from 0 within its block. */
export interface ChainPlace {
  readonly height: number
  readonly position: number
}
