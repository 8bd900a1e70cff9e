/** Who may connect to the hub at all: members, and a bounded number of strangers. */
import type { Connection, ConnectionGater } from '@libp2p/interface'
import type { NetworkLimits } from '../limits.ts'
import { hostOf } from './addresses.ts'
import { rawKeyOf } from './keys.ts'

/** An old connection that is not known to be dead yet, its successor, and an enrolment. */
const CONNECTIONS_BY_MEMBER = 4

/** What the gater goes by. */
export interface Admission {
  readonly isMember: (peerKey: Uint8Array) => boolean
  readonly connections: () => readonly Connection[]
  readonly limits: NetworkLimits
}

/** The hub's gater: decides when a connection has proved its key. */
export function admissionGater(admission: Admission): ConnectionGater {
  return {
    denyInboundEncryptedConnection(peer, connection) {
      const key = rawKeyOf(peer)
      if (!key) return true
      if (admission.isMember(key)) {
        const own = admission.connections().filter((open) => open.remotePeer.equals(peer))
        return own.length >= CONNECTIONS_BY_MEMBER
      }
      return tooManyStrangers(admission, hostOf(connection.remoteAddr))
    },
  }
}

function tooManyStrangers({ connections, isMember, limits }: Admission, host: string): boolean {
  const strangers = connections().filter((open) => {
    const key = rawKeyOf(open.remotePeer)
    return key !== undefined && !isMember(key)
  })
  const neighbours = strangers.filter((open) => hostOf(open.remoteAddr) === host)
  return strangers.length >= limits.strangers || neighbours.length >= limits.strangersByAddress
}
