import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { NodeEvent } from '#contract/events'
import { startBrowserHost, type BrowserHost } from '#host/browser/browser-host'
import { connectBridge } from '#host/browser/socket-client'
import { serviceOf } from '#ipc/register'
import { sampleRendererFolder } from '../../support/renderer-folder.ts'
import { FRESH_STATUS, sampleApplication } from '../../support/sample-application.ts'

const application = sampleApplication()
const rendererFolder = sampleRendererFolder()
writeFileSync(join(rendererFolder, '..', 'outside.txt'), 'outside')

let host: BrowserHost
beforeEach(async () => {
  host = await startBrowserHost({ service: serviceOf(application), rendererFolder, port: 0 })
})
afterEach(() => host.close())

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A raw request: unlike fetch it sends any path, Host and Origin as they are given. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: host.port, path, headers, method }
    const sent = request(options, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += String(chunk)))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

async function enter(): Promise<string> {
  const { headers } = await ask(targetOf(host.newUrl()))
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

function targetOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

/** The status that refuses a WebSocket, or 101 if it opened. */
function knock(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { headers })
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('error', () => undefined)
  })
}

describe('who gets in', () => {
  it('shows nothing without a session: no page, no asset', async () => {
    for (const path of ['/', '/index.html', '/assets/index-1a2b.js', '/?token=', '/?token=guess']) {
      expect((await ask(path)).status).toBe(401)
    }
  })

  it('exchanges a token once, for a session that scripts and other sites cannot use', async () => {
    const target = targetOf(host.newUrl())
    const first = await ask(target)
    expect(first.status).toBe(200)
    expect(first.headers['refresh']).toBe('0; url=/')
    expect(first.headers['cache-control']).toBe('no-store')
    expect(String(first.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict$/)
    expect((await ask(target)).status).toBe(401)
  })

  it('lets an admitted page reload, and open a used link again', async () => {
    const target = targetOf(host.newUrl())
    const cookie = String((await ask(target)).headers['set-cookie']).split(';')[0] ?? ''
    expect((await ask('/', { cookie })).status).toBe(200)
    expect((await ask(target, { cookie })).status).toBe(200)
  })

  it('revokes a link nobody used when a new one is asked for', async () => {
    const old = targetOf(host.newUrl())
    host.newUrl()
    expect((await ask(old)).status).toBe(401)
  })

  it('refuses requests under another name (DNS rebinding) or from another site', async () => {
    const cookie = await enter()
    const port = String(host.port)
    for (const name of [`evil.example:${port}`, `localhost:${port}`, '127.0.0.1']) {
      expect((await ask('/', { cookie, host: name })).status).toBe(403)
    }
    expect((await ask('/', { cookie, origin: 'http://evil.example' })).status).toBe(403)
    expect((await ask('/', { cookie, origin: 'null' })).status).toBe(403)
  })

  it('opens a socket only for its own origin and a session or a fresh token', async () => {
    const cookie = await enter()
    const origin = `http://127.0.0.1:${host.port}`
    expect(await knock('/socket', { cookie })).toBe(403)
    expect(await knock('/socket', { cookie, origin: 'http://127.0.0.1' })).toBe(403)
    expect(await knock('/socket', { cookie, origin, host: 'evil.example' })).toBe(403)
    expect(await knock('/socket', { origin })).toBe(401)
    expect(await knock('/elsewhere', { cookie, origin })).toBe(404)
    expect(await knock('/socket', { cookie, origin })).toBe(101)
  })

  it('does not use a token up on a request that is refused for another reason', async () => {
    const url = host.newUrl()
    expect(await knock(`/socket${new URL(url).search}`, { origin: 'http://evil.example' })).toBe(
      403,
    )
    expect((await ask(targetOf(url))).status).toBe(200)
  })
})

describe('what it serves', () => {
  it('serves the page with a strict policy and a nonce of its own', async () => {
    const cookie = await enter()
    const nonces = new Set<string>()
    for (const { headers, body } of [await ask('/', { cookie }), await ask('/', { cookie })]) {
      const policy = String(headers['content-security-policy'])
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${host.port};`)
      expect(policy).toContain("frame-ancestors 'none'")
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      nonces.add(nonce)
      expect(body.split(`nonce="${nonce}"`)).toHaveLength(3)
      expect(body).not.toContain('__CSP_NONCE__')
    }
    expect(nonces.size).toBe(2)
  })

  it('lets hashed assets be kept and gives every answer its type', async () => {
    const asset = await ask('/assets/index-1a2b.js', { cookie: await enter() })
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(asset.headers['cache-control']).toContain('immutable')
    expect(asset.headers['x-content-type-options']).toBe('nosniff')
  })

  it('never leaves the folder of the renderer', async () => {
    const cookie = await enter()
    for (const path of [
      '/../outside.txt',
      '/assets/../../outside.txt',
      '/%2e%2e/outside.txt',
      '/..%2foutside.txt',
      '/assets/..%5c..%5coutside.txt',
      '//etc/passwd',
      'http://evil.example/',
      '/__proto__',
    ]) {
      const { status, body } = await ask(path, { cookie })
      expect([400, 404]).toContain(status)
      expect(body).not.toContain('outside\n')
    }
  })

  it('answers nothing but GET and HEAD', async () => {
    const cookie = await enter()
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask('/', { cookie }, method)).status).toBe(405)
    }
    expect((await ask('/', { cookie }, 'HEAD')).body).toBe('')
  })
})

describe('a bridge over its socket', () => {
  it('carries calls to the application and events back', async () => {
    const bridge = await connectBridge(host.newUrl())
    expect(await bridge.call('app.status', {})).toEqual({ ok: true, value: FRESH_STATUS })
    const heard = new Promise<NodeEvent>((resolve) => bridge.onEvent(resolve))
    application.emit({ topic: 'block', height: 7 })
    expect(await heard).toEqual({ topic: 'block', height: 7 })
    bridge.close()
  })

  it('answers calls that overlap each to its caller', async () => {
    const bridge = await connectBridge(host.newUrl())
    const replies = await Promise.all([
      bridge.call('app.status', {}),
      bridge.call('app.setPerson', { person: '' }),
      bridge.call('changes.list', {}),
    ])
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual([
      'ok',
      'bad-input',
      'not-allowed',
    ])
    bridge.close()
  })

  it('takes a URL once', async () => {
    const url = host.newUrl()
    const bridge = await connectBridge(url)
    await expect(connectBridge(url)).rejects.toMatchObject({
      data: { code: 'refused', status: 401 },
    })
    bridge.close()
  })

  it('fails calls under way when the host closes, and forgets the listener', async () => {
    const bridge = await connectBridge(host.newUrl())
    await bridge.call('app.status', {})
    expect(application.listeners.size).toBe(1)
    await host.close()
    await expect(bridge.call('app.status', {})).rejects.toMatchObject({ code: 'host-lost' })
    expect(application.listeners.size).toBe(0)
  })

  it('hangs up on messages that break the contract', async () => {
    const cookie = await enter()
    const origin = `http://127.0.0.1:${host.port}`
    for (const message of [
      'not json',
      '{"id":-1}',
      '[]',
      Buffer.from([1, 2]),
      'x'.repeat(5_000_000),
    ]) {
      const socket = new WebSocket(`ws://127.0.0.1:${host.port}/socket`, {
        headers: { cookie, origin },
      })
      const closed = new Promise<number>((resolve) => socket.on('close', resolve))
      socket.on('open', () => socket.send(message))
      socket.on('error', () => undefined)
      expect([1006, 1008, 1009]).toContain(await closed)
    }
  })
})

describe('starting', () => {
  it('listens on the loopback interface only', async () => {
    const reached = await new Promise((resolve) => {
      // A second listener on another loopback address gets the same port only if it is free there.
      const other = createServer().listen(host.port, '127.0.0.2', () => {
        other.close()
        resolve('free elsewhere')
      })
      other.on('error', resolve)
    })
    expect(reached).toBe('free elsewhere')
  })

  it('says so when its port is taken or the pages are missing', async () => {
    const service = serviceOf(application)
    await expect(
      startBrowserHost({ service, rendererFolder, port: host.port }),
    ).rejects.toMatchObject({ data: { code: 'port-in-use' } })
    await expect(
      startBrowserHost({ service, rendererFolder: join(rendererFolder, 'none'), port: 0 }),
    ).rejects.toMatchObject({ data: { code: 'renderer-missing' } })
  })
})
