/** Opening a session: the hospital's hello and the government's welcome or refusal. */
import type { Clock } from '#network/clock'
import { NetworkError, RemoteFault } from '#network/errors'
import type { MessageStream } from '#network/wire/message-stream'
import { detailOf, message } from '#network/wire/message'

/**
 * Says hello and gives the body of the acknowledgement. Rejects with NetworkError `refused`,
 * `timeout`, `closed` or `malformed`.
 */
export async function sayHello(
  stream: MessageStream,
  hello: Uint8Array,
  clock: Clock,
  milliseconds: number,
): Promise<Uint8Array> {
  const [, reply] = await Promise.all([
    stream.send(message('hello', { body: hello })),
    stream.next(clock, milliseconds),
  ])
  if (reply.kind === 'welcome') return reply.body
  if (reply.kind === 'close') {
    throw new NetworkError({ code: 'refused', refusal: reply.name, detail: detailOf(reply) })
  }
  throw new NetworkError({ code: 'malformed', detail: `${reply.kind} for a welcome` })
}

/**
 * Awaits the hello and gives its body. Rejects with NetworkError `timeout`, `closed` or
 * `too-large`, and with RemoteFault `malformed` when something else comes first.
 */
export async function hearHello(
  stream: MessageStream,
  clock: Clock,
  milliseconds: number,
): Promise<Uint8Array> {
  const first = await stream.next(clock, milliseconds)
  if (first.kind !== 'hello') throw new RemoteFault('malformed', 'hello comes first')
  return first.body
}
