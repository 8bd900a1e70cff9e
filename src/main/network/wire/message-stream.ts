/**
 * Messages over one libp2p stream: written in batches and only while the transport takes them,
 * read as they come. Knows nothing of what they mean.
 */
import { concatBytes } from '#crypto/hash'
import type { Stream } from '@libp2p/interface'
import { within, type Clock } from '../clock.ts'
import { NetworkError } from '../errors.ts'
import { FrameReader, frameAt } from './frames.ts'
import { decodeMessage, encodeMessage, type Message } from './message.ts'

/** Who hears of what arrives. */
export interface MessageConsumer {
  onMessage(received: Message, bytes: number): void
  /** Nothing more can be read; at most once. The stream may still be written to. */
  onEnd(error: NetworkError): void
}

interface Outgoing {
  readonly bytes: Uint8Array
  offset: number
  readonly resolve: () => void
  readonly reject: (error: NetworkError) => void
}

const BATCH_BYTES = 256 * 1024
/** Everything queued; only a peer that asks for very much and reads none of it gets here. */
const QUEUE_BYTES = 96 * 1024 * 1024
/** What may arrive while nobody listens: one transport window. */
const HELD_BYTES = 2 * 1024 * 1024
const HELD_OVERHEAD = 64

/** One stream of messages in each direction. */
export class MessageStream {
  readonly #stream: Stream
  readonly #reader: FrameReader
  readonly #queue: Outgoing[] = []
  #queuedBytes = 0
  #pumpDue = false
  readonly #held: { received: Message; bytes: number }[] = []
  #heldBytes = 0
  #consumer: MessageConsumer | undefined
  #end: NetworkError | undefined

  /** `limit`: the largest message accepted. */
  constructor(stream: Stream, limit: number) {
    this.#stream = stream
    this.#reader = new FrameReader(limit)
    stream.addEventListener('message', (event) => this.#read(event.data.subarray()))
    stream.addEventListener('drain', () => this.#schedulePump())
    stream.addEventListener('remoteCloseWrite', () => this.#finish(lost()))
    stream.addEventListener('close', () => this.#down())
    if (stream.status !== 'open') this.#down()
  }

  /** Raises the limit on the size of messages, once the peer has said hello. */
  set limit(bytes: number) {
    this.#reader.limit = bytes
  }

  /** Queues a message; resolves when all of it was handed to the transport. */
  send(outgoing: Message): Promise<void> {
    return this.sendEncoded(encodeMessage(outgoing))
  }

  /** The same for an encoded message. */
  sendEncoded(bytes: Uint8Array): Promise<void> {
    if (this.#stream.status !== 'open') return Promise.reject(lost())
    if (this.#queuedBytes + bytes.length > QUEUE_BYTES) {
      const error = new NetworkError({ code: 'too-slow', queued: this.#queuedBytes })
      this.#finish(error)
      return Promise.reject(error)
    }
    this.#queuedBytes += bytes.length
    this.#schedulePump()
    return new Promise((resolve, reject) => {
      this.#queue.push({ bytes, offset: 0, resolve, reject })
    })
  }

  /** The next message, for the opening of a protocol. Rejects with the end, or `timeout`. */
  next(clock: Clock, milliseconds: number): Promise<Message> {
    const arrived = new Promise<Message>((resolve, reject) => {
      this.consume({
        onMessage: (received) => {
          this.#consumer = undefined
          resolve(received)
        },
        onEnd: reject,
      })
    })
    return within(clock, milliseconds, arrived, () => timeout(milliseconds))
  }

  /** Gives everything that arrived and will arrive to `consumer`. */
  consume(consumer: MessageConsumer): void {
    this.#consumer = consumer
    while (this.#consumer && this.#held.length > 0) {
      const { received, bytes } = this.#held.shift()!
      this.#heldBytes -= bytes + HELD_OVERHEAD
      this.#consumer.onMessage(received, bytes)
    }
    if (this.#end && this.#held.length === 0) this.#consumer?.onEnd(this.#end)
  }

  #read(data: Uint8Array): void {
    if (this.#end) return
    try {
      for (const bytes of this.#reader.push(data)) {
        this.#deliver(decodeMessage(bytes), bytes.length)
        if (this.#end) return
      }
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error
      this.#finish(error)
    }
  }

  #deliver(received: Message, bytes: number): void {
    if (this.#consumer) return this.#consumer.onMessage(received, bytes)
    this.#heldBytes += bytes + HELD_OVERHEAD
    if (this.#heldBytes > HELD_BYTES) {
      throw new NetworkError({ code: 'malformed', detail: 'messages before the session began' })
    }
    this.#held.push({ received, bytes })
  }

  /** Waits for the end of the turn, so that what is sent in one turn leaves in one write. */
  #schedulePump(): void {
    if (this.#pumpDue) return
    this.#pumpDue = true
    queueMicrotask(() => {
      this.#pumpDue = false
      this.#pump()
    })
  }

  /** libp2p's own onDrain() resolves at once after its first use: hence the drain event. */
  #pump(): void {
    while (this.#queue.length > 0 && !this.#stream.writableNeedsDrain) {
      const { batch, finished } = this.#takeBatch()
      try {
        this.#stream.send(batch)
      } catch {
        // The stream went down meanwhile; its close event follows or has already come.
        for (const outgoing of finished) outgoing.reject(lost())
        return this.#down()
      }
      for (const outgoing of finished) outgoing.resolve()
    }
  }

  #takeBatch(): { batch: Uint8Array; finished: Outgoing[] } {
    const parts: Uint8Array[] = []
    const finished: Outgoing[] = []
    let bytes = 0
    while (this.#queue.length > 0 && bytes < BATCH_BYTES) {
      const first = this.#queue[0]!
      const frame = frameAt(first.bytes, first.offset)
      parts.push(...frame.parts)
      bytes += frame.end - first.offset
      this.#queuedBytes -= frame.end - first.offset
      first.offset = frame.end
      if (frame.end === first.bytes.length) finished.push(this.#queue.shift()!)
    }
    return { batch: concatBytes(...parts), finished }
  }

  /** The transport is gone: nothing queued will leave. */
  #down(): void {
    this.#queuedBytes = 0
    for (const outgoing of this.#queue.splice(0)) outgoing.reject(lost())
    this.#finish(lost())
  }

  #finish(error: NetworkError): void {
    if (this.#end) return
    this.#end = error
    if (this.#held.length === 0) this.#consumer?.onEnd(error)
  }
}

function lost(): NetworkError {
  return new NetworkError({ code: 'closed', reason: 'connection-lost', detail: '' })
}

function timeout(milliseconds: number): NetworkError {
  return new NetworkError({ code: 'timeout', milliseconds })
}
