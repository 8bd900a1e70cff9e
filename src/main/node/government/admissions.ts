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

/** How long an invitation can be used. */
const INVITATION_LIFETIME = 14 * 24 * 3_600_000
/** Undecided requests kept at once; more are refused until some are decided. */
const REQUESTS_LIMIT = 256

const entrySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('invited'),
    token: bytesOf(16),
    label: text(200),
    expires: milliseconds,
  }),
  z.strictObject({
    type: z.literal('requested'),
    request: enrolmentKind.schema,
    time: milliseconds,
  }),
  z.strictObject({ type: z.literal('refused'), id: hash32, reason: text(500) }),
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
  readonly text: string
  readonly label: string
  readonly expires: number
}

/** How a request stands, as the stranger is told. */
export interface RequestStanding {
  readonly standing: 'waiting' | 'admitted' | 'refused'
  readonly reason: string | null
}

/** The book of invitations and requests. */
export class Admissions {
  private readonly environment: Environment
  private readonly journal: Journal
  private readonly view: () => LedgerView
  private readonly onChange: () => void
  private readonly invitations = new Map<string, { label: string; expires: number }>()
  private readonly requests = new Map<string, WaitingRequest>()
  private readonly refusals = new Map<string, string>()
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
    const expires = this.environment.clock.utc() + INVITATION_LIFETIME
    await this.note({ type: 'invited', token, label, expires })
    const invitation: Invitation = {
      genesis: this.view().consortium.bytes,
      addresses: [...addresses],
      token,
      expires,
    }
    return { text: invitationText(invitation), label, expires }
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
    if (refusal !== undefined) return { standing: 'refused', reason: refusal }
    if (this.view().member(request.id)) return { standing: 'admitted', reason: null }
    if (!this.requests.has(toHex(request.id))) await this.takeNew(request)
    return { standing: 'waiting', reason: null }
  }

  /** Refuses a request, with a reason that the hospital is told. */
  async refuse(id: Uint8Array, reason: string): Promise<void> {
    await this.note({ type: 'refused', id, reason })
    this.onChange()
  }

  private async takeNew(request: EnrolmentRequest): Promise<void> {
    const { clock } = this.environment
    const invitation = this.invitations.get(toHex(request.body.token))
    if (!invitation) throw new RemoteFault('invitation-unknown')
    if (invitation.expires < clock.utc()) throw new RemoteFault('invitation-expired')
    const used = [...this.requests.values()].some((waiting) =>
      equalBytes(waiting.request.body.token, request.body.token),
    )
    if (used) throw new RemoteFault('invitation-used')
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
        this.invitations.set(toHex(entry.token), entry)
        return
      case 'requested': {
        const invitedAs = this.invitations.get(toHex(entry.request.body.token))?.label ?? ''
        this.requests.set(toHex(entry.request.id), {
          request: entry.request,
          receivedAt: entry.time,
          invitedAs,
        })
        return
      }
      case 'refused':
        this.refusals.set(toHex(entry.id), entry.reason)
    }
  }
}

function encodeEntry(entry: Entry): Uint8Array {
  return entry.type === 'requested'
    ? encode({ ...entry, request: toWire(entry.request) })
    : encode(entry)
}
