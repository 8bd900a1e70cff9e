/**
 * Membership changes that the administrator has decided on: those in the government's own power
 * wait for the next block, the others for the hospitals' approvals first (PROTOCOL §4). One after
 * another: each names the member root before it, so a change voids approvals gathered for another.
 */
import { equalBytes, toHex } from '#crypto/bytes'
import { decodeAs, encode } from '#core/codec/cbor'
import { type Sign, toWire } from '#core/codec/message'
import { hash32, natural, text } from '#core/codec/schemas'
import type { LedgerView } from '#core/ledger/state'
import {
  approvalsNeeded,
  type ApprovedChange,
  requireApproval,
  type SignedApproval,
} from '#core/membership/approval'
import { enrolmentKind } from '#core/membership/enrolment'
import { joinKind, type SignedJoin } from '#core/membership/join'
import { activateKind, activationAsChange, requireJoin } from '#core/transaction/activate'
import { admitKind } from '#core/transaction/admit'
import { reinstateKind } from '#core/transaction/reinstate'
import { removalAsChange, removeKind } from '#core/transaction/remove'
import { suspendKind } from '#core/transaction/suspend'
import type { Transaction } from '#core/transaction/transaction'
import { RemoteFault } from '#network/errors'
import type { Journal } from '#storage/journal'
import { z } from 'zod'
import { checkWithSignatures } from '../check-signatures.ts'
import { type OpenChange, openChangeSchema, openChangeToWire } from '../messages/membership.ts'
import { asRemoteFault } from '../remote-fault.ts'

/** Blocks within which approvals must be gathered. */
const APPROVAL_WINDOW = 1000

const subject = { subject: hash32, reason: text(500) }
const intentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('admit'),
    request: enrolmentKind.schema,
    anchor: z.strictObject({ hash: hash32, length: natural }),
  }),
  z.strictObject({ kind: z.literal('suspend'), ...subject }),
  z.strictObject({ kind: z.literal('reinstate'), ...subject }),
  z.strictObject({ kind: z.literal('remove'), ...subject }),
  z.strictObject({ kind: z.literal('activate'), subject: hash32 }),
])
/** What the administrator has decided. */
export type Intent = z.infer<typeof intentSchema>

const entrySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('decided'), number: natural, intent: intentSchema }),
  z.strictObject({ type: z.literal('done'), number: natural }),
  z.strictObject({ type: z.literal('joined'), join: joinKind.schema }),
  /** An approval, with the change that it is for. */
  z.strictObject({ type: z.literal('approved'), change: openChangeSchema }),
])
type Entry = z.infer<typeof entrySchema>

/** A decision that no final block holds yet, and what it waits for. */
export interface PendingDecision {
  readonly intent: Intent
  readonly waitsFor: 'block' | 'approvals' | 'earlier-change'
}

/** What this part needs of the rest of the government. */
export interface MembershipParts {
  readonly journal: Journal
  readonly sign: Sign
  readonly view: () => LedgerView
  /** The open changes are others, or have other approvals. */
  readonly onChange: () => void
  /** A transaction may be ready for the next block. */
  readonly onReady: () => void
}

/** Decisions waiting to become final. */
export class MembershipChanges {
  private readonly parts: MembershipParts
  private readonly decided = new Map<number, Intent>()
  private readonly joins = new Map<string, SignedJoin>()
  private round: OpenChange | undefined
  private nextNumber = 1

  constructor(parts: MembershipParts) {
    this.parts = parts
    for (const bytes of parts.journal.entries) this.replay(decodeAs<Entry>(entrySchema, bytes))
    this.renew()
  }

  /** Notes a decision; durable when it resolves. */
  async decide(intent: Intent): Promise<void> {
    await this.note({ type: 'decided', number: this.nextNumber, intent })
    this.renew()
    this.parts.onChange()
  }

  /** Gives up the change that is open for approval. False when it is not open any more. */
  async abandon(change: Uint8Array): Promise<boolean> {
    const first = this.first()
    if (!first || !this.round || !equalBytes(this.round.message.id, change)) return false
    await this.note({ type: 'done', number: first.number })
    this.renew()
    return true
  }

  /** The change that is open for approval now, with the approvals so far. */
  open(): OpenChange | undefined {
    return this.round
  }

