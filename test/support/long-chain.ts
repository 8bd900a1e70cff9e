/**
 * A chain database as after years: as many blocks as a test wants, each with a record, made the
 * same in every run. Nothing in it is signed: it is for lists and searches, not for checks.
 */
import { ChainDatabase } from '#storage/chain-database/chain-database'
import { toHex } from '#crypto/bytes'

/** Time of the first block. */
const START = Date.UTC(2021, 0, 4, 8)
/** A block every two and a half minutes: a million in less than five years. */
const APART = 150_000

/** Ids of the hospitals in it. */
export const HOSPITAL_IDS = Array.from({ length: 12 }, (_, at) => hashOf('f', at))

/** 64 digits that begin anywhere and name what they are of. */
function hashOf(kind: 'a' | 'b' | 'c' | 'f', number: number): string {
  const scattered = Math.imul(number, 2_654_435_761) >>> 0
  return `${scattered.toString(16).padStart(8, '0')}${kind.repeat(44)}${number.toString(16).padStart(12, '0')}`
}

/** Hash of the block at a height. */
export function blockHashAt(height: number): string {
  return hashOf('a', height)
}

/** Id of the transaction in the block at a height. */
export function transactionIdAt(height: number): string {
  return hashOf('b', height)
}

/** Time of the block at a height. */
export function timeAt(height: number): number {
  return START + (height - 1) * APART
}

/** Which hospital's record the block at a height holds; the last one's is rare. */
export function hospitalAt(height: number): string {
  const at = height % 1000 === 0 ? 11 : height % 11
  return HOSPITAL_IDS[at] ?? toHex(new Uint8Array(32))
}

/** Adds the blocks from one height to another. */
export function addBlocks(database: ChainDatabase, from: number, to: number): void {
  database.inTransaction(() => {
    for (let height = from; height <= to; height++) addBlock(database, height)
  })
}

function addBlock(database: ChainDatabase, height: number): void {
  const hash = blockHashAt(height)
  const block = { height, hash, previous: blockHashAt(height - 1), time: timeAt(height) }
  const record = {
    id: transactionIdAt(height),
    kind: 'record',
    hospital: hospitalAt(height),
    number: height,
    submission: hashOf('c', height),
    contentDigest: null,
    validator: HOSPITAL_IDS[(height + 3) % 11] ?? null,
    cause: null,
  }
  database.insertBlock({ ...block, size: 3000, votes: 4 }, [record])
}

/** A database with so many blocks. */
export async function longChain(blocks: number): Promise<ChainDatabase> {
  const database = await ChainDatabase.create()
  for (let from = 1; from <= blocks; from += 50_000) {
    addBlocks(database, from, Math.min(blocks, from + 49_999))
  }
  return database
}
