/** Answers over HTTP: the renderer's files, the exchange of a token, refusals in plain words. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { SECURITY_HEADERS } from '../content-policy.ts'
import type { RendererFiles } from '../renderer-files.ts'
import { isOwnRequest, requestUrl, type HostAddress } from './address.ts'
import type { AccessGate } from './access-gate.ts'
import { readSessionCookie, sessionCookie } from './session-cookie.ts'

/** What answers need. */
export interface PageContext {
  readonly address: HostAddress
  readonly gate: AccessGate
  readonly files: RendererFiles
}

/** Answers one HTTP request. */
export function answerRequest(
  context: PageContext,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { address, gate } = context
  if (!isOwnRequest(address, request, false)) return refuse(response, 403, 'Not from here.')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, 405, 'This server only answers GET and HEAD.')
  }
  const url = requestUrl(address, request.url)
  if (url === null) return refuse(response, 400, 'This is not an address of MediChain.')
  const admitted = gate.admits(readSessionCookie(address.port, request.headers.cookie))
  const token = url.searchParams.get('token')
  if (token !== null && url.pathname === '/') return enter(context, token, admitted, response)
  if (!admitted) return refuse(response, 401, ASK_FOR_LINK)
  sendFile(context, url.pathname, response)
}

const ASK_FOR_LINK =
  'This page opens with a link that works once. MediChain printed one where it was started; press Enter there for a new one.'

function enter(
  { address, gate }: PageContext,
  token: string,
  admitted: boolean,
  response: ServerResponse,
): void {
  const session = admitted ? null : gate.redeem(token)
  if (!admitted && session === null) {
    return refuse(response, 401, `This link was used already or is not valid. ${ASK_FOR_LINK}`)
  }
  if (session !== null) response.setHeader('Set-Cookie', sessionCookie(address.port, session))
  // Refresh instead of a redirect: a strict cookie is sent only when the page itself leads on, and
  // the address with the token is replaced in the browser's history.
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    Refresh: '0; url=/',
  })
  response.end('<!doctype html><html lang="en"><title>MediChain</title>')
}

function sendFile({ address, files }: PageContext, path: string, response: ServerResponse): void {
  const file = files.serve(path, [address.socketOrigin])
  if (file === null) return refuse(response, 404, 'There is no such page.')
  response.writeHead(200, { ...file.headers, 'Content-Length': file.body.byteLength })
  response.end(file.body)
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
  })
  response.end(`${sentence}\n`)
}
