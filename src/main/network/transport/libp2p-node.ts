/** The two libp2p nodes of the star: one that listens, one that only dials. */
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import type { ConnectionGater, Libp2p } from '@libp2p/interface'
import { tcp } from '@libp2p/tcp'
import { createLibp2p } from 'libp2p'
import { NetworkError } from '../errors.ts'
import type { NetworkLimits } from '../limits.ts'
import { listenAddress } from './addresses.ts'
import { peerIdOf, transportKey } from './keys.ts'

const KIB = 1024
/** Enough for 20 MB/s over 50 ms; bounds what one silent reader makes the other end hold. */
const STREAM_WINDOW_BYTES = 1024 * KIB
/** A thousand hospitals, each for a moment with an old and a new connection, and strangers. */
const MAX_CONNECTIONS = 2_500
const MAX_PENDING = 1_024
/** A thousand hospitals behind one address may come back in the same second. */
const INBOUND_PER_SECOND = 1_000
/** Handshakes queue for the processor when all come back at once. */
const UPGRADE_MS = 30_000
const ADDRESS_DIAL_MS = 30_000

function common(limits: NetworkLimits) {
  return {
    connectionEncrypters: [noise()],
    streamMuxers: [
      yamux({
        maxInboundStreams: 32,
        streamOptions: {
          maxStreamWindowSize: STREAM_WINDOW_BYTES,
          maxReadBufferLength: 4 * STREAM_WINDOW_BYTES,
        },
      }),
    ],
    connectionMonitor: {
      pingInterval: limits.pingIntervalMs,
      pingTimeout: { minTimeout: limits.pingTimeoutMs, maxTimeout: limits.pingTimeoutMs },
    },
  }
}

/** What a listening node is started with. */
export interface ListeningNode {
  readonly privateKey: Uint8Array
  readonly listen: { readonly host: string; readonly port: number }
  readonly gater: ConnectionGater
  readonly limits: NetworkLimits
}

/** Starts a node that listens. Rejects with NetworkError `address-in-use` or `cannot-listen`. */
export async function startListeningNode(options: ListeningNode): Promise<Libp2p> {
  const address = listenAddress(options.listen)
  const node = await createLibp2p({
    ...common(options.limits),
    privateKey: await transportKey(options.privateKey),
    addresses: { listen: [address] },
    transports: [tcp({ backlog: MAX_PENDING })],
    connectionGater: options.gater,
    connectionManager: {
      maxConnections: MAX_CONNECTIONS,
      maxIncomingPendingConnections: MAX_PENDING,
      inboundConnectionThreshold: INBOUND_PER_SECOND,
      inboundUpgradeTimeout: UPGRADE_MS,
    },
    start: false,
  })
  try {
    await node.start()
  } catch (error) {
    await node.stop()
    const code = String(error).includes('EADDRINUSE') ? 'address-in-use' : 'cannot-listen'
    throw new NetworkError({ code, address }, { cause: error })
  }
  return node
}

/** Starts a node that can dial the holder of `governmentKey` and refuses everybody else. */
export async function startDialingNode(
  privateKey: Uint8Array,
  governmentKey: Uint8Array,
  limits: NetworkLimits,
): Promise<Libp2p> {
  const government = peerIdOf(governmentKey)
  return createLibp2p({
    ...common(limits),
    privateKey: await transportKey(privateKey),
    addresses: { listen: [] },
    transports: [tcp()],
    connectionGater: {
      denyInboundConnection: () => true,
      denyDialPeer: (peer) => !peer.equals(government),
      denyOutboundEncryptedConnection: (peer) => !peer.equals(government),
    },
    connectionManager: { addressDialTimeout: ADDRESS_DIAL_MS, dialTimeout: ADDRESS_DIAL_MS },
  })
}
