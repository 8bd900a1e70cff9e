/** What the administrator has under way: invitations handed out, decisions that are not final yet. */
import { z } from 'zod'
import { hashSchema, timeSchema } from '../scalars.ts'

/** An invitation that was made, and what became of it. */
export const invitationRowSchema = z.strictObject({
  id: hashSchema,
  label: z.string(),
  madeAt: timeSchema,
  expiresAt: timeSchema,
  /** Only an `open` one can be handed out or withdrawn. */
  state: z.enum(['open', 'used', 'expired', 'revoked']),
  /** Who asked with it, and how that request stands. */
  usedBy: z
    .strictObject({ name: z.string(), standing: z.enum(['waiting', 'admitted', 'refused']) })
    .nullable(),
})
/** An invitation that was made. */
export type InvitationRow = z.infer<typeof invitationRowSchema>

/** A decision of the administrator that no final block holds yet. */
export const decisionSchema = z.strictObject({
  kind: z.enum(['admit', 'activate', 'suspend', 'reinstate', 'remove']),
  hospital: z.strictObject({ id: hashSchema, name: z.string() }),
  /** What it waits for: the next block, hospitals' approvals, or an earlier change. */
  waitsFor: z.enum(['block', 'approvals', 'earlier-change']),
})
/** A decision that no final block holds yet. */
export type Decision = z.infer<typeof decisionSchema>
