/** Searching conditions by what people call them, and which code systems are installed. */
import type { Handlers } from '#contract/methods'
import { toHex } from '#crypto/bytes'
import { type Context, requireHospital } from './context.ts'

/** How many conditions recorded here lately come first. */
const RECENT_CODINGS = 12

/** Handlers of `conditions.*`. */
export function conditionHandlers(
  context: Context,
): Pick<Handlers, 'conditions.search' | 'conditions.systems'> {
  const { clinic } = context
  return {
    'conditions.search': async ({ text, limit }) => {
      const { database, node } = requireHospital(context)
      const recents = database.recentCodings(toHex(node.id), RECENT_CODINGS)
      const found = clinic.search.search(text, { recents, limit })
      return { matches: [...found.matches], total: found.total }
    },
    'conditions.systems': async () =>
      clinic.codeSystems.map((list) => ({
        name: list.name,
        version: list.version,
        codes: list.concepts().length,
        complete: list.complete,
        source: list.source,
      })),
  }
}
