/** `join`: the newcomer has compared a recent final block with another hospital (§4). */
import { z } from 'zod'
import { messageKind, type Signed } from '../codec/message.ts'
import { hash32, natural } from '../codec/schemas.ts'

const joinSchema = z.strictObject({
  consortium: hash32,
  hospital: hash32,
  block: z.strictObject({ height: natural, hash: hash32 }),
  /** The hospital with which the words were compared; null only where nobody votes yet. */
  comparedWith: hash32.nullable(),
})
/** Body of a join. */
export type Join = z.infer<typeof joinSchema>

/** Signed by the newcomer. */
export const joinKind = messageKind<Join>('join', joinSchema)
/** A signed join. */
export type SignedJoin = Signed<Join>
