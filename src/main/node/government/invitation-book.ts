/** The invitations that the administrator has made, and what became of each (PROTOCOL §4). */
import { sha256 } from '#crypto/hash'
import { toHex } from '#crypto/bytes'

/** An invitation in the book. */
export interface BookedInvitation {
  /** SHA-256 of the token, in hexadecimal: names the invitation without giving it away. */
  readonly id: string
  readonly token: Uint8Array
  /** What the administrator wrote, to recognise the request. */
  readonly label: string
  /** When it was made, in UTC milliseconds. */
  readonly made: number
  /** Until when a request can use it, in UTC milliseconds. */
  readonly expires: number
  /** When the administrator withdrew it, in UTC milliseconds, or null. */
  readonly revoked: number | null
  /** Id of the request that used it, in hexadecimal, or null. */
  readonly usedBy: string | null
}

/** Why an invitation cannot be used for a new request. */
export type InvitationFault = 'revoked' | 'expired' | 'used'

/** The book, kept in memory from entries of the journal. */
export class InvitationBook {
  private readonly invitations = new Map<string, BookedInvitation>()

  /** Enters an invitation that was just made. */
  enter(token: Uint8Array, label: string, made: number, expires: number): void {
    const id = invitationId(token)
    this.invitations.set(id, { id, token, label, made, expires, revoked: null, usedBy: null })
  }

  /** Notes that the administrator withdrew it. */
  revoke(id: string, time: number): void {
    this.amend(id, { revoked: time })
  }

  /** Notes which request used it. */
  use(token: Uint8Array, request: string): void {
    this.amend(invitationId(token), { usedBy: request })
  }

  /** The invitation with this id. */
  find(id: string): BookedInvitation | undefined {
    return this.invitations.get(id)
  }

  /** The invitation with this token. */
  withToken(token: Uint8Array): BookedInvitation | undefined {
    return this.find(invitationId(token))
  }

  /** All of them, the newest first. */
  all(): BookedInvitation[] {
    return [...this.invitations.values()].reverse()
  }

  private amend(id: string, change: Partial<BookedInvitation>): void {
    const known = this.invitations.get(id)
    if (known) this.invitations.set(id, { ...known, ...change })
  }
}

/** Why it cannot be used at `now` (UTC milliseconds), or null when it can. */
export function faultOf(
  { revoked, expires, usedBy }: BookedInvitation,
  now: number,
): InvitationFault | null {
  if (usedBy !== null) return 'used'
  if (revoked !== null) return 'revoked'
  return expires < now ? 'expired' : null
}

/** The id of the invitation with this token, see BookedInvitation. */
export function invitationId(token: Uint8Array): string {
  return toHex(sha256(token))
}
