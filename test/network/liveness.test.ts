import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { toHex } from '#crypto/bytes'
import { generateSigningKey } from '#crypto/ed25519'
import type { HubOptions } from '#network/star'
import { expect, test } from 'vitest'
import { atEnd, eventually, government, recorder, startHub, startSpoke } from './support.ts'

function run(program: string, ...words: string[]): ChildProcess {
  const file = fileURLToPath(new URL(program, import.meta.url))
  const child = spawn(process.execPath, [file, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  atEnd(async () => void child.kill('SIGKILL'))
  return child
}

function runSpoke(seed: Uint8Array, address: string, ...more: string[]): ChildProcess {
  const words = [toHex(seed), address, toHex(government.publicKey)]
  return run('lonely-spoke.ts', ...words, ...more)
}

async function hubWithStoppedSpoke(limits: NonNullable<HubOptions['limits']>) {
  const key = generateSigningKey()
  const record = recorder()
  const hub = await startHub([key], { handler: record.handler, limits })
  const child = runSpoke(key.privateKey, hub.addresses[0]!)
  await eventually(() => hub.sessionOf(key.publicKey))
  child.kill('SIGSTOP')
  return { hub, key, ends: record.ends }
}

test.skipIf(process.platform === 'win32')(
  'a peer that stands still is noticed',
  async () => {
    const { ends, hub } = await hubWithStoppedSpoke({ pingIntervalMs: 200, pingTimeoutMs: 300 })
    await eventually(() => ends.length === 1)
    expect(ends[0]).toMatchObject({ code: 'connection-lost', by: 'peer' })
    expect(hub.sessions()).toEqual([])
  },
  40_000,
)

test.skipIf(process.platform === 'win32')(
  'a dead old session does not block the return of its owner',
  async () => {
    const { hub, key, ends } = await hubWithStoppedSpoke({
      pingIntervalMs: 60_000,
      duplicatePingMs: 200,
    })
    const old = hub.sessionOf(key.publicKey)
    const { spoke } = startSpoke(hub.addresses, key)
    await eventually(() => spoke.state === 'connected')
    expect(ends[0]).toMatchObject({ code: 'replaced', by: 'here' })
    expect(hub.sessionOf(key.publicKey)).not.toBe(old)
  },
  40_000,
)

test('a process whose spoke was closed ends by itself', async () => {
  const key = generateSigningKey()
  const hub = await startHub([key])
  const child = runSpoke(key.privateKey, hub.addresses[0]!, 'close')
  expect(await once(child, 'exit')).toEqual([0, null])
}, 40_000)

test('a process whose hub was closed ends by itself', async () => {
  expect(await once(run('short-lived-hub.ts'), 'exit')).toEqual([0, null])
}, 40_000)
