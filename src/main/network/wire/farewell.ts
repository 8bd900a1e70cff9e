/** The last message on a stream: why it ends. */
import type { Clock } from '../clock.ts'
import type { MessageStream } from './message-stream.ts'
import { codeMessage } from './message.ts'

/**
 * Tells the peer why; resolves when that was handed to the transport, or after `milliseconds`.
 * Best effort: a peer that cannot be told hears of a lost connection instead.
 */
export function sayFarewell(
  stream: MessageStream,
  code: string,
  detail: string,
  clock: Clock,
  milliseconds: number,
): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(milliseconds, resolve)
    const done = (): void => {
      cancel()
      resolve()
    }
    stream.send(codeMessage('close', code, detail)).then(done, done)
  })
}
