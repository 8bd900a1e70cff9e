/** Invitations and requests to join, durable until the administrator has decided (PROTOCOL §4). */
import { equalBytes, toHex } from '#crypto/bytes'
import { decodeAs, encode } from '#core/codec/cbor'
import { toWire } from '#core/codec/message'
import { bytesOf, hash32, milliseconds, text } from '#core/codec/schemas'
import type { LedgerView } from '#core/ledger/state'
import { enrolmentKind, type EnrolmentRequest } from '#core/membership/enrolment'
import { type Invitation, invitationText } from '#core/membership/invitation'
import { requireRequest } from '#core/transaction/admit'
import { RemoteFault } from '#network/errors'
import type { Journal } from '#storage/journal'
import { z } from 'zod'
import { checkWithSignatures } from '../check-signatures.ts'
import type { Environment } from '../environment.ts'
import { asRemoteFault } from '../remote-fault.ts'
import { SerialQueue } from '../serial.ts'
import { type BookedInvitation, faultOf, InvitationBook, invitationId } from './invitation-book.ts'

/** How long an invitation can be used. */
const INVITATION_LIFETIME = 14 * 24 * 3_600_000
/** Undecided requests kept at once; more are refused until some are decided. */
const REQUESTS_LIMIT = 256

const entrySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('invited'),
    token: bytesOf(16),
    label: text(200),
    time: milliseconds,
    expires: milliseconds,
  }),
  z.strictObject({ type: z.literal('revoked'), id: z.string().length(64), time: milliseconds }),
  z.strictObject({
    type: z.literal('requested'),
    request: enrolmentKind.schema,
    time: milliseconds,
  }),
  z.strictObject({
    type: z.literal('refused'),
    id: hash32,
    reason: text(500),
    time: milliseconds,
  }),
])
type Entry = z.infer<typeof entrySchema>

/** A request that waits for the administrator. */
export interface WaitingRequest {
  readonly request: EnrolmentRequest
  readonly receivedAt: number
  readonly invitedAs: string
}

/** An invitation as it is handed out. */
export interface MadeInvitation {
  /** As in the book, see BookedInvitation. */
  readonly id: string
  readonly text: string
  readonly label: string
  readonly expires: number
}

/** How a request stands, as the stranger is told. */
export interface RequestStanding {
  readonly standing: 'waiting' | 'admitted' | 'refused'
  readonly reason: string | null
}

/** A request that the administrator refused. */
export interface Refusal {
  /** Who asked, as the request states it. */
  readonly name: string
  readonly reason: string
  readonly time: number
}

/** The book of invitations and requests. */
export class Admissions {
  private readonly environment: Environment
  private readonly journal: Journal
  private readonly view: () => LedgerView
  private readonly onChange: () => void
  private readonly book = new InvitationBook()
  private readonly requests = new Map<string, WaitingRequest>()
  private readonly refusals = new Map<string, Refusal>()
  private readonly turns = new SerialQueue()

  constructor(
    environment: Environment,
    journal: Journal,
    view: () => LedgerView,
    onChange: () => void,
  ) {
    this.environment = environment
    this.journal = journal
    this.view = view
    this.onChange = onChange
    for (const bytes of journal.entries) this.replay(decodeAs<Entry>(entrySchema, bytes))
  }

  /** Makes an invitation; durable before it is shown. */
  async invite(label: string, addresses: readonly string[]): Promise<MadeInvitation> {
    const token = this.environment.random(16)
    const id = invitationId(token)
    const time = this.environment.clock.utc()
    const expires = time + INVITATION_LIFETIME
    await this.note({ type: 'invited', token, label, time, expires })
    return this.written({ id, token, label, expires }, addresses)
  }

  /** Every invitation that was made, newest first. */
  invitations(): BookedInvitation[] {
    return this.book.all()
  }

  /** An invitation that can still be used, written again with where the government listens now. */
  writeAgain(id: string, addresses: readonly string[]): MadeInvitation | undefined {
    const known = this.book.find(id)
    const usable = known && faultOf(known, this.environment.clock.utc()) === null
    return usable ? this.written(known, addresses) : undefined
  }

  /** Withdraws an invitation that nobody has used. False when there is none. */
  revoke(id: string): Promise<boolean> {
    // In turn with requests: either it is used or withdrawn, never both.
    return this.turns.run(async () => {
      const known = this.book.find(id)
      const now = this.environment.clock.utc()
      if (!known || faultOf(known, now) !== null) return false
      await this.note({ type: 'revoked', id, time: now })
      this.onChange()
      return true
    })
  }

