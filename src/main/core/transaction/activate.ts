/** `activate`: an admitted hospital gets its vote, once the others approved and it has joined (§4). */
import { equalBytes } from '#crypto/bytes'
import { z } from 'zod'
import { messageKind, type Signed, type Verify } from '../codec/message.ts'
import { hash32, natural, signature64, bytesUpTo } from '../codec/schemas.ts'
import { require } from '../errors.ts'
import type { LedgerDraft, LedgerView } from '../ledger/state.ts'
import {
  type ApprovedChange,
  requireApprovals,
  type SignedApproval,
} from '../membership/approval.ts'
import { joinKind, type SignedJoin } from '../membership/join.ts'
import { changeFields, requireCurrent, requireSubject, setStatus } from './change.ts'

const activateSchema = z.strictObject({
  ...changeFields,
  subject: hash32,
  /** Last height at which approvals of this change count. */
  until: natural,
  /** The newcomer's signed join: body bytes and signature. */
  join: z.tuple([bytesUpTo(1024), signature64]),
})
/** Body of an activation; its hash is what approvals name. */
export type Activate = z.infer<typeof activateSchema>

/** Signed by the government. */
export const activateKind = messageKind<Activate>('activate', activateSchema)

/** The change as approvals refer to it. */
export function activationAsChange(message: Signed<Activate>): ApprovedChange {
  const { subject, memberRoot, until } = message.body
  return { id: message.id, subject, memberRoot, until, needsComparison: true }
}

/** Checks an activation with its approvals and makes the hospital active. Throws a RuleError. */
export function applyActivate(
  draft: LedgerDraft,
  message: Signed<Activate>,
  approvals: readonly SignedApproval[],
  verify: Verify,
): void {
  requireActivation(draft, message, verify)
  requireApprovals(draft, activationAsChange(message), approvals, draft.height + 1, verify)
  setStatus(draft, requireSubject(draft, message.body.subject, ['admitted']), 'active')
}

/** Throws a RuleError unless the activation may be put to approval: all but the approvals. */
export function requireActivation(
  state: LedgerView,
  message: Signed<Activate>,
  verify: Verify,
): void {
  const { body } = message
  activateKind.requireSignature(message, state.consortium.genesis.government.key, verify)
  requireCurrent(state, body)
  const subject = requireSubject(state, body.subject, ['admitted'])
  const join = joinKind.assemble(body.join[0], body.join[1])
  require(equalBytes(join.body.hospital, subject.id), 'bad-join', 'of another hospital')
  requireJoin(state, join, subject.signingKey, verify)
}

/** Throws a RuleError unless a join names a final block of this chain and whom it asked. */
export function requireJoin(
  state: LedgerView,
  join: SignedJoin,
  signingKey: Uint8Array,
  verify: Verify,
): void {
  const { body } = join
  require(equalBytes(body.consortium, state.consortium.id), 'wrong-consortium', 'join')
  joinKind.requireSignature(join, signingKey, verify)
  const known = state.recentHash(body.block.height)
  require(known !== undefined && equalBytes(known, body.block.hash), 'bad-join', 'not this chain')
  if (body.comparedWith === null) {
    require(state.voters().length === 0, 'bad-join', 'nobody was asked to compare the chain')
    return
  }
  const other = state.member(body.comparedWith)
  require(other?.status === 'active' &&
    !equalBytes(
      other.id,
      body.hospital,
    ), 'bad-join', 'the chain was not compared with an active hospital')
}
