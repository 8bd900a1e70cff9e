/**
 * The government's open submissions, durable: what it gave a receipt for is in the journal and
 * the payload store before the receipt leaves (PROTOCOL §6). Same submission, same receipt.
 */
import { equalBytes, toHex } from '#crypto/bytes'
import { decodeAs, encode } from '#core/codec/cbor'
import { toWire, type Verify } from '#core/codec/message'
import { hash32 } from '#core/codec/schemas'
import { hasEnded, lowestOpenNonce } from '#core/ledger/nonces'
import type { LedgerView } from '#core/ledger/state'
import { attestationKind, type SignedAttestation } from '#core/submission/attestation'
import { liveThrough, newLife, takeStep } from '#core/submission/life'
import { receiptKind, type SignedReceipt } from '#core/submission/receipt'
import { type Step, stepSchema, stepToWire } from '#core/submission/step'
import { type SignedSubmission, submissionKind } from '#core/submission/submission'
import { type SignedWithdrawal, withdrawalKind } from '#core/submission/withdrawal'
import type { Journal } from '#storage/journal'
import { z } from 'zod'
import { trustStored } from '../check-signatures.ts'
import type { DrawSecrets } from './draw-secrets.ts'
import { type OpenSubmission, settingOf } from './open-submission.ts'

const entrySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('submitted'),
    submission: submissionKind.schema,
    receipt: receiptKind.schema,
  }),
  z.strictObject({ type: z.literal('step'), submission: hash32, step: stepSchema }),
  z.strictObject({ type: z.literal('attested'), attestation: attestationKind.schema }),
  z.strictObject({ type: z.literal('withdrawn'), withdrawal: withdrawalKind.schema }),
  z.strictObject({ type: z.literal('ended'), submission: hash32 }),
])
type Entry = z.infer<typeof entrySchema>

/** Ended entries after which the journal is rewritten with the open ones only. */
const REWRITE_AFTER = 4096

/** The open submissions. */
export class Pool {
  private readonly journal: Journal
  private readonly secrets: DrawSecrets
  private readonly view: () => LedgerView
  private readonly open = new Map<string, OpenSubmission>()
  private readonly byNonce = new Map<string, string>()
  private endedEntries = 0

  constructor(journal: Journal, secrets: DrawSecrets, view: () => LedgerView) {
    this.journal = journal
    this.secrets = secrets
    this.view = view
  }

  /**
   * Takes up what the journal holds; what the chain has ended meanwhile is dropped, and so is
   * what rests on blocks that this disk has lost: its author sends it again.
   */
  async restore(entries: readonly Uint8Array[]): Promise<void> {
    for (const bytes of entries) await this.replay(decodeAs<Entry>(entrySchema, bytes))
    for (const open of this.all()) {
      const { author, nonce } = open.submission.body
      const account = this.view().account(author)
      if (account && hasEnded(account, nonce)) this.forget(open)
    }
    await this.rewrite()
  }

  /** Open submissions in the order of their receipts. */
  all(): OpenSubmission[] {
    return [...this.open.values()]
  }

  /** How many submissions of one author are open. */
  openOf(author: Uint8Array): number {
    return this.all().filter(({ submission }) => equalBytes(submission.body.author, author)).length
  }

  /** The open submission with this id. */
  get(submission: Uint8Array): OpenSubmission | undefined {
    return this.open.get(toHex(submission))
  }

  /** The open submission that used this nonce of an author. */
  atNonce(author: Uint8Array, nonce: number): OpenSubmission | undefined {
    const id = this.byNonce.get(nonceKey(author, nonce))
    return id === undefined ? undefined : this.open.get(id)
  }

  /** The nonce that an author must use next: the receipts up to the one before it are given. */
  nextNonce(author: Uint8Array): number {
    const account = this.view().account(author)
    const isTaken = (nonce: number) =>
      (account !== undefined && hasEnded(account, nonce)) || this.atNonce(author, nonce)
    let next = account ? lowestOpenNonce(account) : 1
    while (isTaken(next)) next++
    return next
  }

  /** Adds a submission with its receipt; durable when it resolves. */
  async add(submission: SignedSubmission, receipt: SignedReceipt): Promise<OpenSubmission> {
    const open = await this.opened(submission, receipt)
    await this.write({ type: 'submitted', submission, receipt })
    this.keep(open)
    return open
  }

  /** Adds a step that `verify` has answered for; durable when it resolves. */
  async addStep(submission: Uint8Array, step: Step, verify: Verify): Promise<OpenSubmission> {
    const before = this.require(submission)
    const life = takeStep(settingOf(this.view(), before), before.life, step, verify)
    await this.write({ type: 'step', submission, step })
    return this.keep({ ...before, life, steps: [...before.steps, step] })
  }

