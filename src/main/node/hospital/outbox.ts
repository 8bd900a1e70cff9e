/**
 * What this hospital wants to record, durable from the moment a person pressed the button until
 * the chain has ended it (PROTOCOL §6). Queued documents lie sealed under a key of this disk;
 * once sealed for the consortium, only those exact bytes are ever sent.
 */
import { toHex } from '#crypto/bytes'
import { openOnce, sealOnce } from '#crypto/one-time-seal'
import { decodeAs, encode } from '#core/codec/cbor'
import { toWire } from '#core/codec/message'
import { bytesUpTo, hash32, milliseconds } from '#core/codec/schemas'
import { receiptKind, type SignedReceipt } from '#core/submission/receipt'
import { type SignedSubmission, submissionKind } from '#core/submission/submission'
import { type SignedWithdrawal, withdrawalKind } from '#core/submission/withdrawal'
import type { Journal } from '#storage/journal'
import { utf8 } from '#crypto/bytes'
import { z } from 'zod'

const entrySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('queued'),
    id: hash32,
    time: milliseconds,
    specialty: z.string().nullable(),
    /** The document, sealed under the local key. */
    document: bytesUpTo(1024 * 1024),
  }),
  z.strictObject({
    type: z.literal('sealed'),
    id: hash32,
    submission: submissionKind.schema,
    payload: bytesUpTo(1024 * 1024),
  }),
  z.strictObject({ type: z.literal('receipted'), id: hash32, receipt: receiptKind.schema }),
  z.strictObject({ type: z.literal('withdrawn'), id: hash32, withdrawal: withdrawalKind.schema }),
  z.strictObject({ type: z.literal('ended'), id: hash32 }),
])
type Entry = z.infer<typeof entrySchema>

/** One document on its way; `id` is its content digest. */
export interface OutboxItem {
  readonly id: Uint8Array
  readonly time: number
  readonly specialty: string | null
  readonly sealedDocument: Uint8Array
  readonly sent: { readonly submission: SignedSubmission; readonly payload: Uint8Array } | undefined
  readonly receipt: SignedReceipt | undefined
  readonly withdrawal: SignedWithdrawal | undefined
}

const REWRITE_AFTER = 1024

/** The outbox. */
export class Outbox {
  private readonly journal: Journal
  private readonly localKey: Uint8Array
  private readonly random: (length: number) => Uint8Array
  private readonly items = new Map<string, OutboxItem>()
  private endedEntries = 0

  constructor(journal: Journal, localKey: Uint8Array, random: (length: number) => Uint8Array) {
    this.journal = journal
    this.localKey = localKey
    this.random = random
    for (const bytes of journal.entries) this.replay(decodeAs<Entry>(entrySchema, bytes))
  }

  /** Everything on its way, oldest first. */
  all(): OutboxItem[] {
    return [...this.items.values()]
  }

  /** The item with this content digest or this submission id. */
  find(id: Uint8Array): OutboxItem | undefined {
    const name = toHex(id)
    const direct = this.items.get(name)
    if (direct) return direct
    return this.all().find(({ sent }) => sent && toHex(sent.submission.id) === name)
  }

  /** The highest nonce that was ever used here and has not ended. */
  highestNonce(): number {
    return Math.max(0, ...this.all().map(({ sent }) => sent?.submission.body.nonce ?? 0))
  }

  /** Queues a document; durable when it resolves. */
  async queue(
    id: Uint8Array,
    document: Uint8Array,
    specialty: string | null,
    time: number,
  ): Promise<void> {
    const sealed = sealOnce(this.localKey, this.random(32), localContext(id), document)
    await this.note({ type: 'queued', id, time, specialty, document: sealed })
  }

  /** The document of an item. */
  document(item: OutboxItem): Uint8Array {
    const document = openOnce(this.localKey, localContext(item.id), item.sealedDocument)
    if (!document) throw new RangeError('an outbox document does not open under the local key')
    return document
  }

  /** Keeps the exact bytes that will be sent; durable before the first send. */
  async seal(id: Uint8Array, submission: SignedSubmission, payload: Uint8Array): Promise<void> {
    await this.note({ type: 'sealed', id, submission, payload })
  }

  /** Notes the government's receipt. */
  async receipted(id: Uint8Array, receipt: SignedReceipt): Promise<void> {
    await this.note({ type: 'receipted', id, receipt })
  }

  /** Notes that the author takes it back. */
  async withdraw(id: Uint8Array, withdrawal: SignedWithdrawal): Promise<void> {
    await this.note({ type: 'withdrawn', id, withdrawal })
  }

  /** The chain has ended it, or it was taken back before it was ever sent; nothing if not here. */
  async end(id: Uint8Array): Promise<void> {
    if (!this.items.has(toHex(id))) return
    await this.note({ type: 'ended', id })
    if (++this.endedEntries < REWRITE_AFTER) return
    this.endedEntries = 0
    await this.journal.rewrite(this.all().flatMap(entriesOf).map(encodeEntry))
  }

  private async note(entry: Entry): Promise<void> {
    await this.journal.append(encodeEntry(entry))
    this.replay(entry)
  }

  private replay(entry: Entry): void {
    const name = toHex(entry.id)
    if (entry.type === 'queued') {
      const { id, time, specialty, document } = entry
      this.items.set(name, {
        id,
        time,
        specialty,
        sealedDocument: document,
        sent: undefined,
        receipt: undefined,
        withdrawal: undefined,
      })
      return
    }
    const item = this.items.get(name)
    if (!item) return
    switch (entry.type) {
      case 'sealed':
        this.items.set(name, {
          ...item,
          sent: { submission: entry.submission, payload: entry.payload },
        })
        return
      case 'receipted':
        this.items.set(name, { ...item, receipt: entry.receipt })
        return
      case 'withdrawn':
        this.items.set(name, { ...item, withdrawal: entry.withdrawal })
        return
      case 'ended':
        this.items.delete(name)
    }
  }
}

function localContext(id: Uint8Array): Uint8Array {
  return encode(['outbox', id, utf8('document')])
}

function entriesOf(item: OutboxItem): Entry[] {
  const { id, time, specialty, sealedDocument, sent, receipt, withdrawal } = item
  return [
    { type: 'queued', id, time, specialty, document: sealedDocument },
    ...(sent ? [{ type: 'sealed', id, ...sent } as const] : []),
    ...(receipt ? [{ type: 'receipted', id, receipt } as const] : []),
    ...(withdrawal ? [{ type: 'withdrawn', id, withdrawal } as const] : []),
  ]
}

function encodeEntry(entry: Entry): Uint8Array {
  switch (entry.type) {
    case 'queued':
    case 'ended':
      return encode(entry)
    case 'sealed':
      return encode({ ...entry, submission: toWire(entry.submission) })
    case 'receipted':
      return encode({ ...entry, receipt: toWire(entry.receipt) })
    case 'withdrawn':
      return encode({ ...entry, withdrawal: toWire(entry.withdrawal) })
  }
}
