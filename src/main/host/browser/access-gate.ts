/** Who may use the browser host: a one-time token is exchanged for a session, once. */
import { createHash, randomBytes } from 'node:crypto'

/** Tokens and sessions of one browser host. They live in memory only, as hashes. */
export interface AccessGate {
  /** A new one-time token, 256 bits in base64url; an earlier one that nobody used stops working. */
  issueToken(): string
  /** A session for a token, or null if the token is not the one that waits. Works once. */
  redeem(token: string): string | null
  /** True for a session that `redeem` gave out. */
  admits(session: string | null): boolean
}

/** The gate of one browser host. */
export function createAccessGate(): AccessGate {
  let waitingToken: string | null = null
  const sessions = new Set<string>()
  return {
    issueToken() {
      const token = newSecret()
      waitingToken = hashOf(token)
      return token
    },
    redeem(token) {
      if (waitingToken === null || hashOf(token) !== waitingToken) return null
      waitingToken = null
      const session = newSecret()
      sessions.add(hashOf(session))
      return session
    },
    admits: (session) => session !== null && sessions.has(hashOf(session)),
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Secrets are compared by their hashes, so that timing tells nothing about them. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
