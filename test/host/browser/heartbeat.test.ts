import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { keepAlive } from '#host/browser/heartbeat'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

async function connect(options: { autoPong: boolean }) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  const stop = keepAlive(server, 20)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const client = new WebSocket(`ws://127.0.0.1:${port}`, options)
  ends.push(
    stop,
    () => client.terminate(),
    () => server.close(),
  )
  await once(client, 'open')
  return client
}

it('keeps a client that answers its pings', async () => {
  const client = await connect({ autoPong: true })
  for (let pings = 0; pings < 5; pings++) await once(client, 'ping')
  expect(client.readyState).toBe(WebSocket.OPEN)
})

it('ends a client that answers none', async () => {
  const client = await connect({ autoPong: false })
  await once(client, 'close')
  expect(client.readyState).toBe(WebSocket.CLOSED)
})
