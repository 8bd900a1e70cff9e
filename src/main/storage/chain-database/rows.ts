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

/** A transaction with its place in the chain; `position` counts from 0. */
export interface StoredTransaction extends TransactionRow {
  readonly height: number
  readonly position: number
}

/** What a record's document says, but for patient and diagnoses. */
export interface RecordDocument {
  readonly recordedAt: number
  readonly practitioner: string
  readonly encounterType: string
  readonly encounterStart: number
  readonly encounterEnd: number | null
  readonly source: string
}

/** A final record; `document` is null where it cannot be opened here. */
export interface RecordRow {
  readonly submission: string
  readonly author: string
  readonly nonce: number
  readonly height: number
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
  /** How many diagnoses its records hold. */
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

/** A record with its patient's row number and its diagnoses, in order. */
export interface StoredRecord extends RecordRow {
  readonly patient: number | null
  readonly diagnoses: readonly DiagnosisRow[]
}

/** How often a hospital did what, over the whole chain. */
export interface HospitalCounts {
  readonly submitted: number
  readonly withdrawn: number
  readonly accepted: number
  readonly rejected: number
  readonly passed: number
  readonly unanswered: number
}