  /** Whose request has this id (hexadecimal), and how it stands. */
  taken(id: string): { name: string; standing: RequestStanding['standing'] } | undefined {
    const taken = this.requests.get(id)
    if (!taken) return undefined
    const { name } = taken.request.body.profile
    if (this.refusals.has(id)) return { name, standing: 'refused' }
    return { name, standing: this.view().member(taken.request.id) ? 'admitted' : 'waiting' }
  }

  private written(
    { id, token, label, expires }: Pick<BookedInvitation, 'id' | 'token' | 'label' | 'expires'>,
    addresses: readonly string[],
  ): MadeInvitation {
    const invitation: Invitation = {
      genesis: this.view().consortium.bytes,
      addresses: [...addresses],
      token,
      expires,
    }
    return { id, text: invitationText(invitation), label, expires }
  }

  /** Requests that wait, oldest first; those the chain has admitted are no longer waiting. */
  waiting(): WaitingRequest[] {
    return [...this.requests.values()].filter(
      ({ request }) =>
        this.view().member(request.id) === undefined && !this.refusals.has(toHex(request.id)),
    )
  }

  /** The waiting request with this id. */
  find(id: Uint8Array): WaitingRequest | undefined {
    return this.waiting().find(({ request }) => equalBytes(request.id, id))
  }

  /** Takes a stranger's request, or says how it stands. Throws a RemoteFault. */
  take(peerKey: Uint8Array, request: EnrolmentRequest): Promise<RequestStanding> {
    // One at a time: an invitation is used by one request only.
    return this.turns.run(() => this.takeInTurn(peerKey, request))
  }

  private async takeInTurn(
    peerKey: Uint8Array,
    request: EnrolmentRequest,
  ): Promise<RequestStanding> {
    if (!equalBytes(peerKey, request.body.signingKey)) throw new RemoteFault('wrong-key')
    const refusal = this.refusals.get(toHex(request.id))
    if (refusal) return { standing: 'refused', reason: refusal.reason }
    if (this.view().member(request.id)) return { standing: 'admitted', reason: null }
    if (!this.requests.has(toHex(request.id))) await this.takeNew(request)
    return { standing: 'waiting', reason: null }
  }

  /** Requests that were refused, oldest first. */
  refused(): Refusal[] {
    return [...this.refusals.values()]
  }

  /** Refuses a request, with a reason that the hospital is told. */
  async refuse(id: Uint8Array, reason: string): Promise<void> {
    await this.note({ type: 'refused', id, reason, time: this.environment.clock.utc() })
    this.onChange()
  }

  private async takeNew(request: EnrolmentRequest): Promise<void> {
    const { clock } = this.environment
    const invitation = this.book.withToken(request.body.token)
    if (!invitation) throw new RemoteFault('invitation-unknown')
    const fault = faultOf(invitation, clock.utc())
    if (fault) throw new RemoteFault(`invitation-${fault}`)
    if (this.waiting().length >= REQUESTS_LIMIT) throw new RemoteFault('too-many-requests')
    await asRemoteFault(() =>
      checkWithSignatures((verify) => requireRequest(this.view(), request, verify)),
    )
    await this.note({ type: 'requested', request, time: clock.utc() })
    this.onChange()
  }

  private async note(entry: Entry): Promise<void> {
    await this.journal.append(encodeEntry(entry))
    this.replay(entry)
  }

  private replay(entry: Entry): void {
    switch (entry.type) {
      case 'invited':
        this.book.enter(entry.token, entry.label, entry.time, entry.expires)
        return
      case 'revoked':
        this.book.revoke(entry.id, entry.time)
        return
      case 'requested': {
        const { token } = entry.request.body
        const invitedAs = this.book.withToken(token)?.label ?? ''
        this.book.use(token, toHex(entry.request.id))
        this.requests.set(toHex(entry.request.id), {
          request: entry.request,
          receivedAt: entry.time,
          invitedAs,
        })
        return
      }
      case 'refused':
        this.refusals.set(toHex(entry.id), {
          name: this.requests.get(toHex(entry.id))?.request.body.profile.name ?? '',
          reason: entry.reason,
          time: entry.time,
        })
    }
  }
}

function encodeEntry(entry: Entry): Uint8Array {
  return entry.type === 'requested'
    ? encode({ ...entry, request: toWire(entry.request) })
    : encode(entry)
}
