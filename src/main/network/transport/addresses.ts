/** Multiaddrs in and out. */
import { isIP } from 'node:net'
import { CODE_P2P, multiaddr, type Multiaddr } from '@multiformats/multiaddr'
import { NetworkError } from '../errors.ts'
import { peerIdOf } from './keys.ts'

/** The multiaddr to listen on. Throws NetworkError `bad-address` unless `host` is an IP address. */
export function listenAddress(listen: { readonly host: string; readonly port: number }): string {
  const version = isIP(listen.host)
  const port = listen.port
  if (version === 0 || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new NetworkError({ code: 'bad-address', address: `${listen.host}:${port}` })
  }
  return `/ip${version}/${listen.host}/tcp/${port}`
}

/**
 * The addresses at which to dial the holder of `publicKey`, each naming its peer id. Throws
 * NetworkError `bad-address` when one cannot be read or names another peer, or none is given.
 */
export function dialAddresses(addresses: readonly string[], publicKey: Uint8Array): Multiaddr[] {
  if (addresses.length === 0) throw new NetworkError({ code: 'bad-address', address: '' })
  const peer = peerIdOf(publicKey).toString()
  return addresses.map((address) => {
    const parsed = parse(address)
    const named = parsed.getComponents().find((part) => part.code === CODE_P2P)?.value
    if (named === undefined) return parsed.encapsulate(`/p2p/${peer}`)
    if (named !== peer) throw new NetworkError({ code: 'bad-address', address })
    return parsed
  })
}

function parse(address: string): Multiaddr {
  try {
    return multiaddr(address)
  } catch (error) {
    throw new NetworkError({ code: 'bad-address', address }, { cause: error })
  }
}

/** The host part of an address, by which strangers are counted. */
export function hostOf(address: Multiaddr): string {
  return address.getComponents()[0]?.value ?? ''
}