  /** Adds a checked attestation; durable when it resolves. */
  async attest(attestation: SignedAttestation): Promise<OpenSubmission> {
    await this.write({ type: 'attested', attestation })
    return this.keep({ ...this.require(attestation.body.submission), attestation })
  }

  /** Adds a checked withdrawal; durable when it resolves. */
  async withdraw(withdrawal: SignedWithdrawal): Promise<OpenSubmission> {
    await this.write({ type: 'withdrawn', withdrawal })
    return this.keep({ ...this.require(withdrawal.body.submission), withdrawal })
  }

  /** Drops submissions that a final block has ended. */
  async end(submissions: readonly Uint8Array[]): Promise<void> {
    const ended = submissions.flatMap((id) => this.get(id) ?? [])
    if (ended.length === 0) return
    for (const open of ended) this.forget(open)
    this.endedEntries += ended.length
    if (this.endedEntries >= REWRITE_AFTER) return this.rewrite()
    await this.journal.append(
      ...ended.map(({ submission }) => encodeEntry({ type: 'ended', submission: submission.id })),
    )
  }

  private require(submission: Uint8Array): OpenSubmission {
    const open = this.get(submission)
    if (!open) throw new RangeError('the submission is not open')
    return open
  }

  private async opened(
    submission: SignedSubmission,
    receipt: SignedReceipt,
  ): Promise<OpenSubmission> {
    const chain = await this.secrets.chainOf(submission.body.author)
    return {
      submission,
      receipt,
      secret: chain.secret(submission.body.nonce),
      steps: [],
      life: newLife(receipt.id),
      attestation: undefined,
      withdrawal: undefined,
    }
  }

  private keep(open: OpenSubmission): OpenSubmission {
    const id = toHex(open.submission.id)
    this.open.set(id, open)
    this.byNonce.set(nonceKey(open.submission.body.author, open.submission.body.nonce), id)
    return open
  }

  private forget({ submission }: OpenSubmission): void {
    this.open.delete(toHex(submission.id))
    this.byNonce.delete(nonceKey(submission.body.author, submission.body.nonce))
  }

  private async replay(entry: Entry): Promise<void> {
    switch (entry.type) {
      case 'submitted':
        if (entry.submission.body.base.height > this.view().height) return
        this.keep(await this.opened(entry.submission, entry.receipt))
        return
      case 'ended': {
        const open = this.get(entry.submission)
        if (open) this.forget(open)
        return
      }
      case 'step': {
        const open = this.get(entry.submission)
        if (open) this.keep(this.relived({ ...open, steps: [...open.steps, entry.step] }))
        return
      }
      case 'attested': {
        const open = this.get(entry.attestation.body.submission)
        if (open) this.keep({ ...open, attestation: entry.attestation })
        return
      }
      case 'withdrawn': {
        const open = this.get(entry.withdrawal.body.submission)
        if (open) this.keep({ ...open, withdrawal: entry.withdrawal })
      }
    }
  }

  private relived(open: OpenSubmission): OpenSubmission {
    const life = liveThrough(settingOf(this.view(), open), open.steps, trustStored)
    return { ...open, life }
  }

  private async write(entry: Entry): Promise<void> {
    await this.journal.append(encodeEntry(entry))
  }

  private async rewrite(): Promise<void> {
    this.endedEntries = 0
    await this.journal.rewrite(this.all().flatMap(entriesOf).map(encodeEntry))
  }
}

function nonceKey(author: Uint8Array, nonce: number): string {
  return `${toHex(author)}/${nonce}`
}

function entriesOf(open: OpenSubmission): Entry[] {
  const { submission, receipt, steps, attestation, withdrawal } = open
  return [
    { type: 'submitted', submission, receipt },
    ...steps.map((step): Entry => ({ type: 'step', submission: submission.id, step })),
    ...(attestation ? [{ type: 'attested', attestation } as const] : []),
    ...(withdrawal ? [{ type: 'withdrawn', withdrawal } as const] : []),
  ]
}

function encodeEntry(entry: Entry): Uint8Array {
  switch (entry.type) {
    case 'submitted':
      return encode({
        type: entry.type,
        submission: toWire(entry.submission),
        receipt: toWire(entry.receipt),
      })
    case 'step':
      return encode({
        type: entry.type,
        submission: entry.submission,
        step: stepToWire(entry.step),
      })
    case 'attested':
      return encode({ type: entry.type, attestation: toWire(entry.attestation) })
    case 'withdrawn':
      return encode({ type: entry.type, withdrawal: toWire(entry.withdrawal) })
    case 'ended':
      return encode({ type: entry.type, submission: entry.submission })
  }
}
