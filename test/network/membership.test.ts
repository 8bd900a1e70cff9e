import { toHex, utf8 } from '#crypto/bytes'
import { generateSigningKey } from '#crypto/ed25519'
import { systemClock } from '#network/clock'
import { NetworkError, RemoteFault } from '#network/errors'
import { libp2pStar } from '#network/libp2p-star'
import { expect, test } from 'vitest'
import { connectedPair, eventually, government, startHub, startSpoke, text } from './support.ts'

function enrol(addresses: readonly string[], word: string, key = generateSigningKey()) {
  return libp2pStar.enrol({
    privateKey: key.privateKey,
    clock: systemClock,
    random: Math.random,
    addresses,
    governmentKey: government.publicKey,
    body: utf8(word),
    timeoutMs: 15_000,
  })
}

async function faultOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => undefined,
    (rejection: unknown) => rejection,
  )
  return error instanceof NetworkError ? error.fault : error
}

test('a stranger is refused a session, may enrol, and is let in once a member', async () => {
  const key = generateSigningKey()
  const hub = await startHub([])
  const { spoke, refusals } = startSpoke(hub.addresses, key)
  await eventually(() => refusals[0] === 'stranger:')
  expect(spoke.state).toBe('refused')
  expect(text(await enrol(hub.addresses, 'me', key))).toBe('enrolled me')
  hub.members.add(toHex(key.publicKey))
  await eventually(() => spoke.state === 'connected')
})

test('a refused hello is heard with its code, and asked about again on demand', async () => {
  const key = generateSigningKey()
  let open = false
  const hub = await startHub([key], {
    async greet() {
      if (!open) throw new RemoteFault('wrong-consortium', 'of another country')
      return utf8('now')
    },
  })
  const { spoke, refusals, welcomes } = startSpoke(hub.addresses, key, {
    backoff: { refusedMs: 3_600_000 },
  })
  await eventually(() => refusals.length === 1)
  expect(refusals).toEqual(['wrong-consortium:of another country'])
  expect(spoke.lastFault).toMatchObject({ code: 'refused', refusal: 'wrong-consortium' })
  open = true
  await eventually(() => {
    spoke.retryNow()
    return welcomes[0] === 'now'
  })
})

test('an enrolment may be refused with a code', async () => {
  const hub = await startHub([], {
    enrol: async () => {
      throw new RemoteFault('invitation-expired')
    },
  })
  expect(await faultOf(enrol(hub.addresses, 'late'))).toEqual({
    code: 'refused',
    refusal: 'invitation-expired',
    detail: '',
  })
})

test('enrolments are limited by address', async () => {
  const hub = await startHub([], { limits: { enrolmentsPerMinuteByAddress: 2 } })
  await enrol(hub.addresses, 'one')
  await enrol(hub.addresses, 'two')
  expect(await faultOf(enrol(hub.addresses, 'three'))).toMatchObject({ refusal: 'rate-limited' })
})

test('an enrolment request above 64 KiB is refused before it is sent', async () => {
  const hub = await startHub([])
  const body = 'x'.repeat(64 * 1024 + 1)
  expect(await faultOf(enrol(hub.addresses, body))).toMatchObject({ code: 'too-large' })
})

test('a hub with another key than the government is not talked to', async () => {
  const hub = await startHub([], { privateKey: generateSigningKey().privateKey })
  const address = hub.addresses[0]!
  expect(await faultOf(enrol([address], 'x'))).toMatchObject({ code: 'bad-address' })
  const bare = address.slice(0, address.indexOf('/p2p/'))
  expect(await faultOf(enrol([bare], 'x'))).toMatchObject({ code: 'unreachable' })
})

test('a second live session of one key is refused and the first goes on', async () => {
  const { key, hub, atSpoke } = await connectedPair()
  const second = startSpoke(hub.addresses, key)
  await eventually(() => second.refusals[0] === 'duplicate-session:')
  expect(text(await atSpoke.call('echo', utf8('still here')))).toBe('still here')
  expect(hub.sessions().length).toBe(1)
})

test('a spoke finds the hub again after a restart, by itself', async () => {
  const key = generateSigningKey()
  const first = await startHub([key])
  const port = Number(/tcp\/(\d+)/.exec(first.addresses[0]!)![1])
  const { spoke, disconnections } = startSpoke(first.addresses, key)
  await eventually(() => spoke.state === 'connected')
  await first.close()
  await eventually(() => disconnections.length === 1)
  expect(disconnections[0]).toMatchObject({ code: 'shutdown', by: 'peer' })
  const second = await startHub([key], { listen: { host: '127.0.0.1', port } })
  await eventually(() => second.sessionOf(key.publicKey))
  await eventually(() => spoke.state === 'connected')
})

test('a port in use and an impossible address are said plainly', async () => {
  const hub = await startHub([])
  const port = Number(/tcp\/(\d+)/.exec(hub.addresses[0]!)![1])
  const taken = startHub([], { listen: { host: '127.0.0.1', port } })
  expect(await faultOf(taken)).toMatchObject({ code: 'address-in-use' })
  const odd = startHub([], { listen: { host: 'not an address', port } })
  expect(await faultOf(odd)).toMatchObject({ code: 'bad-address' })
  expect(() => startSpoke(['nonsense'], generateSigningKey())).toThrow(NetworkError)
})
