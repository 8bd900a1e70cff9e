/** `admit`: the government takes a request in and fixes the hospital's draw secrets (§4, §6). */
import { equalBytes } from '#crypto/bytes'
import { isWeakSigningKey } from '#crypto/ed25519'
import { isWeakEncryptionKey } from '#crypto/hpke'
import { z } from 'zod'
import { messageKind, type Signed, type Verify } from '../codec/message.ts'
import { hash32, natural, signature64, bytesUpTo } from '../codec/schemas.ts'
import { require } from '../errors.ts'
import type { LedgerDraft } from '../ledger/state.ts'
import { enrolmentKind, type EnrolmentRequest } from '../membership/enrolment.ts'
import { changeFields, requireCurrent } from './change.ts'

const admitSchema = z.strictObject({
  ...changeFields,
  /** The hospital's own signed request: body bytes and signature. */
  request: z.tuple([bytesUpTo(8192), signature64]),
  anchor: z.strictObject({ hash: hash32, length: natural }),
})
/** Body of an admission. */
export type Admit = z.infer<typeof admitSchema>

/** Signed by the government. */
export const admitKind = messageKind<Admit>('admit', admitSchema)

/** The request that an admission carries. Throws a RuleError `malformed`. */
export function requestOf(body: Admit): EnrolmentRequest {
  return enrolmentKind.assemble(body.request[0], body.request[1])
}

/** Checks an admission and adds the hospital as admitted. Throws a RuleError. */
export function applyAdmit(draft: LedgerDraft, message: Signed<Admit>, verify: Verify): void {
  const { body } = message
  const { genesis } = draft.consortium
  admitKind.requireSignature(message, genesis.government.key, verify)
  requireCurrent(draft, body)
  const request = requestOf(body)
  requireRequest(draft, request, verify)
  require(body.anchor.length === genesis.parameters.drawSecrets, 'bad-anchor', 'wrong length')
  draft.setMember({
    id: request.id,
    status: 'admitted',
    since: draft.height + 1,
    profile: request.body.profile,
    signingKey: request.body.signingKey,
    encryptionKey: request.body.encryptionKey,
    anchor: body.anchor,
  })
}

/** Throws a RuleError unless a request may be admitted: signed by its own key, keys sound, new. */
export function requireRequest(
  draft: Pick<LedgerDraft, 'consortium' | 'member' | 'members'>,
  request: EnrolmentRequest,
  verify: Verify,
): void {
  const { body } = request
  const { id, genesis } = draft.consortium
  require(equalBytes(body.consortium, id), 'wrong-consortium', 'request')
  require(!isWeakSigningKey(body.signingKey), 'weak-key', 'signing key')
  require(!isWeakEncryptionKey(body.encryptionKey), 'weak-key', 'encryption key')
  enrolmentKind.requireSignature(request, body.signingKey, verify)
  require(draft.member(request.id) === undefined, 'already-member', 'the same request')
  const members = draft.members()
  require(members.length < genesis.parameters.hospitals, 'already-member', 'no room for more')
  const taken = members.some(({ signingKey }) => equalBytes(signingKey, body.signingKey))
  require(!taken, 'key-in-use', 'another member signs with this key')
  require(!equalBytes(body.signingKey, genesis.government.key), 'key-in-use', 'the government')
}
