/** The steps of a review: ask, held, pass, unanswered; numbered and chained by hash (§6). */
import { z } from 'zod'
import { messageKind, type Signed, toWire } from '../codec/message.ts'
import { hash32, milliseconds, natural, signature64, bytesUpTo } from '../codec/schemas.ts'

const base = {
  consortium: hash32,
  submission: hash32,
  /** 1 for the first step. */
  number: natural.min(1),
  /** Id of the step before it; of the receipt for the first. */
  previous: hash32,
  /** Who is asked, answers, or did not answer. */
  hospital: hash32,
  time: milliseconds,
}
const plainSchema = z.strictObject(base)

/** More steps than these no submission may have: bounds the work of checking it. */
export const STEPS_LIMIT = 4096

/** Why a hospital passed a review on. */
export const PASS_REASONS = ['away', 'busy', 'declined', 'expired'] as const
const passSchema = z.strictObject({ ...base, reason: z.enum(PASS_REASONS) })

/** Body of ask, held and unanswered. */
export type PlainStep = z.infer<typeof plainSchema>
/** Body of a pass. */
export type Pass = z.infer<typeof passSchema>

/** The government asks a hospital. Signed by the government. */
export const askKind = messageKind<PlainStep>('ask', plainSchema)
/** The asked hospital holds the review: a person is prompted. Signed by the hospital. */
export const heldKind = messageKind<PlainStep>('held', plainSchema)
/** The asked or holding hospital passes it on. Signed by the hospital. */
export const passKind = messageKind<Pass>('pass', passSchema)
/** The asked or holding hospital was silent. Signed by the government: its word alone. */
export const unansweredKind = messageKind<PlainStep>('unanswered', plainSchema)

/** A step of any kind. */
export type Step =
  | { readonly kind: 'ask' | 'held' | 'unanswered'; readonly message: Signed<PlainStep> }
  | { readonly kind: 'pass'; readonly message: Signed<Pass> }

const part = <Body>(schema: z.ZodType<Signed<Body>>, bytes: Uint8Array, signature: Uint8Array) =>
  schema.safeParse([bytes, signature])

/** Schema of the wire form of a step: `[kind, body bytes, signature]`. */
export const stepSchema: z.ZodType<Step> = z
  .tuple([z.enum(['ask', 'held', 'pass', 'unanswered']), bytesUpTo(4096), signature64])
  .transform(([kind, bytes, signature], context): Step => {
    if (kind === 'pass') {
      const message = part(passKind.schema, bytes, signature)
      if (message.success) return { kind, message: message.data }
    } else {
      const message = part(plainKinds[kind].schema, bytes, signature)
      if (message.success) return { kind, message: message.data }
    }
    context.addIssue({ code: 'custom', message: `malformed ${kind}` })
    return z.NEVER
  })

/** The kinds whose body is the plain one. */
export const plainKinds = { ask: askKind, held: heldKind, unanswered: unansweredKind } as const

/** The wire form of a step. */
export function stepToWire(step: Step): [Step['kind'], Uint8Array, Uint8Array] {
  return [step.kind, ...toWire(step.message)]
}
