/** The hello that opens every session, and its acknowledgement (PROTOCOL §2). */
import { messageKind } from '#core/codec/message'
import { hash32, natural } from '#core/codec/schemas'
import { z } from 'zod'
import { plainBody } from './body.ts'

/** Version of the protocol that this node speaks. */
export const PROTOCOL_VERSION = 1

const helloSchema = z.strictObject({
  version: natural,
  consortium: hash32,
  hospital: hash32,
  finalHeight: natural,
  finalHash: hash32,
})
/** Body of a hello. */
export type Hello = z.infer<typeof helloSchema>

/** Signed by the hospital. */
export const helloKind = messageKind<Hello>('hello', helloSchema)

/** What the government answers. */
export const acknowledgement = plainBody(
  'acknowledgement',
  z.strictObject({ height: natural, head: hash32 }),
)
