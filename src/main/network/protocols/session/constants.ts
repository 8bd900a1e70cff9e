/** The session protocol: one stream a connection, opened by the hospital. */
import { MESSAGE_HEAD_BYTES } from '#network/wire/message'
import { MAX_BODY_BYTES } from '#network/star'

export const SESSION_PROTOCOL = '/medichain/session/1'

/** Largest message of an open session. */
export const SESSION_MESSAGE_BYTES = MAX_BODY_BYTES + MESSAGE_HEAD_BYTES

/** Calls and notices that may be on their way or being handled, in each direction. */
export const CREDIT_BYTES = 16 * 1024 * 1024
/** Dealt-with bytes are reported in steps of this; credit left in hand still fits any message. */
export const CREDIT_STEP_BYTES = 2 * 1024 * 1024
/** Added to every message's length, so that small ones are bounded in number too. */
export const MESSAGE_OVERHEAD = 512

/** What a call or notice of `bytes` takes from the sender's credit. */
export function creditFor(bytes: number): number {
  return bytes + MESSAGE_OVERHEAD
}
