/** The government's end of the enrolment protocol. */
import type { Clock } from '#network/clock'
import { RemoteFault, faultToAnswer } from '#network/errors'
import type { NetworkLimits } from '#network/limits'
import { TokenBucket, TokenBuckets } from '#network/rate-limit'
import type { MessageStream } from '#network/wire/message-stream'
import { codeMessage, message, type Message } from '#network/wire/message'
import { ENROL } from './constants.ts'

const SECONDS = 60

/** What serving needs. */
export interface EnrolmentParts {
  readonly clock: Clock
  readonly limits: NetworkLimits
  readonly report: (error: unknown) => void
}

/** Answers requests of strangers, within limits by address and in all. */
export class EnrolmentDesk {
  readonly #parts: EnrolmentParts
  readonly #byAddress: TokenBuckets
  readonly #inAll: TokenBucket

  constructor(parts: EnrolmentParts) {
    const { clock, limits } = parts
    this.#parts = parts
    this.#byAddress = new TokenBuckets(clock, perMinute(limits.enrolmentsPerMinuteByAddress))
    this.#inAll = new TokenBucket(clock, perMinute(limits.enrolmentsPerMinute))
  }

  /**
   * Reads one request, answers it with what `decide` gives or throws, and resolves when the
   * answer was handed to the transport. Rejects with NetworkError when the stranger did not
   * send a request in time or went away.
   */
  async serve(
    stream: MessageStream,
    host: string,
    decide: (body: Uint8Array) => Promise<Uint8Array>,
  ): Promise<void> {
    const request = await stream.next(this.#parts.clock, this.#parts.limits.openingMs)
    await stream.send(await this.#answer(request, host, decide))
  }

  async #answer(
    request: Message,
    host: string,
    decide: (body: Uint8Array) => Promise<Uint8Array>,
  ): Promise<Message> {
    try {
      if (request.kind !== 'call' || request.name !== ENROL) throw new RemoteFault('malformed')
      if (!this.#byAddress.take(host) || !this.#inAll.take()) throw new RemoteFault('rate-limited')
      return message('answer', { number: request.number, body: await decide(request.body) })
    } catch (error) {
      if (!(error instanceof RemoteFault)) this.#parts.report(error)
      const fault = faultToAnswer(error)
      return codeMessage('fault', fault.code, fault.detail, request.number)
    }
  }
}

function perMinute(count: number): { perSecond: number; burst: number } {
  return { perSecond: count / SECONDS, burst: count }
}
