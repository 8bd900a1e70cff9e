/** Messages about membership, epochs and presence (PROTOCOL §4, §5). */
import { toWire } from '#core/codec/message'
import { hash32, milliseconds, natural } from '#core/codec/schemas'
import { approvalKind } from '#core/membership/approval'
import { enrolmentKind } from '#core/membership/enrolment'
import { joinKind } from '#core/membership/join'
import { activateKind } from '#core/transaction/activate'
import { epochKind } from '#core/transaction/epoch'
import { removeKind } from '#core/transaction/remove'
import { z } from 'zod'
import { plainBody, signedBody } from './body.ts'

/** Stranger → government: the request, sent again to ask how it stands. */
export const enrolment = signedBody(
  'enrolment',
  z.strictObject({ request: enrolmentKind.schema }),
  ({ request }) => ({ request: toWire(request) }),
)
/** How a request stands. */
export const enrolmentAnswer = plainBody(
  'enrolment-answer',
  z.strictObject({
    standing: z.enum(['waiting', 'admitted', 'refused']),
    reason: z.string().max(500).nullable(),
  }),
)

/** Newcomer → government. */
export const join = signedBody('join', z.strictObject({ join: joinKind.schema }), ({ join }) => ({
  join: toWire(join),
}))

/** A membership change that is open for approval. */
export const openChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('activate'),
    message: activateKind.schema,
    approvals: z.array(approvalKind.schema).max(1000),
  }),
  z.strictObject({
    kind: z.literal('remove'),
    message: removeKind.schema,
    approvals: z.array(approvalKind.schema).max(1000),
  }),
])
/** A membership change that is open for approval, with the approvals so far. */
export type OpenChange = z.infer<typeof openChangeSchema>

/** The wire form of an open change. */
export function openChangeToWire({ kind, message, approvals }: OpenChange) {
  return { kind, message: toWire(message), approvals: approvals.map(toWire) }
}

/** Government → hospitals: every change that is open now. */
export const changes = signedBody(
  'changes',
  z.strictObject({ changes: z.array(openChangeSchema).max(16) }),
  (value) => ({
    changes: value.changes.map(openChangeToWire),
  }),
)

/** Hospital → government. */
export const approve = signedBody(
  'approve',
  z.strictObject({ approval: approvalKind.schema }),
  ({ approval }) => ({ approval: toWire(approval) }),
)

/** Hospital → government: a new key epoch to be ordered. */
export const epoch = signedBody(
  'epoch',
  z.strictObject({ epoch: epochKind.schema }),
  ({ epoch }) => ({ epoch: toWire(epoch) }),
)

/** Hospital → government: whether a person can review here now. */
export const presence = plainBody(
  'presence',
  z.strictObject({
    presence: z.enum(['idle', 'busy']),
    reviewing: natural,
    height: natural,
  }),
)

/** Government → hospitals: who is connected and idle. */
export const board = plainBody(
  'board',
  z.strictObject({
    entries: z
      .array(
        z.strictObject({
          hospital: hash32,
          connection: z.enum(['idle', 'busy', 'reviewing', 'lagging', 'following', 'offline']),
          height: natural.nullable(),
          lastSeen: milliseconds.nullable(),
        }),
      )
      .max(1000),
  }),
)

/** The answer to a call that answers nothing. */
export const done = plainBody('done', z.strictObject({}))
