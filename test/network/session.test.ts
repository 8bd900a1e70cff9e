import { utf8 } from '#crypto/bytes'
import { generateSigningKey } from '#crypto/ed25519'
import { NetworkError, RemoteFault } from '#network/errors'
import { MAX_BODY_BYTES } from '#network/star'
import { expect, test } from 'vitest'
import {
  connectedPair,
  eventually,
  recorder,
  reported,
  startHub,
  startSpoke,
  text,
} from './support.ts'

test('a hello is acknowledged and both ends know whom they talk to', async () => {
  const { key, hospital, atHub, atSpoke, hub } = await connectedPair()
  expect(hospital.welcomes).toEqual(['welcome hello'])
  expect(hospital.spoke.state).toBe('connected')
  expect(atHub.peerKey).toEqual(key.publicKey)
  expect(hub.addresses[0]).toContain(atSpoke.remoteAddress)
})

test('both ends can call and notify', async () => {
  const government = recorder()
  const hospital = recorder()
  const pair = await connectedPair({ handler: government.handler }, { handler: hospital.handler })
  expect(text(await pair.atSpoke.call('echo', utf8('up')))).toBe('up')
  expect(text(await pair.atHub.call('echo', utf8('down')))).toBe('down')
  await pair.atSpoke.notify('told', utf8('a'))
  await pair.atHub.notify('told', utf8('b'))
  await eventually(() => government.notices.length === 1 && hospital.notices.length === 1)
  expect([government.notices, hospital.notices]).toEqual([['told:a'], ['told:b']])
})

test('large bodies arrive intact in both directions, the largest allowed too', async () => {
  const { atSpoke, atHub } = await connectedPair()
  for (const [session, size] of [
    [atSpoke, 5 * 1024 * 1024],
    [atHub, MAX_BODY_BYTES],
  ] as const) {
    const body = Uint8Array.from({ length: size }, (_, index) => (index * 31) % 251)
    expect(Buffer.compare(await session.call('echo', body), body)).toBe(0)
  }
  const larger = new Uint8Array(MAX_BODY_BYTES + 1)
  await expect(atSpoke.notify('n', larger)).rejects.toMatchObject({ code: 'too-large' })
})

test('notices are handled in order and one after another', async () => {
  const seen: string[] = []
  let running = 0
  const { handler } = recorder({
    async onNotice(_session, _name, body) {
      running += 1
      expect(running).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      seen.push(text(body))
      running -= 1
    },
  })
  const { atSpoke } = await connectedPair({ handler })
  const sent = Array.from({ length: 500 }, (_, index) => String(index))
  await Promise.all(sent.map((word) => atSpoke.notify('n', utf8(word))))
  await eventually(() => seen.length === sent.length)
  expect(seen).toEqual(sent)
})

test('a handler may call back over the same session while notices pile up behind it', async () => {
  let answered = 0
  const { handler } = recorder({
    async onNotice(session) {
      await session.call('back', utf8('x'))
      answered += 1
    },
  })
  const { atSpoke } = await connectedPair({ handler })
  // Nearly twice the credit of a session.
  const body = new Uint8Array(1024 * 1024)
  const sent = Array.from({ length: 30 }, () => atSpoke.notify('n', body))
  await Promise.all(sent)
  await eventually(() => answered === sent.length)
}, 60_000)

test('a RemoteFault crosses with its code, any other error as internal without its text', async () => {
  const { handler } = recorder({
    async onCall(_session, name) {
      if (name === 'fault') throw new RemoteFault('no-such-block', 'height 7')
      throw new Error('secret of the hub')
    },
  })
  const { atSpoke } = await connectedPair({ handler })
  const fault = await atSpoke.call('fault', utf8('')).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(NetworkError)
  expect((fault as NetworkError).fault).toEqual({
    code: 'remote',
    remoteCode: 'no-such-block',
    detail: 'height 7',
  })
  const other = await atSpoke.call('other', utf8('')).catch((error: unknown) => error)
  expect((other as NetworkError).fault).toEqual({
    code: 'remote',
    remoteCode: 'internal',
    detail: '',
  })
  expect(String(reported[0])).toContain('secret of the hub')
})

test('a call ends by its timeout, its signal or the end of the session', async () => {
  const { handler } = recorder({ onCall: () => new Promise(() => undefined) })
  const { atSpoke, atHub } = await connectedPair({ handler })
  const call = (options: { timeoutMs?: number; signal?: AbortSignal }) =>
    atSpoke.call('never', utf8(''), options).catch((error: NetworkError) => error.code)
  expect(await call({ timeoutMs: 20 })).toBe('timeout')
  expect(await call({ signal: AbortSignal.timeout(20) })).toBe('aborted')
  expect(await call({ signal: AbortSignal.abort() })).toBe('aborted')
  const last = call({})
  await atHub.close('suspended', 'by order')
  expect(await last).toBe('closed')
  expect(await atSpoke.closed).toEqual({ code: 'suspended', detail: 'by order', by: 'peer' })
  await expect(atSpoke.call('late', utf8(''))).rejects.toMatchObject({ code: 'closed' })
})

test('calls beyond the bound wait and are all answered', async () => {
  let running = 0
  let most = 0
  const { handler } = recorder({
    async onCall(_session, _name, body) {
      most = Math.max(most, (running += 1))
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return body
    },
  })
  const { atSpoke } = await connectedPair({ handler, limits: { callsAtOnce: 4 } })
  const answers = Array.from({ length: 100 }, (_, index) =>
    atSpoke.call('echo', utf8(String(index))),
  )
  expect((await Promise.all(answers)).map(text)).toEqual([...answers.keys()].map(String))
  expect(most).toBe(4)
})

test('forty hospitals behind one address connect at once', async () => {
  const keys = Array.from({ length: 40 }, generateSigningKey)
  const hub = await startHub(keys)
  const spokes = keys.map((key) => startSpoke(hub.addresses, key))
  await eventually(() => hub.sessions().length === keys.length)
  expect(hub.connected.length).toBe(keys.length)
  await eventually(() => spokes.every(({ spoke }) => spoke.state === 'connected'))
  const answers = await Promise.all(hub.sessions().map((s) => s.call('echo', utf8('all'))))
  expect(answers.map(text)).toEqual(keys.map(() => 'all'))
}, 60_000)

test('an error in a notice handler closes the session with a code', async () => {
  const { handler } = recorder({
    onNotice() {
      throw new RemoteFault('bad-vote')
    },
  })
  const { atSpoke } = await connectedPair({ handler })
  await atSpoke.notify('vote', utf8(''))
  expect(await atSpoke.closed).toMatchObject({ code: 'bad-vote', by: 'peer' })
})
