/** Text of a WebSocket message. */
import type { RawData } from 'ws'

/** The text, whichever of its forms `ws` hands a message over in. */
export function messageText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8')
}
