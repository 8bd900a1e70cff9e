/** Finds a block by what a person typed: its number, its hash, an entry's hash, or a day. */
import type { Client } from '#contract/bridge'
import { ContractError } from '#contract/errors'
import type { BlockRow } from '#contract/views/chain'

/** What was typed. */
export type Wanted =
  | { readonly kind: 'height'; readonly height: number }
  | { readonly kind: 'hash'; readonly hash: string }
  | { readonly kind: 'day'; readonly end: number }
  | { readonly kind: 'hospital'; readonly name: string }
  | { readonly kind: 'nothing' }

/** Where it is: a block, perhaps one entry of it; or nowhere, with the sentence that says so. */
export type Found =
  | { readonly ok: true; readonly height: number; readonly transaction?: string }
  | { readonly ok: false; readonly message: string }

const DAY_MILLISECONDS = 86_400_000

/** End of a local day that was typed as "2026-03-12" or "12 Mar 2026", or null. */
function endOfDay(text: string): number | null {
  if (!/\d/.test(text) || !/[\s./-]/.test(text)) return null
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const start = Date.parse(iso ? `${text}T00:00:00` : text)
  return Number.isNaN(start) ? null : start + DAY_MILLISECONDS - 1
}

/** Tells what kind of thing was typed. */
export function parseWanted(typed: string): Wanted {
  const text = typed.trim()
  if (text === '') return { kind: 'nothing' }
  const number = text.replace(/^block\s+/i, '')
  if (/^\d{1,12}$/.test(number)) return { kind: 'height', height: Number(number) }
  if (/^[0-9a-f]{8,64}$/i.test(text)) return { kind: 'hash', hash: text.toLowerCase() }
  const end = endOfDay(text)
  return end === null ? { kind: 'hospital', name: text } : { kind: 'day', end }
}

async function timeOf(client: Client, height: number): Promise<number> {
  const [row] = await client.call('chain.blocks', { below: height + 1, limit: 1 })
  return row ? row.time : 0
}

/** The newest block not after `end`: block times never fall, so halving finds it. */
async function findByTime(client: Client, head: number, end: number): Promise<Found> {
  let low = 0
  let high = head
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((await timeOf(client, middle)) <= end) low = middle
    else high = middle - 1
  }
  return low > 0 || (await timeOf(client, 0)) <= end
    ? { ok: true, height: low }
    : { ok: false, message: 'The chain began after that day.' }
}

async function findByHash(
  client: Client,
  hash: string,
  loaded: readonly BlockRow[],
): Promise<Found> {
  const block = loaded.find((row) => row.hash.startsWith(hash))
  if (block) return { ok: true, height: block.height }
  if (hash.length < 64) {
    return {
      ok: false,
      message: 'No block in the list begins so. Paste the whole hash of an entry.',
    }
  }
  try {
    const { row } = await client.call('chain.transaction', { id: hash })
    return { ok: true, height: row.height, transaction: row.id }
  } catch (thrown) {
    if (thrown instanceof ContractError && thrown.code === 'not-found') {
      return { ok: false, message: 'No block in the list and no entry has this hash.' }
    }
    throw thrown
  }
}

/** Finds what was typed in a chain whose newest block is `head`. Rejects with a ContractError. */
export async function findBlock(
  client: Client,
  wanted: Exclude<Wanted, { kind: 'nothing' | 'hospital' }>,
  head: number,
  loaded: readonly BlockRow[],
): Promise<Found> {
  switch (wanted.kind) {
    case 'height':
      return wanted.height <= head
        ? { ok: true, height: wanted.height }
        : { ok: false, message: `The newest block is ${head}.` }
    case 'hash':
      return findByHash(client, wanted.hash, loaded)
    case 'day':
      return findByTime(client, head, wanted.end)
  }
}
