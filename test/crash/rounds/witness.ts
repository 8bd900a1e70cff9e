/**
 * What a node signs or sends, written down by its process before it is sent, so that it survives
 * `kill -9`: nothing may ever be said twice in two ways.
 */
import { appendFileSync } from 'node:fs'
import { toHex } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { decodeBlock } from '#core/ledger/block'
import { proposal, vote } from '#node/messages/chain'
import { answer, attest, receiptAnswer, submit } from '#node/messages/submission'
import type { Session, Star } from '#network/star'

/** Something said: `key` is what it is about, `value` what was said of it. */
export interface Statement {
  readonly key: string
  readonly value: string
}

/** The star whose node writes down what it says; `speaker` is its key, in hexadecimal. */
export function witnessed(star: Star, file: string, speaker: string): Star {
  const note = (name: string, body: Uint8Array) => {
    for (const statement of statementsOf(speaker, name, body)) {
      appendFileSync(file, `${JSON.stringify(statement)}\n`)
    }
  }
  const around = (session: Session): Session => {
    const known = sessions.get(session)
    if (known) return known
    const wrapped: Session = {
      peerKey: session.peerKey,
      remoteAddress: session.remoteAddress,
      closed: session.closed,
      close: (reason, detail) => session.close(reason, detail),
      call: (name, body, options) => {
        note(name, body)
        return session.call(name, body, options)
      },
      notify: (name, body) => {
        note(name, body)
        return session.notify(name, body)
      },
    }
    sessions.set(session, wrapped)
    return wrapped
  }
  const sessions = new WeakMap<Session, Session>()
  return {
    enrol: (options) => star.enrol(options),
    async createHub(options) {
      const { handler } = options
      const hub = await star.createHub({
        ...options,
        onConnected: (session) => options.onConnected(around(session)),
        handler: {
          onCall: async (session, name, body) => {
            const answered = await handler.onCall(around(session), name, body)
            if (name === submit.name) note('receipt', answered)
            return answered
          },
          onNotice(session, name, body) {
            // What arrives is a witness, too, for the one that sent it and died.
            if (name === vote.name) note(`${vote.name} of ${toHex(session.peerKey)}`, body)
            return handler.onNotice(around(session), name, body)
          },
          onClosed: (session, end) => handler.onClosed(around(session), end),
        },
      })
      return {
        addresses: hub.addresses,
        sessions: () => hub.sessions().map(around),
        sessionOf: (peerKey) => {
          const session = hub.sessionOf(peerKey)
          return session && around(session)
        },
        close: () => hub.close(),
      }
    },
    createSpoke(options) {
      const spoke = star.createSpoke({
        ...options,
        onConnected: (session, bytes) => options.onConnected(around(session), bytes),
        handler: {
          onCall: (session, name, body) => options.handler.onCall(around(session), name, body),
          onNotice: (session, name, body) => options.handler.onNotice(around(session), name, body),
          onClosed: (session, end) => options.handler.onClosed(around(session), end),
        },
      })
      return {
        get state() {
          return spoke.state
        },
        get lastFault() {
          return spoke.lastFault
        },
        session: () => {
          const session = spoke.session()
          return session && around(session)
        },
        retryNow: () => spoke.retryNow(),
        close: () => spoke.close(),
      }
    },
  }
}

function statementsOf(speaker: string, name: string, body: Uint8Array): Statement[] {
  const voter = /^vote(?: of (.*))?$/.exec(name)
  if (voter) {
    const { height, hash, signature } = vote.decode(body)
    return [said(`vote of ${voter[1] ?? speaker} at ${height}`, hash, signature)]
  }
  switch (name) {
    case proposal.name: {
      const { header } = decodeBlock(proposal.decode(body).block)
      return [said(`block ${header.body.height}`, header.id, header.signature)]
    }
    case submit.name: {
      const { id, body: content } = submit.decode(body).submission
      return [said(`nonce ${content.nonce} of ${toHex(content.author)}`, id)]
    }
    case receiptAnswer.name: {
      const { receipt } = receiptAnswer.decode(body)
      return [said(`receipt for ${toHex(receipt.body.submission)}`, receipt.id)]
    }
    case answer.name: {
      const { message } = answer.decode(body).step
      return [said(`answer of ${speaker} to ${toHex(message.body.previous)}`, message.id)]
    }
    case attest.name: {
      const { attestation } = attest.decode(body)
      return [
        said(`verdict of ${speaker} on ${toHex(attestation.body.submission)}`, attestation.id),
      ]
    }
    default:
      return []
  }
}

function said(key: string, ...parts: readonly Uint8Array[]): Statement {
  return { key, value: toHex(sha256(...parts)) }
}
