/** Events that come up from the node. They say what changed; the renderer asks for what it shows. */
import { z } from 'zod'
import { hashSchema, heightSchema } from './scalars.ts'
import { statusSchema } from './views/app.ts'
import { verificationProgressSchema } from './views/chain.ts'

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
  /** A message passed between the government and hospitals. */
  z.strictObject({ topic: z.literal('traffic') }),
  /** A verification of the chain began, went on or ended; at most four times a second. */
  z.strictObject({ topic: z.literal('verification'), ...verificationProgressSchema.shape }),
  /** "Try it on this computer" came a step further, is ready, or has ended. */
  z.strictObject({ topic: z.literal('demonstration') }),
])

/** An event from the node. */
export type NodeEvent = z.infer<typeof eventSchema>
