/** The stranger's end of the enrolment protocol. */
import type { Clock } from '#network/clock'
import { NetworkError } from '#network/errors'
import type { MessageStream } from '#network/wire/message-stream'
import { detailOf, message } from '#network/wire/message'
import { ENROL } from './constants.ts'

/**
 * Sends the request and gives the answer's body. Rejects with NetworkError `refused`,
 * `timeout`, `closed` or `malformed`.
 */
export async function requestEnrolment(
  stream: MessageStream,
  body: Uint8Array,
  clock: Clock,
  milliseconds: number,
): Promise<Uint8Array> {
  const [, answer] = await Promise.all([
    stream.send(message('call', { number: 1, name: ENROL, body })),
    stream.next(clock, milliseconds),
  ])
  if (answer.kind === 'answer') return answer.body
  if (answer.kind === 'fault') {
    throw new NetworkError({ code: 'refused', refusal: answer.name, detail: detailOf(answer) })
  }
  throw new NetworkError({ code: 'malformed', detail: `${answer.kind} for an answer` })
}
