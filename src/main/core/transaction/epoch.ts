/** `epoch`: a new key shared by exactly the active hospitals (§5). */
import { compareBytes, equalBytes, toHex } from '#crypto/bytes'
import { z } from 'zod'
import { messageKind, type Signed, type Verify } from '../codec/message.ts'
import { bytesOf, hash32, natural } from '../codec/schemas.ts'
import { require } from '../errors.ts'
import type { EpochState, LedgerDraft, LedgerView } from '../ledger/state.ts'

/** An HPKE-sealed 32-byte key: encapsulated key, ciphertext, tag. */
const SEALED_KEY_BYTES = 32 + 32 + 16
/** A key sealed under another one: salt, ciphertext, tag. */
const SEALED_PREVIOUS_BYTES = 32 + 32 + 16

const epochSchema = z.strictObject({
  consortium: hash32,
  author: hash32,
  number: natural.min(1),
  /** SHA-256("epoch-key" ‖ K_e). */
  keyHash: hash32,
  /** K_e sealed to each active hospital, ordered by hospital id. */
  sealed: z
    .array(z.strictObject({ hospital: hash32, key: bytesOf(SEALED_KEY_BYTES) }))
    .min(1)
    .max(1000),
  /** K_{e−1} sealed under K_e; null for the first epoch. */
  previous: bytesOf(SEALED_PREVIOUS_BYTES).nullable(),
  /** Replaces an epoch that some hospital found broken; once a hospital until the next change. */
  repair: z.boolean(),
})
/** Body of an epoch. */
export type Epoch = z.infer<typeof epochSchema>

/** Signed by an active hospital. */
export const epochKind = messageKind<Epoch>('epoch', epochSchema)
/** A signed epoch. */
export type SignedEpoch = Signed<Epoch>

/** Checks an epoch and puts it in place. Throws a RuleError. */
export function applyEpoch(draft: LedgerDraft, message: SignedEpoch, verify: Verify): void {
  const { body } = message
  requireEpoch(draft, message, verify)
  const recipients = new Map(
    draft.active().map(({ id, encryptionKey }) => [toHex(id), encryptionKey]),
  )
  draft.setEpoch({
    number: body.number,
    height: draft.height + 1,
    keyHash: body.keyHash,
    recipients,
    repairedBy: repairers(draft.epoch, body),
  })
}

/** Throws a RuleError unless the epoch is the next one, needed, and sealed to the active set. */
export function requireEpoch(state: LedgerView, message: SignedEpoch, verify: Verify): void {
  const { body } = message
  require(equalBytes(body.consortium, state.consortium.id), 'wrong-consortium', 'epoch')
  const author = state.member(body.author)
  require(author?.status === 'active', 'author-not-active', 'epoch')
  epochKind.requireSignature(message, author.signingKey, verify)
  const last = state.epoch
  require(body.number === (last?.number ?? 0) + 1, 'epoch-number', `${body.number}`)
  require((body.previous === null) === (body.number === 1), 'epoch-shape', 'previous key')
  requireNeeded(state, body)
  requireRecipients(state, body)
}

function requireNeeded(state: LedgerView, body: Epoch): void {
  if (!body.repair) {
    require(!state.epochIsCurrent(), 'epoch-unneeded', 'nothing changed since the last epoch')
    return
  }
  require(state.epochIsCurrent(), 'epoch-unneeded', 'a repair of an outdated epoch')
  const used = state.epoch?.repairedBy.has(toHex(body.author)) ?? false
  require(!used, 'epoch-unneeded', 'this hospital has used its repair')
}

function requireRecipients(state: LedgerView, body: Epoch): void {
  const active = state.active()
  const exact =
    body.sealed.length === active.length &&
    body.sealed.every(({ hospital }, i) => compareBytes(hospital, active[i]!.id) === 0)
  require(exact, 'epoch-recipients', 'not exactly the active hospitals in order')
}

function repairers(last: EpochState | undefined, body: Epoch): ReadonlySet<string> {
  if (!body.repair) return new Set()
  return new Set([...(last?.repairedBy ?? []), toHex(body.author)])
}