  /** The newcomer's join, if it has signed one that still counts. */
  joinOf(hospital: Uint8Array): SignedJoin | undefined {
    return this.joins.get(toHex(hospital))
  }

  /** True when a decision about this hospital waits. */
  isDecided(hospital: Uint8Array, kind: Intent['kind']): boolean {
    return [...this.decided.values()].some(
      (intent) => intent.kind === kind && equalBytes(subjectOf(intent), hospital),
    )
  }

  /** Decisions that no final block holds yet, oldest first. */
  pending(): PendingDecision[] {
    return [...this.decided.values()].map((intent) => ({ intent, waitsFor: this.waitOf(intent) }))
  }

  private waitOf(intent: Intent): PendingDecision['waitsFor'] {
    if (!needsApproval(intent)) return 'block'
    const { round } = this
    if (!round || round.kind !== intent.kind) return 'earlier-change'
    if (!equalBytes(round.message.body.subject, subjectOf(intent))) return 'earlier-change'
    return this.approved() ? 'block' : 'approvals'
  }

  /** Takes a newcomer's join. Throws a RemoteFault. */
  async takeJoin(hospital: Uint8Array, join: SignedJoin): Promise<void> {
    const member = this.parts.view().member(hospital)
    if (member?.status !== 'admitted' || !equalBytes(join.body.hospital, hospital)) {
      throw new RemoteFault('not-admitted')
    }
    await asRemoteFault(() =>
      checkWithSignatures((verify) =>
        requireJoin(this.parts.view(), join, member.signingKey, verify),
      ),
    )
    await this.note({ type: 'joined', join })
    this.renew()
    this.parts.onChange()
  }

  /** Takes an approval of the open change. Throws a RemoteFault. */
  async takeApproval(approval: SignedApproval): Promise<void> {
    const { round } = this
    if (!round) throw new RemoteFault('no-such-change')
    const known = round.approvals.some(({ body }) =>
      equalBytes(body.hospital, approval.body.hospital),
    )
    if (known) return
    await asRemoteFault(() =>
      checkWithSignatures((verify) =>
        requireApproval(this.parts.view(), asChange(round), approval, verify),
      ),
    )
    if (this.round !== round) return this.takeApproval(approval)
    const change = { ...round, approvals: [approval] }
    await this.parts.journal.append(encodeEntry({ type: 'approved', change }))
    if (this.round && isSameChange(this.round, round))
      this.round = withApprovals(this.round, change)
    this.parts.onChange()
    this.parts.onReady()
  }

  /** The transaction for the next block, if one is ready: at most one change a block. */
  ready(): Transaction | undefined {
    const first = this.first()
    if (!first) return undefined
    const { intent } = first
    if (intent.kind === 'activate' || intent.kind === 'remove') return this.approved()
    return this.own(intent)
  }

  /** A block is final: what it did is done, and an open change needs the new member root. */
  async onFinal(): Promise<void> {
    const done = [...this.decided].filter(([, intent]) => isDone(this.parts.view(), intent))
    for (const [number] of done) await this.note({ type: 'done', number })
    this.renew()
  }

  /** The first decision can never be carried out: give it up. */
  async discardFirst(): Promise<void> {
    const first = this.first()
    if (first) await this.note({ type: 'done', number: first.number })
    this.renew()
  }

  private first(): { number: number; intent: Intent } | undefined {
    // What is in the government's own power does not wait behind hospitals' approvals.
    const all = [...this.decided].map(([number, intent]) => ({ number, intent }))
    return (
      all.find(({ intent }) => !needsApproval(intent)) ??
      // A newcomer that has not joined yet does not keep others waiting.
      all.find(({ intent }) => intent.kind === 'remove' || this.joinOf(subjectOf(intent)))
    )
  }

  private own(intent: Exclude<Intent, { kind: 'activate' | 'remove' }>): Transaction {
    const view = this.parts.view()
    const fields = { consortium: view.consortium.id, memberRoot: view.memberRoot }
    const { sign } = this.parts
    if (intent.kind === 'admit') {
      const { request, anchor } = intent
      return {
        kind: 'admit',
        message: admitKind.make({ ...fields, request: toWire(request), anchor }, sign),
      }
    }
    const body = { ...fields, subject: intent.subject, reason: intent.reason }
    const kind = intent.kind === 'suspend' ? suspendKind : reinstateKind
    return { kind: intent.kind, message: kind.make(body, sign) }
  }

