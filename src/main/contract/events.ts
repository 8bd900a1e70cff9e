/** Events that come up from the node. They say what changed; the renderer asks for what it shows. */
import { z } from 'zod'
import { hashSchema, heightSchema } from './scalars.ts'
import { statusSchema } from './views/app.ts'

/** Every event. */
export const eventSchema = z.discriminatedUnion('topic', [
  z.strictObject({ topic: z.literal('status'), status: statusSchema }),
  /** A block became final. */
  z.strictObject({ topic: z.literal('block'), height: heightSchema }),
  z.strictObject({ topic: z.literal('submission'), submission: hashSchema }),
  /** A review arrived for this hospital, or one that it held ended. */
  z.strictObject({
    topic: z.literal('review'),
    submission: hashSchema,
    state: z.enum(['arrived', 'ended']),
  }),
  z.strictObject({ topic: z.literal('requests') }),
  z.strictObject({ topic: z.literal('changes') }),
  z.strictObject({ topic: z.literal('network') }),
  z.strictObject({ topic: z.literal('relays') }),
])

/** An event from the node. */
export type NodeEvent = z.infer<typeof eventSchema>
