/** An author takes a submission back before its verdict (§6). */
import { z } from 'zod'
import { messageKind, type Signed } from '../codec/message.ts'
import { hash32 } from '../codec/schemas.ts'

const withdrawalSchema = z.strictObject({ consortium: hash32, submission: hash32 })
/** Body of a withdrawal. */
export type Withdrawal = z.infer<typeof withdrawalSchema>

/** Signed by the author. */
export const withdrawalKind = messageKind<Withdrawal>('withdrawal', withdrawalSchema)
/** A signed withdrawal. */
export type SignedWithdrawal = Signed<Withdrawal>
