/** Walks the whole chain and has each block checked again, with its link to the one before. */
import type { Client } from '#contract/bridge'
import type { BlockView } from '#contract/views/chain'

/** What the walk found. */
export type ChainVerdict =
  | { readonly kind: 'verified'; readonly blocks: number }
  | { readonly kind: 'broken'; readonly height: number; readonly why: 'contents' | 'link' }
  | { readonly kind: 'stopped'; readonly blocks: number }

/** Blocks asked for at once: the node stays responsive for everything else. */
const BATCH = 16

function check(block: BlockView, previous: string | null): ChainVerdict | null {
  const { height } = block.row
  if (!block.verified) return { kind: 'broken', height, why: 'contents' }
  if (previous !== null && block.header.previous !== previous) {
    return { kind: 'broken', height, why: 'link' }
  }
  return null
}

/**
 * Checks blocks 1 to `head`; the genesis is what block 1 links to. Rejects with a ContractError
 * when a block cannot be read at all.
 */
export async function verifyChain(
  client: Client,
  head: number,
  signal: AbortSignal,
  onProgress: (blocks: number) => void,
): Promise<ChainVerdict> {
  let previous: string | null = null
  for (let from = 1; from <= head; from += BATCH) {
    if (signal.aborted) return { kind: 'stopped', blocks: from - 1 }
    const heights = Array.from({ length: Math.min(BATCH, head - from + 1) }, (_, at) => from + at)
    const blocks = await Promise.all(
      heights.map((height) => client.call('chain.block', { height })),
    )
    for (const block of blocks) {
      const broken = check(block, previous)
      if (broken) return broken
      previous = block.row.hash
    }
    onProgress(from + blocks.length - 1)
  }
  return { kind: 'verified', blocks: head }
}
