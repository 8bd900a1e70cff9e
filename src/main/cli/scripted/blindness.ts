/**
 * Searches every file of a folder for every one of many texts, as UTF-8, UTF-16, hexadecimal and
 * base64: what the government stores must hold none of them (PROTOCOL P2).
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a search found. */
export interface BlindnessResult {
  /** Encoded texts looked for, times files looked through. */
  readonly searches: number
  readonly hits: number
  readonly bytesScanned: number
}

/**
 * Every pattern is at least this long, and its first bytes select it. Sealed data looks random: a
 * pattern of L bytes turns up by chance in N bytes about N/256^L times, in a gigabyte 0.2 times for
 * 4 bytes but 4e-6 times for 6.
 */
const KEY_BYTES = 6

type Patterns = ReadonlyMap<number, readonly Buffer[]>

/** Looks for every text in every file below `folder`. */
export async function searchFolder(
  folder: string,
  texts: readonly string[],
): Promise<BlindnessResult> {
  const encoded = [...new Set(texts)].flatMap(encodingsOf)
  const patterns = byKey(encoded)
  let files = 0
  let hits = 0
  let bytesScanned = 0
  for (const entry of await readdir(folder, { recursive: true })) {
    const path = join(folder, entry)
    if (!(await stat(path)).isFile()) continue
    const bytes = await readFile(path)
    files += 1
    bytesScanned += bytes.length
    hits += countHits(bytes, patterns)
  }
  return { searches: encoded.length * files, hits, bytesScanned }
}

/**
 * A text in each encoding that could carry it; patterns too short to mean anything are left out.
 * A short name stands in a document behind its length, so that form of it is looked for, too.
 */
function encodingsOf(text: string): Buffer[] {
  const plain = Buffer.from(text, 'utf8')
  const hexadecimal = plain.toString('hex')
  const little = Buffer.from(text, 'utf16le')
  return [
    plain,
    ...(plain.length < KEY_BYTES ? [Buffer.concat([Buffer.of(0x60 + plain.length), plain])] : []),
    little,
    Buffer.from(little).swap16(),
    Buffer.from(hexadecimal),
    Buffer.from(hexadecimal.toUpperCase()),
    ...base64Cores(plain),
  ].filter(({ length }) => length >= KEY_BYTES)
}

/** Base64 of the bytes at each of three alignments, without the characters that neighbours share. */
function base64Cores(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes])
    const text = padded.toString('base64').replace(/=+$/, '')
    const from = Math.ceil((offset * 8) / 6)
    const to = Math.floor((padded.length * 8) / 6)
    return Buffer.from(text.slice(from, to))
  })
}

function byKey(patterns: readonly Buffer[]): Patterns {
  const index = new Map<number, Buffer[]>()
  for (const pattern of patterns) {
    const key = pattern.readUIntBE(0, KEY_BYTES)
    const same = index.get(key)
    if (same) same.push(pattern)
    else index.set(key, [pattern])
  }
  return index
}

function countHits(bytes: Buffer, patterns: Patterns): number {
  let hits = 0
  for (let at = 0; at + KEY_BYTES <= bytes.length; at++) {
    const candidates = patterns.get(bytes.readUIntBE(at, KEY_BYTES))
    for (const pattern of candidates ?? []) {
      if (bytes.subarray(at, at + pattern.length).equals(pattern)) hits += 1
    }
  }
  return hits
}
