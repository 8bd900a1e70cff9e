/** A session after its hello was acknowledged, the same at both ends. */
import type { Clock } from '#network/clock'
import { NetworkError, RemoteFault, faultToAnswer } from '#network/errors'
import type { NetworkLimits } from '#network/limits'
import { TokenBucket } from '#network/rate-limit'
import {
  MAX_BODY_BYTES,
  type CallOptions,
  type Session,
  type SessionEnd,
  type SessionHandler,
} from '#network/star'
import { sayFarewell } from '#network/wire/farewell'
import type { MessageStream } from '#network/wire/message-stream'
import { codeMessage, detailOf, encodeMessage, message, type Message } from '#network/wire/message'
import { SESSION_MESSAGE_BYTES } from './constants.ts'
import { IncomingWork } from './incoming-work.ts'
import { PendingCalls } from './pending-calls.ts'
import { SendWindow } from './send-window.ts'

/** What a session is made of. */
export interface LiveSessionParts {
  readonly peerKey: Uint8Array
  readonly remoteAddress: string
  readonly stream: MessageStream
  readonly handler: SessionHandler
  readonly clock: Clock
  readonly limits: NetworkLimits
  readonly report: (error: unknown) => void
  /** Ends the connection below; never rejects. */
  readonly hangUp: () => Promise<void>
  /** Called once, before the handler hears of the end. */
  readonly onEnd: (session: LiveSession, end: SessionEnd) => void
}

/** Implements Session; nothing is read before `start`. */
export class LiveSession implements Session {
  readonly peerKey: Uint8Array
  readonly remoteAddress: string
  readonly closed: Promise<SessionEnd>
  readonly #parts: LiveSessionParts
  readonly #calls: PendingCalls
  readonly #window: SendWindow
  readonly #work: IncomingWork
  readonly #allowance: TokenBucket
  readonly #resolveClosed: (end: SessionEnd) => void
  #ended: SessionEnd | undefined
  #down: Promise<void> | undefined

