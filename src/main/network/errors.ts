/** Errors of the network layer. Codes are for programs; messages name no content. */

/** Why something on the network did not work. */
export type NetworkFault =
  /** There is no session with that peer just now. */
  | { readonly code: 'not-connected' }
  /** No answer within the time allowed. */
  | { readonly code: 'timeout'; readonly milliseconds: number }
  /** The caller's AbortSignal fired. */
  | { readonly code: 'aborted' }
  /** The session ended; `reason` is a SessionEnd code. */
  | { readonly code: 'closed'; readonly reason: string; readonly detail: string }
  /** The government's node refused the session or the enrolment. */
  | { readonly code: 'refused'; readonly refusal: string; readonly detail: string }
  /** The peer's handler answered with a RemoteFault. */
  | { readonly code: 'remote'; readonly remoteCode: string; readonly detail: string }
  | { readonly code: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'malformed'; readonly detail: string }
  /** The peer sent more than its allowance. */
  | { readonly code: 'rate-limited' }
  /** The peer takes its messages too slowly: too much is queued for it. */
  | { readonly code: 'too-slow'; readonly queued: number }
  | { readonly code: 'bad-address'; readonly address: string }
  | { readonly code: 'bad-key' }
  /** No address of the government answered as the government. */
  | { readonly code: 'unreachable'; readonly detail: string }
  | { readonly code: 'address-in-use'; readonly address: string }
  | { readonly code: 'cannot-listen'; readonly address: string }

/** One of the codes of NetworkFault. */
export type NetworkErrorCode = NetworkFault['code']

/** What every function of this layer throws or rejects with. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  readonly fault: NetworkFault

  constructor(fault: NetworkFault, options?: ErrorOptions) {
    super(describe(fault), options)
    this.fault = fault
  }

  get code(): NetworkErrorCode {
    return this.fault.code
  }
}

function describe(fault: NetworkFault): string {
  const data = Object.entries(fault).filter(([name]) => name !== 'code')
  return [fault.code, ...data.map(([name, value]) => `${name}=${value}`)].join(' ')
}

/**
 * Thrown by a handler to answer the peer with a code of the layer above; the caller there gets
 * a NetworkError `remote` (or `refused`, from `greet` and `enrol`). Any other error answers
 * `internal` and tells the peer nothing.
 */
export class RemoteFault extends Error {
  override readonly name = 'RemoteFault'
  readonly code: string
  readonly detail: string

  /** `code`: 1–64 characters of a–z, 0–9 and `-`; `detail`: cut at 512 characters. */
  constructor(code: string, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`)
    this.code = code
    this.detail = detail
  }
}

/** The RemoteFault to answer with for whatever a handler threw. */
export function faultToAnswer(thrown: unknown): RemoteFault {
  return thrown instanceof RemoteFault ? thrown : new RemoteFault('internal')
}
