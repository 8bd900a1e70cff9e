/** Puts the records of a block into the chain database, opened where this hospital has the key. */
import { toHex } from '#crypto/bytes'
import type { ClinicalDocument } from '#clinical/document'
import { openReviewer } from '#core/payload/review-note'
import type { Record } from '#core/transaction/record'
import type { ChainDatabase } from '#storage/chain-database/chain-database'
import type { DiagnosisRow, RecordRow } from '#storage/chain-database/rows'
import type { PayloadStore } from '#storage/payload-store'
import type { Chain, FinalBlock } from '../chain.ts'
import { projectBlock } from '../project-block.ts'
import type { KeyRing } from './key-ring.ts'
import { type ReadRecord, readRecord } from './read-records.ts'

/** Projects blocks with their records; remembers which blocks wait for keys or payloads. */
export class RecordProjector {
  private readonly database: ChainDatabase
  private readonly closed = new Set<number>()

  constructor(database: ChainDatabase) {
    this.database = database
  }

  /** Adds a block and its records. */
  async project(final: FinalBlock, keys: KeyRing, payloads: PayloadStore): Promise<void> {
    const opened = await this.open(final, keys, payloads)
    this.database.inTransaction(() => {
      projectBlock(this.database, final)
      for (const [record, read] of opened) this.insert(final.height, record, read, keys)
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
        for (const [record, read] of opened) this.insert(height, record, read, keys)
      })
    }
  }

  private async open(
    final: FinalBlock,
    keys: KeyRing,
    payloads: PayloadStore,
  ): Promise<[Record, ReadRecord][]> {
    const opened: [Record, ReadRecord][] = []
    for (const transaction of final.block.transactions) {
      if (transaction.kind !== 'record') continue
      const payload = await payloads.get(transaction.submission.body.payload.digest)
      const read: ReadRecord = payload
        ? readRecord(keys, transaction.submission, payload)
        : { ok: false, why: 'unreadable' }
      if (!payload || (!read.ok && read.why === 'no-key')) this.closed.add(final.height)
      opened.push([transaction, read])
    }
    return opened
  }

  private insert(height: number, record: Record, read: ReadRecord, keys: KeyRing): void {
    const row = recordRow(height, record, read, keys)
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
  { submission, attestation }: Record,
  read: ReadRecord,
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
  const { recordedAt, practitioner, encounter, source } = document
  return {
    recordedAt,
    practitioner,
    encounterType: encounter.type,
    encounterStart: encounter.start,
    encounterEnd: encounter.end,
    source,
  }
}

function diagnosisRow(diagnosis: ClinicalDocument['diagnoses'][number]): DiagnosisRow {
  const { coding, rank, verificationStatus, clinicalStatus, severity, onset, abatement } = diagnosis
  return { coding, rank, verificationStatus, clinicalStatus, severity, onset, abatement }
}
