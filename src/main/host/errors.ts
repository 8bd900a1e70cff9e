/** Errors of the hosts. */

/** What can go wrong while a host starts or serves. */
export type HostErrorData =
  | { readonly code: 'bad-argument'; readonly argument: string }
  | { readonly code: 'port-in-use'; readonly port: number }
  | { readonly code: 'renderer-missing' }
  | { readonly code: 'refused'; readonly status: number }
  | { readonly code: 'connection-lost' }
  | { readonly code: 'timeout' }
  | { readonly code: 'node-ended' }
  | { readonly code: 'script-failed' }
  | { readonly code: 'demonstration-ended' }

/** A failure of a host, with a code to switch on and a sentence for people. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly data: HostErrorData

  constructor(data: HostErrorData, message: string) {
    super(message)
    this.data = data
  }
}
