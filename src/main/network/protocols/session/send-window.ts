/**
 * Calls and notices leave only while the peer has credit left for them; answers never wait for
 * it. So neither end has to stop reading to bound its memory, and two busy ends cannot wait
 * for each other's answers for ever.
 */
import { NetworkError } from '#network/errors'
import type { MessageStream } from '#network/wire/message-stream'
import { CREDIT_BYTES, creditFor } from './constants.ts'

interface Waiting {
  readonly bytes: Uint8Array
  readonly resolve: () => void
  readonly reject: (error: NetworkError) => void
}

/** The sending side of one session's calls and notices. */
export class SendWindow {
  readonly #stream: MessageStream
  readonly #limit: number
  readonly #waiting: Waiting[] = []
  #credit = CREDIT_BYTES
  #queued = 0

  /** `limit`: bytes that may wait here and in the stream. */
  constructor(stream: MessageStream, limit: number) {
    this.#stream = stream
    this.#limit = limit
  }

  /**
   * Sends an encoded call or notice in its turn; resolves when handed to the transport.
   * Throws NetworkError `too-slow` when too much waits already.
   */
  async send(bytes: Uint8Array): Promise<void> {
    if (this.#queued + bytes.length > this.#limit) {
      throw new NetworkError({ code: 'too-slow', queued: this.#queued })
    }
    this.#queued += bytes.length
    try {
      await this.#enqueue(bytes)
    } finally {
      this.#queued -= bytes.length
    }
  }

  /** The peer has dealt with `bytes`. Throws NetworkError `malformed` when it was not owed so. */
  grant(bytes: number): void {
    this.#credit += bytes
    if (this.#credit > CREDIT_BYTES) {
      throw new NetworkError({ code: 'malformed', detail: 'more credit than was used' })
    }
    this.#flush()
  }

  /** Rejects all that waits. */
  stop(error: NetworkError): void {
    for (const waiting of this.#waiting.splice(0)) waiting.reject(error)
  }

  #enqueue(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bytes, resolve, reject })
      this.#flush()
    })
  }

  #flush(): void {
    while (this.#waiting.length > 0) {
      const { bytes, resolve, reject } = this.#waiting[0]!
      if (creditFor(bytes.length) > this.#credit) return
      this.#credit -= creditFor(bytes.length)
      this.#waiting.shift()
      this.#stream.sendEncoded(bytes).then(resolve, reject)
    }
  }
}
