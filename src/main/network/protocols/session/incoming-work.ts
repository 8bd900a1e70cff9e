/**
 * The handling side of one session: notices one after another, calls side by side up to a
 * bound, and credit back to the sender for what was dealt with.
 */
import { NetworkError } from '#network/errors'
import type { Message } from '#network/wire/message'
import { CREDIT_BYTES, CREDIT_STEP_BYTES, creditFor } from './constants.ts'

/** What the session does for its work. */
export interface Workplace {
  readonly callsAtOnce: number
  readonly answerBytes: number
  /** Handles a call and gives the message that answers it; never rejects. */
  readonly answer: (call: Message) => Promise<Message>
  /** Sends an answer; resolves when handed to the transport or the session is over. */
  readonly reply: (answer: Message) => Promise<void>
  /** Handles a notice; false when that failed and the session is ending. */
  readonly heed: (notice: Message) => Promise<boolean>
  readonly grant: (bytes: number) => void
}

interface Job {
  readonly received: Message
  readonly cost: number
}

/** Runs what arrives; `stop` lets running handlers finish and starts no more. */
export class IncomingWork {
  readonly #workplace: Workplace
  readonly #calls: Job[] = []
  readonly #notices: Job[] = []
  #callsRunning = 0
  #noticesRunning = false
  #answerBytes = 0
  #outstanding = 0
  #dealtWith = 0
  #stopped = false

  constructor(workplace: Workplace) {
    this.#workplace = workplace
  }

  /** Takes in a call or notice of `bytes`. Throws `malformed` when sent without credit. */
  take(received: Message, bytes: number): void {
    const cost = creditFor(bytes)
    this.#outstanding += cost
    if (this.#outstanding > CREDIT_BYTES) {
      throw new NetworkError({ code: 'malformed', detail: 'sent without credit' })
    }
    if (received.kind === 'call') {
      this.#calls.push({ received, cost })
      this.#startCalls()
    } else {
      this.#notices.push({ received, cost })
      if (!this.#noticesRunning) void this.#runNotices()
    }
  }

  stop(): void {
    this.#stopped = true
    this.#calls.length = 0
    this.#notices.length = 0
  }

  #startCalls(): void {
    const { callsAtOnce, answerBytes } = this.#workplace
    while (
      this.#calls.length > 0 &&
      this.#callsRunning < callsAtOnce &&
      this.#answerBytes < answerBytes
    ) {
      void this.#runCall(this.#calls.shift()!)
    }
  }

  async #runCall({ received, cost }: Job): Promise<void> {
    this.#callsRunning += 1
    const answer = await this.#workplace.answer(received)
    this.#answerBytes += answer.body.length
    await this.#workplace.reply(answer)
    this.#answerBytes -= answer.body.length
    this.#callsRunning -= 1
    this.#release(cost)
    this.#startCalls()
  }

  async #runNotices(): Promise<void> {
    this.#noticesRunning = true
    while (this.#notices.length > 0) {
      const { received, cost } = this.#notices.shift()!
      if (!(await this.#workplace.heed(received))) break
      this.#release(cost)
    }
    this.#noticesRunning = false
  }

  #release(cost: number): void {
    if (this.#stopped) return
    this.#dealtWith += cost
    if (this.#dealtWith < CREDIT_STEP_BYTES) return
    this.#outstanding -= this.#dealtWith
    this.#workplace.grant(this.#dealtWith)
    this.#dealtWith = 0
  }
}