  private approved(): Transaction | undefined {
    const { round } = this
    if (!round) return undefined
    const needed = approvalsNeeded(this.parts.view(), round.message.body.subject)
    return round.approvals.length >= needed ? round : undefined
  }

  /** Opens the first decision for approval, anew when the members have changed since. */
  private renew(): void {
    const view = this.parts.view()
    const { round } = this
    const first = this.first()
    const current =
      round !== undefined &&
      first !== undefined &&
      round.kind === first.intent.kind &&
      equalBytes(round.message.body.subject, subjectOf(first.intent)) &&
      equalBytes(round.message.body.memberRoot, view.memberRoot) &&
      round.message.body.until > view.height
    if (!current) {
      this.round = first ? this.openRound(first.intent) : undefined
      if (this.round || round) this.parts.onChange()
    }
    if (first) this.parts.onReady()
  }

  private openRound(intent: Intent): OpenChange | undefined {
    const view = this.parts.view()
    const fields = {
      consortium: view.consortium.id,
      memberRoot: view.memberRoot,
      until: view.height + APPROVAL_WINDOW,
    }
    const { sign } = this.parts
    if (intent.kind === 'remove') {
      const body = { ...fields, subject: intent.subject, reason: intent.reason }
      return { kind: 'remove', message: removeKind.make(body, sign), approvals: [] }
    }
    if (intent.kind !== 'activate') return undefined
    const join = this.joinOf(intent.subject)
    if (!join) return undefined
    const body = { ...fields, subject: intent.subject, join: toWire(join) }
    return { kind: 'activate', message: activateKind.make(body, sign), approvals: [] }
  }

  private async note(entry: Entry): Promise<void> {
    await this.parts.journal.append(encodeEntry(entry))
    this.replay(entry)
  }

  private replay(entry: Entry): void {
    switch (entry.type) {
      case 'decided':
        this.decided.set(entry.number, entry.intent)
        this.nextNumber = Math.max(this.nextNumber, entry.number + 1)
        return
      case 'done':
        this.decided.delete(entry.number)
        return
      case 'joined':
        this.joins.set(toHex(entry.join.body.hospital), entry.join)
        return
      case 'approved':
        this.round =
          this.round && isSameChange(this.round, entry.change)
            ? withApprovals(this.round, entry.change)
            : entry.change
    }
  }
}

/** The open change as approvals refer to it. */
export function asChange(change: OpenChange): ApprovedChange {
  return change.kind === 'activate'
    ? activationAsChange(change.message)
    : removalAsChange(change.message)
}

function needsApproval(intent: Intent): boolean {
  return intent.kind === 'activate' || intent.kind === 'remove'
}

function subjectOf(intent: Intent): Uint8Array {
  return intent.kind === 'admit' ? intent.request.id : intent.subject
}

function isDone(view: LedgerView, intent: Intent): boolean {
  const status = view.member(subjectOf(intent))?.status
  // Not admitted yet, or on blocks that this disk has lost.
  if (status === undefined) return false
  switch (intent.kind) {
    case 'admit':
      return true
    case 'activate':
      return status !== 'admitted'
    case 'suspend':
      return status !== 'active'
    case 'reinstate':
      return status !== 'suspended'
    case 'remove':
      return status === 'removed'
  }
}

function encodeEntry(entry: Entry): Uint8Array {
  switch (entry.type) {
    case 'decided':
      return encode({ ...entry, intent: intentToWire(entry.intent) })
    case 'joined':
      return encode({ type: entry.type, join: toWire(entry.join) })
    case 'done':
      return encode(entry)
    case 'approved':
      return encode({ type: entry.type, change: openChangeToWire(entry.change) })
  }
}

function isSameChange(a: OpenChange, b: OpenChange): boolean {
  return equalBytes(a.message.id, b.message.id)
}

/** The change with the approvals of another copy of it added, one a hospital. */
function withApprovals(change: OpenChange, { approvals }: OpenChange): OpenChange {
  const has = (hospital: Uint8Array) =>
    change.approvals.some(({ body }) => equalBytes(body.hospital, hospital))
  const added = approvals.filter(({ body }) => !has(body.hospital))
  return { ...change, approvals: [...change.approvals, ...added] }
}

function intentToWire(intent: Intent) {
  return intent.kind === 'admit' ? { ...intent, request: toWire(intent.request) } : intent
}
