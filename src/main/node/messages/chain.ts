/** Messages about blocks, votes and the fetching of both (PROTOCOL §6, §8). */
import { bytesUpTo, hash32, natural, signature64 } from '#core/codec/schemas'
import { z } from 'zod'
import { plainBody } from './body.ts'

const block = bytesUpTo(9 * 1024 * 1024)
const payload = bytesUpTo(1024 * 1024)

/** Bytes of blocks or payloads in one answer; a larger single one is sent alone. */
export const CHUNK_BYTES = 1024 * 1024

/** Government → hospitals: a block to vote on. */
export const proposal = plainBody('proposal', z.strictObject({ block }))

/** Government → hospitals: the certificate that makes the proposed block final. */
export const final = plainBody('final', z.strictObject({ certificate: bytesUpTo(256 * 1024) }))

/** Hospital → government. */
export const vote = plainBody(
  'vote',
  z.strictObject({ height: natural, hash: hash32, signature: signature64 }),
)

/** Government → hospitals: payloads of accepted records, ahead of their block. */
export const payloadsAhead = plainBody(
  'payloads-ahead',
  z.strictObject({ payloads: z.array(payload).max(256) }),
)

/** Either side: final blocks from a height on. */
export const blocksQuery = plainBody('blocks', z.strictObject({ from: natural.min(1) }))
/** Block and certificate bytes, in order; empty when there is none. */
export const blocksAnswer = plainBody(
  'blocks-answer',
  z.strictObject({ blocks: z.array(bytesUpTo(10 * 1024 * 1024)).max(100_000) }),
)

/** Either side: payloads by digest. */
export const payloadsQuery = plainBody(
  'payloads',
  z.strictObject({ digests: z.array(hash32).min(1).max(1024) }),
)
/** One entry a digest asked for, null where it is not there; may be shorter than asked. */
export const payloadsAnswer = plainBody(
  'payloads-answer',
  z.strictObject({ payloads: z.array(payload.nullable()).max(1024) }),
)

/** Government → hospital, after a start: where it stands and what it has locked. */
export const standingQuery = plainBody('standing', z.strictObject({}))
/** Final height and lock of a hospital. */
export const standingAnswer = plainBody(
  'standing-answer',
  z.strictObject({ finalHeight: natural, lock: block.nullable() }),
)
