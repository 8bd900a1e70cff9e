/** "Try it on this computer": a government and hospitals with sample patients, as the first screen sees them. */
import { z } from 'zod'
import { modeSchema } from './app.ts'

/** How a demonstration stands. */
export const demonstrationSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({
    state: z.literal('starting'),
    step: z.enum(['founding', 'joining', 'recording']),
    /** Hospitals joined, or sample records that are final. */
    done: z.int().min(0),
    of: z.int().min(0),
  }),
  z.strictObject({
    state: z.literal('ready'),
    /** The government first, then the hospitals. */
    nodes: z.array(
      z.strictObject({
        mode: modeSchema,
        name: z.string(),
        /** Opens the node in a tab of this browser; null where its window opened by itself. */
        link: z.url().nullable(),
      }),
    ),
  }),
])
/** How a demonstration stands. */
export type DemonstrationView = z.infer<typeof demonstrationSchema>