  constructor(parts: LiveSessionParts) {
    const { clock, limits, stream } = parts
    this.#parts = parts
    this.peerKey = parts.peerKey
    this.remoteAddress = parts.remoteAddress
    const { promise, resolve } = Promise.withResolvers<SessionEnd>()
    this.closed = promise
    this.#resolveClosed = resolve
    this.#calls = new PendingCalls(clock)
    this.#window = new SendWindow(stream, limits.outgoingBytes)
    this.#allowance = new TokenBucket(clock, {
      perSecond: limits.messagesPerSecond,
      burst: limits.messageBurst,
    })
    this.#work = new IncomingWork({
      callsAtOnce: limits.callsAtOnce,
      answerBytes: limits.answerBytes,
      answer: (call) => this.#answer(call),
      reply: (answer) => this.#reply(answer),
      heed: (notice) => this.#heed(notice),
      grant: (bytes) => void this.#reply(message('credit', { number: bytes })),
    })
  }

  /** Begins to handle what arrives. */
  start(): void {
    this.#parts.stream.limit = SESSION_MESSAGE_BYTES
    this.#parts.stream.consume({
      onMessage: (received, bytes) => this.#receive(received, bytes),
      onEnd: (error) => this.#fail(error),
    })
  }

  async call(name: string, body: Uint8Array, options: CallOptions = {}): Promise<Uint8Array> {
    this.#requireOpen(body)
    const number = this.#calls.nextNumber()
    const bytes = encodeMessage(message('call', { number, name, body }))
    const milliseconds = options.timeoutMs ?? this.#parts.limits.callTimeoutMs
    const answer = this.#calls.wait(number, milliseconds, options.signal)
    if (!options.signal?.aborted) {
      this.#send(bytes).catch((error: NetworkError) => this.#calls.settle(number, error))
    }
    return answer
  }

  async notify(name: string, body: Uint8Array): Promise<void> {
    this.#requireOpen(body)
    await this.#send(encodeMessage(message('notice', { name, body })))
  }

  async close(reason = 'closed', detail = ''): Promise<void> {
    this.#end({ code: reason, detail, by: 'here' }, true)
    await this.#down
  }

  #requireOpen(body: Uint8Array): void {
    if (this.#ended) throw endError(this.#ended)
    if (body.length <= MAX_BODY_BYTES) return
    throw new NetworkError({ code: 'too-large', bytes: body.length, limit: MAX_BODY_BYTES })
  }

  async #send(bytes: Uint8Array): Promise<void> {
    try {
      await this.#window.send(bytes)
    } catch (error) {
      if (error instanceof NetworkError && error.code === 'too-slow') this.#fail(error)
      throw error
    }
  }

  #receive(received: Message, bytes: number): void {
    if (this.#ended) return
    if (!this.#allowance.take()) return this.#fail(new NetworkError({ code: 'rate-limited' }))
    try {
      this.#dispatch(received, bytes)
    } catch (error) {
      if (error instanceof NetworkError) this.#fail(error)
      else this.#endFor(error)
    }
  }

  #dispatch(received: Message, bytes: number): void {
    switch (received.kind) {
      case 'call':
      case 'notice':
        return this.#work.take(received, bytes)
      case 'answer':
        return this.#calls.settle(received.number, received.body)
      case 'fault':
        return this.#calls.settle(received.number, remoteError(received))
      case 'credit':
        return this.#window.grant(received.number)
      case 'close':
        return this.#end({ code: received.name, detail: detailOf(received), by: 'peer' }, false)
      case 'hello':
      case 'welcome':
        throw new NetworkError({ code: 'malformed', detail: `${received.kind} within a session` })
    }
  }

  async #answer(call: Message): Promise<Message> {
    try {
      const body = await this.#parts.handler.onCall(this, call.name, call.body)
      if (body.length > MAX_BODY_BYTES) throw new RemoteFault('too-large')
      return message('answer', { number: call.number, body })
    } catch (error) {
      if (!(error instanceof RemoteFault)) this.#parts.report(error)
      const fault = faultToAnswer(error)
      return codeMessage('fault', fault.code, fault.detail, call.number)
    }
  }

  async #reply(answer: Message): Promise<void> {
    await this.#parts.stream.send(answer).catch((error: NetworkError) => this.#fail(error))
  }

  async #heed(notice: Message): Promise<boolean> {
    try {
      await this.#parts.handler.onNotice(this, notice.name, notice.body)
      return true
    } catch (error) {
      this.#endFor(error)
      return false
    }
  }

  /** Ends the session for what a handler threw: a code of the layer above, or a fault of ours. */
  #endFor(thrown: unknown): void {
    if (!(thrown instanceof RemoteFault)) this.#parts.report(thrown)
    const fault = faultToAnswer(thrown)
    this.#end({ code: fault.code, detail: fault.detail, by: 'here' }, true)
  }

  /** Ends the session for an error of the wire. */
  #fail(error: NetworkError): void {
    if (error.fault.code === 'closed') {
      return this.#end({ code: error.fault.reason, detail: error.fault.detail, by: 'peer' }, false)
    }
    this.#end({ code: error.code, detail: error.message, by: 'here' }, error.code !== 'too-slow')
  }

  #end(end: SessionEnd, tellPeer: boolean): void {
    if (this.#ended) return
    this.#ended = end
    this.#down = this.#takeDown(end, tellPeer)
    const error = endError(end)
    this.#calls.stop(error)
    this.#window.stop(error)
    this.#work.stop()
    this.#parts.onEnd(this, end)
    try {
      this.#parts.handler.onClosed(this, end)
    } catch (thrown) {
      this.#parts.report(thrown)
    }
    this.#resolveClosed(end)
  }

  async #takeDown(end: SessionEnd, tellPeer: boolean): Promise<void> {
    const { stream, clock, limits, hangUp } = this.#parts
    if (tellPeer) await sayFarewell(stream, end.code, end.detail, clock, limits.farewellMs)
    await hangUp()
  }
}

function endError(end: SessionEnd): NetworkError {
  return new NetworkError({ code: 'closed', reason: end.code, detail: end.detail })
}

function remoteError(fault: Message): NetworkError {
  return new NetworkError({ code: 'remote', remoteCode: fault.name, detail: detailOf(fault) })
}
