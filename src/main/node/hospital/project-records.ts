/** Puts the records of a block into the chain database, opened where this hospital has the key. */
import { toHex } from '#crypto/bytes'
import type { ClinicalDocument } from '#clinical/document'
import type { LedgerState } from '#core/ledger/state'
import { openReviewer } from '#core/payload/review-note'
import type { Record } from '#core/transaction/record'
import type { ChainDatabase } from '#storage/chain-database/chain-database'
import type { DiagnosisRow, RecordRow } from '#storage/chain-database/rows'
import type { PayloadStore } from '#storage/payload-store'
import type { Chain, FinalBlock } from '../chain.ts'
import { projectBlock } from '../project-block.ts'
import type { KeyRing } from './key-ring.ts'
import { type ReadRecord, readRecord } from './read-records.ts'

/** A record of a block with its place in it and what came out of its payload. */
interface OpenedRecord {
  readonly record: Record
  readonly position: number
  readonly read: ReadRecord
}

/** Projects blocks with their records; remembers which blocks wait for keys or payloads. */
export class RecordProjector {
  private readonly database: ChainDatabase
  private readonly closed = new Set<number>()

  constructor(database: ChainDatabase) {
    this.database = database
  }

  /** Adds a block and its records; `state` is the ledger after it. */
  async project(
    final: FinalBlock,
    state: LedgerState,
    keys: KeyRing,
    payloads: PayloadStore,
  ): Promise<void> {
    const opened = await this.open(final, keys, payloads)
    this.database.inTransaction(() => {
      projectBlock(this.database, final, state)
      for (const one of opened) this.insert(final.height, one, keys)
    })
  }

  /** Opens records that were added before their keys or payloads were here. */
  async reopen(keys: KeyRing, payloads: PayloadStore, chain: Chain): Promise<void> {
    // Opening puts a height back that still cannot be read, so it walks over a copy.
    const heights = Array.from(this.closed)
    for (const height of heights) {
      this.closed.delete(height)
      const final = await chain.read(height)
      const opened = await this.open(final, keys, payloads)
      this.database.inTransaction(() => {
        for (const one of opened) this.insert(height, one, keys)
      })
    }
  }

  private async open(
    final: FinalBlock,
    keys: KeyRing,
    payloads: PayloadStore,
  ): Promise<OpenedRecord[]> {
    const opened: OpenedRecord[] = []
    for (const [position, transaction] of final.block.transactions.entries()) {
      if (transaction.kind !== 'record') continue
      const payload = await payloads.get(transaction.submission.body.payload.digest)
      const read: ReadRecord = payload
        ? readRecord(keys, transaction.submission, payload)
        : { ok: false, why: 'unreadable' }
      if (!payload || (!read.ok && read.why === 'no-key')) this.closed.add(final.height)
      opened.push({ record: transaction, position, read })
    }
    return opened
  }

  private insert(height: number, opened: OpenedRecord, keys: KeyRing): void {
    const { read } = opened
    const row = recordRow(height, opened, keys)
    if (!read.ok) {
      this.database.insertRecord(row)
      return
    }
    const { patient, diagnoses } = read.document
    this.database.insertRecord(row, patient, diagnoses.map(diagnosisRow))
  }
}

function recordRow(
  height: number,
  { record: { submission, attestation }, position, read }: OpenedRecord,
  keys: KeyRing,
): RecordRow {
  const { body, id } = submission
  const key = keys.key(body.epoch)
  const reviewer = key
    ? openReviewer(key, body.consortium, id, attestation.body.reviewer)
    : undefined
  return {
    submission: toHex(id),
    author: toHex(body.author),
    nonce: body.nonce,
    height,
    position,
    payloadDigest: toHex(body.payload.digest),
    contentDigest: toHex(body.contentDigest),
    epoch: body.epoch,
    restricted: body.restricted,
    validator: toHex(attestation.body.hospital),
    reviewer: reviewer?.name ?? null,
    verified: read.ok,
    document: read.ok ? documentRow(read.document) : null,
  }
}

function documentRow(document: ClinicalDocument): NonNullable<RecordRow['document']> {
  const { recordedAt, practitioner, encounter, source, supersedes } = document
  return {
    recordedAt,
    practitioner,
    encounterType: encounter.type,
    encounterStart: encounter.start,
    encounterEnd: encounter.end,
    source,
    revision: supersedes
      ? { supersedes: toHex(supersedes.record), as: supersedes.as, reason: supersedes.reason }
      : null,
  }
}

function diagnosisRow(diagnosis: ClinicalDocument['diagnoses'][number]): DiagnosisRow {
  const { coding, rank, verificationStatus, clinicalStatus, severity, onset, abatement } = diagnosis
  return { coding, rank, verificationStatus, clinicalStatus, severity, onset, abatement }
}
