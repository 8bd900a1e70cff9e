/**
 * What the frames carry: `kind (1) ‖ number (4, big-endian) ‖ length of name (1) ‖ name ‖ body`.
 * The number pairs a call with its answer, or is the credit granted.
 */
import { utf8 } from '#crypto/bytes'
import { NetworkError } from '../errors.ts'

const KINDS = [
  /** Opens a session: body. */
  'hello',
  /** Acknowledges it: body. */
  'welcome',
  /** A question: number, name, body. */
  'call',
  /** Its answer: number, body. */
  'answer',
  /** Its answer where it failed: number, code as name, detail as body. */
  'fault',
  /** Something told: name, body. */
  'notice',
  /** The sender has dealt with this many bytes of calls and notices: number. */
  'credit',
  /** Refuses or ends a session: code as name, detail as body. */
  'close',
] as const

/** What a message is for. */
export type MessageKind = (typeof KINDS)[number]

/** One message. */
export interface Message {
  readonly kind: MessageKind
  /** Unsigned 32-bit. */
  readonly number: number
  readonly name: string
  readonly body: Uint8Array
}

const HEAD_BYTES = 6
const NAME = /^[a-z0-9/-]{0,64}$/
const DETAIL_CHARACTERS = 512
const EMPTY = new Uint8Array(0)

/** Most that the head of a message adds to its body. */
export const MESSAGE_HEAD_BYTES = HEAD_BYTES + 64

/** A message; what is not given is zero or empty. */
export function message(kind: MessageKind, fields: Partial<Omit<Message, 'kind'>> = {}): Message {
  return { kind, number: 0, name: '', body: EMPTY, ...fields }
}

/** A `fault` or `close` message with a detail for people; a code that is not a name is `internal`. */
export function codeMessage(
  kind: 'fault' | 'close',
  code: string,
  detail: string,
  number = 0,
): Message {
  const name = NAME.test(code) ? code : 'internal'
  return message(kind, { number, name, body: utf8(detail.slice(0, DETAIL_CHARACTERS)) })
}

/** The detail in a `fault` or `close` message. */
export function detailOf(received: Message): string {
  return new TextDecoder().decode(received.body).slice(0, DETAIL_CHARACTERS)
}

/** Bytes of a message. Throws NetworkError `malformed` when the name is not one. */
export function encodeMessage({ kind, number, name, body }: Message): Uint8Array {
  if (!NAME.test(name)) throw new NetworkError({ code: 'malformed', detail: 'message name' })
  const head = HEAD_BYTES + name.length
  const bytes = new Uint8Array(head + body.length)
  bytes[0] = KINDS.indexOf(kind)
  new DataView(bytes.buffer).setUint32(1, number)
  bytes[5] = name.length
  bytes.set(utf8(name), HEAD_BYTES)
  bytes.set(body, head)
  return bytes
}

/** The message in `bytes`, its body a view on them. Throws NetworkError `malformed`. */
export function decodeMessage(bytes: Uint8Array): Message {
  const kind = KINDS[bytes[0] ?? KINDS.length]
  const head = HEAD_BYTES + (bytes[5] ?? 0)
  if (!kind || bytes.length < head) {
    throw new NetworkError({ code: 'malformed', detail: 'message head' })
  }
  const name = Buffer.from(bytes.subarray(HEAD_BYTES, head)).toString('latin1')
  if (!NAME.test(name)) throw new NetworkError({ code: 'malformed', detail: 'message name' })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { kind, number: view.getUint32(1), name, body: bytes.subarray(head) }
}
