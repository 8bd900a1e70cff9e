import { utf8 } from '#crypto/bytes'
import { generateSigningKey, type KeyPair } from '#crypto/ed25519'
import { randomBytes } from '#crypto/random'
import { DEFAULT_LIMITS } from '#network/limits'
import { ENROLMENT_PROTOCOL } from '#network/protocols/enrolment/constants'
import { SESSION_PROTOCOL } from '#network/protocols/session/constants'
import { dialAddresses } from '#network/transport/addresses'
import { dial } from '#network/transport/dial'
import { startDialingNode } from '#network/transport/libp2p-node'
import { MessageStream } from '#network/wire/message-stream'
import { message, type Message } from '#network/wire/message'
import { expect, test } from 'vitest'
import {
  atEnd,
  connectedPair,
  eventually,
  government,
  recorder,
  startHub,
  startSpoke,
  text,
} from './support.ts'

/** A peer that speaks libp2p but not necessarily our protocol. */
async function rawPeer(addresses: readonly string[], key: KeyPair, protocol = SESSION_PROTOCOL) {
  const node = await startDialingNode(key.privateKey, government.publicKey, DEFAULT_LIMITS)
  atEnd(async () => node.stop())
  const targets = dialAddresses(addresses, government.publicKey)
  return dial(node, targets, protocol, { timeoutMs: 10_000 })
}

/** A peer that has said hello and then sends what it likes. */
async function rawMember(addresses: readonly string[], key: KeyPair) {
  const { stream, connection } = await rawPeer(addresses, key)
  const messages = new MessageStream(stream, 1024 * 1024)
  const heard: Message[] = []
  let over = false
  messages.consume({
    onMessage: (received) => void heard.push(received),
    onEnd: () => void (over = true),
  })
  await messages.send(message('hello', { body: utf8('hello') }))
  await eventually(() => heard.some(({ kind }) => kind === 'welcome'))
  const farewell = async () => {
    await eventually(() => over)
    return heard.findLast(({ kind }) => kind === 'close')?.name
  }
  return { stream, connection, messages, farewell }
}

/** A hub with an honest hospital and a key that misbehaves. */
async function hubWithHonest() {
  const [honest, rogue] = [generateSigningKey(), generateSigningKey()]
  const record = recorder()
  const hub = await startHub([honest, rogue], { handler: record.handler })
  const { spoke } = startSpoke(hub.addresses, honest)
  const session = await eventually(() => spoke.session())
  const honestStillServed = async (): Promise<void> => {
    expect(text(await session.call('echo', utf8('fine')))).toBe('fine')
  }
  return { hub, rogue, honestStillServed, ends: record.ends }
}

test.each([SESSION_PROTOCOL, ENROLMENT_PROTOCOL])(
  'garbage on %s ends that connection and nothing else',
  async (protocol) => {
    const { hub, rogue, honestStillServed } = await hubWithHonest()
    const { stream, connection } = await rawPeer(hub.addresses, rogue, protocol)
    stream.send(new Uint8Array(200_000).fill(0xff))
    await eventually(() => connection.status !== 'open')
    await honestStillServed()
  },
)

test('random bytes in place of a hello never hurt the hub', async () => {
  const { hub, rogue, honestStillServed } = await hubWithHonest()
  for (let round = 0; round < 5; round += 1) {
    const { stream, connection } = await rawPeer(hub.addresses, rogue)
    stream.send(randomBytes(5_000))
    await stream.close()
    await eventually(() => connection.status !== 'open')
  }
  await honestStillServed()
})

test.each<[string, string, (peer: Awaited<ReturnType<typeof rawMember>>) => unknown]>([
  [
    'a broken frame',
    'malformed',
    ({ stream }) => stream.send(Uint8Array.of(0xff, 0xff, 0xff, 0xff)),
  ],
  [
    'an unknown kind',
    'malformed',
    ({ messages }) => messages.sendEncoded(Uint8Array.of(99, 0, 0, 0, 0, 0)),
  ],
  ['a second hello', 'malformed', ({ messages }) => messages.send(message('hello'))],
  [
    'credit that is not due',
    'malformed',
    ({ messages }) => messages.send(message('credit', { number: 1 })),
  ],
])('a member that sends %s is dropped with a reason', async (_name, reason, misbehave) => {
  const { hub, rogue, honestStillServed, ends } = await hubWithHonest()
  const peer = await rawMember(hub.addresses, rogue)
  await misbehave(peer)
  expect(await peer.farewell()).toBe(reason)
  await eventually(() => ends.length === 1)
  expect(ends[0]).toMatchObject({ code: reason, by: 'here' })
  expect(hub.sessions().length).toBe(1)
  await honestStillServed()
})

test('a member that floods is dropped as rate-limited', async () => {
  const { atSpoke } = await connectedPair({ limits: { messageBurst: 50, messagesPerSecond: 1 } })
  for (let index = 0; index < 60; index += 1) {
    atSpoke.notify('n', utf8('')).catch(() => undefined)
  }
  expect(await atSpoke.closed).toMatchObject({ code: 'rate-limited', by: 'peer' })
})

test('an answer to a call that was never made is ignored', async () => {
  const { hub, rogue } = await hubWithHonest()
  const peer = await rawMember(hub.addresses, rogue)
  await peer.messages.send(message('answer', { number: 7, body: utf8('?') }))
  const session = hub.sessionOf(rogue.publicKey)!
  await expect(session.call('q', utf8(''), { timeoutMs: 50 })).rejects.toMatchObject({
    code: 'timeout',
  })
  expect(hub.sessions().length).toBe(2)
})

test('a reader that stops reading is dropped as too slow and stalls nobody else', async () => {
  const { hub, rogue, honestStillServed, ends } = await hubWithHonest()
  const { stream } = await rawMember(hub.addresses, rogue)
  stream.pause()
  const session = hub.sessionOf(rogue.publicKey)!
  const body = new Uint8Array(1024 * 1024)
  const sent = Array.from({ length: 40 }, () => session.notify('n', body).catch(() => undefined))
  await honestStillServed()
  await Promise.all(sent)
  expect(ends[0]).toMatchObject({ code: 'too-slow', by: 'here' })
  await honestStillServed()
})

test('a stranger that says nothing is cut off', async () => {
  const hub = await startHub([], { limits: { openingMs: 100 } })
  const { connection } = await rawPeer(hub.addresses, generateSigningKey(), ENROLMENT_PROTOCOL)
  await eventually(() => connection.status !== 'open')
})

test('strangers beyond the bound are turned away while members still come in', async () => {
  const member = generateSigningKey()
  const hub = await startHub([member], { limits: { strangersByAddress: 1 } })
  await rawPeer(hub.addresses, generateSigningKey(), ENROLMENT_PROTOCOL)
  const second = rawPeer(hub.addresses, generateSigningKey(), ENROLMENT_PROTOCOL)
  await expect(second).rejects.toMatchObject({ name: 'NetworkError' })
  const { spoke } = startSpoke(hub.addresses, member)
  await eventually(() => spoke.state === 'connected')
})
