/**
 * Drafts of diagnoses that a person has not submitted yet: each one replaced whole, sealed under
 * a key of this disk, gone when it is submitted or discarded (PROTOCOL §12).
 */
import { Journal, type JournalOptions } from '#storage/journal'
import { openOnce, sealOnce } from '#crypto/one-time-seal'
import { decodeAs, encode } from '#core/codec/cbor'
import { bytesUpTo, milliseconds } from '#core/codec/schemas'
import { z } from 'zod'
import type { Environment } from '../environment.ts'
import { SerialQueue } from '../serial.ts'

/** Most drafts that are kept at once. */
export const MOST_DRAFTS = 200
/** Largest sealed content in bytes. */
const LARGEST_DRAFT = 8 * 1024 * 1024
/** Length of the file in bytes below which history is left alone. */
const REWRITE_ABOVE = 256 * 1024

const savedSchema = z.strictObject({
  type: z.literal('saved'),
  id: z.uuid(),
  time: milliseconds,
  /** What the form held, sealed under the local key. */
  content: bytesUpTo(LARGEST_DRAFT),
})
const entrySchema = z.discriminatedUnion('type', [
  savedSchema,
  z.strictObject({ type: z.literal('discarded'), id: z.uuid() }),
])
type SavedEntry = z.infer<typeof savedSchema>
type Entry = z.infer<typeof entrySchema>

/** A draft with its content in the clear; `time` is when it was saved, in milliseconds, UTC. */
export interface OpenedDraft {
  readonly id: string
  readonly time: number
  readonly content: Uint8Array
}

/** What the drafts are opened with. */
export interface DraftsOptions {
  readonly environment: Pick<Environment, 'fileSystem' | 'clock' | 'random'>
  readonly path: string
  readonly onDamage: JournalOptions['onDamage']
  /** Seals what lies on this disk. */
  readonly localKey: Uint8Array
}

/** The drafts of a hospital. */
export class Drafts {
  private readonly options: DraftsOptions
  private readonly journal: Journal
  private readonly changes = new SerialQueue()
  private readonly entries = new Map<string, SavedEntry>()

  private constructor(options: DraftsOptions, journal: Journal) {
    this.options = options
    this.journal = journal
    for (const bytes of journal.entries) this.replay(decodeAs<Entry>(entrySchema, bytes))
  }

  /**
   * Opens or creates the file; `onDamage` hears that it is damaged, and what stood before the
   * damage goes on. Throws what the disk refuses.
   */
  static async open(options: DraftsOptions): Promise<Drafts> {
    const { environment, path, onDamage } = options
    const { fileSystem } = environment
    return new Drafts(options, await Journal.open({ fileSystem, path, onDamage }))
  }

  /** Every draft, the one saved last first. */
  all(): OpenedDraft[] {
    return [...this.entries.values()].reverse().map((entry) => this.opened(entry))
  }

  /**
   * Saves a draft in place of the one with its id; durable when it resolves, with the time that
   * was noted. Undefined, and nothing saved, when it is a new one beyond MOST_DRAFTS.
   */
  save(id: string, content: Uint8Array): Promise<number | undefined> {
    const { environment, localKey } = this.options
    return this.changes.run(async () => {
      if (!this.entries.has(id) && this.entries.size >= MOST_DRAFTS) return undefined
      const time = environment.clock.utc()
      const sealed = sealOnce(localKey, environment.random(32), localContext(id, time), content)
      await this.note({ type: 'saved', id, time, content: sealed })
      return time
    })
  }

  /** Discards a draft; durable when it resolves. Nothing happens when there is none. */
  discard(id: string): Promise<void> {
    return this.changes.run(async () => {
      if (this.entries.has(id)) await this.note({ type: 'discarded', id })
    })
  }

  /** Waits for what is under way and closes the file. */
  async close(): Promise<void> {
    await this.changes.idle()
    await this.journal.close()
  }

  private async note(entry: Entry): Promise<void> {
    await this.journal.append(encode(entry))
    this.replay(entry)
    if (this.isMostlyHistory()) await this.rewrite()
  }

  private replay(entry: Entry): void {
    // Set anew rather than replaced, so that the order is that of the last save.
    this.entries.delete(entry.id)
    if (entry.type === 'saved') this.entries.set(entry.id, entry)
  }

  private isMostlyHistory(): boolean {
    const { size } = this.journal
    if (size <= REWRITE_ABOVE) return false
    const live = [...this.entries.values()].reduce((sum, { content }) => sum + content.length, 0)
    return live < size / 2
  }

  private async rewrite(): Promise<void> {
    await this.journal.rewrite([...this.entries.values()].map((entry) => encode(entry)))
  }

  private opened({ id, time, content: sealed }: SavedEntry): OpenedDraft {
    const content = openOnce(this.options.localKey, localContext(id, time), sealed)
    if (!content) throw new RangeError('a draft does not open under the local key')
    return { id, time, content }
  }
}

function localContext(id: string, time: number): Uint8Array {
  return encode(['draft', id, time])
}
