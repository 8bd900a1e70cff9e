/** Answers questions for final blocks and payloads; both ends of a session can ask (PROTOCOL §8). */
import { equalBytes } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import type { PayloadStore } from '#storage/payload-store'
import type { Session } from '#network/star'
import type { Chain } from './chain.ts'
import {
  blocksAnswer,
  blocksQuery,
  CHUNK_BYTES,
  payloadsAnswer,
  payloadsQuery,
} from './messages/chain.ts'
import { callPeer } from './messages/send.ts'

/** Answers `blocks`: entries from a height on, about one chunk. */
export async function answerBlocks(chain: Chain, body: Uint8Array): Promise<Uint8Array> {
  const { from } = blocksQuery.decode(body)
  const blocks = from > chain.height ? [] : await chain.readRange(from, CHUNK_BYTES)
  return blocksAnswer.encode({ blocks })
}

/** Answers `payloads`: in the order asked, null for what is not here, cut after one chunk. */
export async function answerPayloads(
  payloads: PayloadStore,
  body: Uint8Array,
): Promise<Uint8Array> {
  const { digests } = payloadsQuery.decode(body)
  const found: (Uint8Array | null)[] = []
  let size = 0
  for (const digest of digests) {
    if (size >= CHUNK_BYTES) break
    const bytes = (await payloads.get(digest)) ?? null
    found.push(bytes)
    size += bytes?.length ?? 1
  }
  return payloadsAnswer.encode({ payloads: found })
}

/** Asks a peer for final blocks from a height on: about one chunk, empty when it has none. */
export async function fetchBlocks(session: Session, from: number): Promise<readonly Uint8Array[]> {
  const { blocks } = await callPeer(session, blocksQuery, { from }, blocksAnswer)
  return blocks
}

/**
 * Fetches payloads from a peer and stores those it has. Answers the digests that it does not
 * have; a payload that is not what its digest says counts as not had.
 */
export async function fetchPayloads(
  session: Session,
  payloads: PayloadStore,
  digests: readonly Uint8Array[],
): Promise<Uint8Array[]> {
  const missing: Uint8Array[] = []
  let wanted = digests.filter((digest) => !payloads.has(digest))
  while (wanted.length > 0) {
    const asked = wanted.slice(0, 1024)
    const answer = await callPeer(session, payloadsQuery, { digests: asked }, payloadsAnswer)
    if (answer.payloads.length === 0) return [...missing, ...wanted]
    const good: { digest: Uint8Array; bytes: Uint8Array }[] = []
    for (const [i, bytes] of answer.payloads.entries()) {
      const digest = asked[i]
      if (!digest) break
      if (bytes && equalBytes(sha256(bytes), digest)) good.push({ digest, bytes })
      else missing.push(digest)
    }
    if (good.length > 0) await payloads.putAll(good)
    wanted = wanted.slice(answer.payloads.length)
  }
  return missing
}
