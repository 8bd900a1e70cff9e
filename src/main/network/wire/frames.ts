/**
 * Messages over a byte stream: a message is cut into frames, each a big-endian 32-bit header
 * (top bit: more frames follow; the rest: length) and that many bytes. Every frame but the last
 * of a message is full, so that a message has one encoding and few parts.
 */
import { concatBytes } from '#crypto/hash'
import { NetworkError } from '../errors.ts'

const HEADER_BYTES = 4
const MORE = 0x8000_0000
/** Bytes of a message in one full frame; with its header 256 KiB. */
export const FRAME_BYTES = 256 * 1024 - HEADER_BYTES

/** The frame of `message` that begins at `offset`: its parts, and where the next one begins. */
export function frameAt(message: Uint8Array, offset: number): { parts: Uint8Array[]; end: number } {
  const end = Math.min(offset + FRAME_BYTES, message.length)
  const header = new Uint8Array(HEADER_BYTES)
  const more = end < message.length ? MORE : 0
  new DataView(header.buffer).setUint32(0, more + (end - offset))
  return { parts: [header, message.subarray(offset, end)], end }
}

/** Puts messages together from bytes that arrive in arbitrary pieces. */
export class FrameReader {
  /** Largest message accepted from here on. */
  limit: number
  readonly #header = new Uint8Array(HEADER_BYTES)
  #headerFilled = 0
  #frame: Uint8Array | undefined
  #frameFilled = 0
  #more = false
  #parts: Uint8Array[] = []
  #bytes = 0

  constructor(limit: number) {
    this.limit = limit
  }

  /**
   * The messages that `data` completes, one at a time so that the limit may change between
   * them. Throws NetworkError `too-large` or `malformed`, after which the stream is unusable.
   */
  *push(data: Uint8Array): Generator<Uint8Array, void> {
    let offset = 0
    while (offset < data.length) {
      offset += this.#frame ? this.#fillFrame(data, offset) : this.#fillHeader(data, offset)
      const message = this.#complete()
      if (message) yield message
    }
  }

  #fillHeader(data: Uint8Array, offset: number): number {
    const taken = Math.min(HEADER_BYTES - this.#headerFilled, data.length - offset)
    this.#header.set(data.subarray(offset, offset + taken), this.#headerFilled)
    this.#headerFilled += taken
    if (this.#headerFilled === HEADER_BYTES) this.#beginFrame()
    return taken
  }

  #beginFrame(): void {
    const word = new DataView(this.#header.buffer).getUint32(0)
    const length = word % MORE
    this.#more = word >= MORE
    this.#headerFilled = 0
    if (length === 0 || length > FRAME_BYTES || (this.#more && length < FRAME_BYTES)) {
      throw new NetworkError({ code: 'malformed', detail: `frame of ${length} bytes` })
    }
    this.#bytes += length
    if (this.#bytes > this.limit) {
      throw new NetworkError({ code: 'too-large', bytes: this.#bytes, limit: this.limit })
    }
    this.#frame = new Uint8Array(length)
    this.#frameFilled = 0
  }

  #fillFrame(data: Uint8Array, offset: number): number {
    const frame = this.#frame!
    const taken = Math.min(frame.length - this.#frameFilled, data.length - offset)
    frame.set(data.subarray(offset, offset + taken), this.#frameFilled)
    this.#frameFilled += taken
    return taken
  }

  #complete(): Uint8Array | undefined {
    if (!this.#frame || this.#frameFilled < this.#frame.length) return undefined
    this.#parts.push(this.#frame)
    this.#frame = undefined
    if (this.#more) return undefined
    const parts = this.#parts
    this.#parts = []
    this.#bytes = 0
    return parts.length === 1 ? parts[0]! : concatBytes(...parts)
  }
}
