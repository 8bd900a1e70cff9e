/** A file in memory that knows which of its bytes a power cut may take away. */

/** What was done to a file and is not known to be on the disk. */
type Change =
  | { readonly kind: 'write'; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly length: number }

interface Unsynced {
  readonly change: Change
  /** A sync of it has failed: a later one that succeeds says nothing about it. */
  lost: boolean
}

/** Disks write sectors whole; which of those of one write arrive, and when, is theirs to choose. */
const SECTOR_BYTES = 512

/** One file. */
export class MemoryFile {
  /** What everybody reads now. */
  current: Uint8Array<ArrayBuffer>
  private durable: Uint8Array<ArrayBuffer>
  private unsynced: Unsynced[] = []

  constructor(content: Uint8Array = new Uint8Array()) {
    this.current = Uint8Array.from(content)
    this.durable = this.current
  }

  write(offset: number, bytes: Uint8Array): void {
    this.change({ kind: 'write', offset, bytes: Uint8Array.from(bytes) })
  }

  truncate(length: number): void {
    this.change({ kind: 'truncate', length })
  }

  /** Makes everything durable, but for what an earlier sync has lost. */
  sync(): void {
    for (const { change, lost } of this.unsynced) {
      if (!lost) this.durable = applied(this.durable, change)
    }
    this.unsynced = this.unsynced.filter(({ lost }) => lost)
  }

  /** The system gives up on what it has not written, and forgets that there was something. */
  failSync(): void {
    for (const one of this.unsynced) one.lost = true
  }

  /** The file after a kill -9: the system goes on and writes what it was given. */
  afterKill(): MemoryFile {
    return new MemoryFile(this.current)
  }

  /** The file after a power cut: what was not synced is there, torn, reordered, or gone. */
  afterPowerCut(random: () => number): MemoryFile {
    let content = this.durable
    const mood = random()
    for (const { change } of this.unsynced) {
      if (mood < 0.2) continue
      content = mood < 0.4 ? applied(content, change) : partlyApplied(content, change, random)
    }
    return new MemoryFile(content)
  }

  private change(change: Change): void {
    this.current = applied(this.current, change)
    this.unsynced.push({ change, lost: false })
  }
}

function applied(content: Uint8Array, change: Change): Uint8Array<ArrayBuffer> {
  const { length } = content
  const end = change.kind === 'write' ? change.offset + change.bytes.length : change.length
  const next = new Uint8Array(change.kind === 'write' ? Math.max(length, end) : end)
  next.set(content.subarray(0, next.length))
  if (change.kind === 'write') next.set(change.bytes, change.offset)
  return next
}

/** Some sectors of a write arrive; the file may be as long as if all had. */
function partlyApplied(
  content: Uint8Array<ArrayBuffer>,
  change: Change,
  random: () => number,
): Uint8Array<ArrayBuffer> {
  if (change.kind === 'truncate') return random() < 0.5 ? content : applied(content, change)
  const end = change.offset + change.bytes.length
  let next = content
  if (random() < 0.5) next = applied(next, { kind: 'truncate', length: Math.max(end, next.length) })
  for (let at = change.offset; at < end;) {
    const sectorEnd = Math.min((Math.floor(at / SECTOR_BYTES) + 1) * SECTOR_BYTES, end)
    const bytes = change.bytes.subarray(at - change.offset, sectorEnd - change.offset)
    if (random() < 0.5) next = applied(next, { kind: 'write', offset: at, bytes })
    at = sectorEnd
  }
  return next
}
