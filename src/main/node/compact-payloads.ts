/** Gives back the space of erased payloads, in the background. */
import type { PayloadStore } from '#storage/payload-store'
import type { Environment } from './environment.ts'

/** Milliseconds between two looks. */
const LOOK_EVERY = 10 * 60_000

/** Compacts every now and then until the returned function is called; faults are reported. */
export function compactNowAndThen(
  { clock, report }: Pick<Environment, 'clock' | 'report'>,
  payloads: PayloadStore,
): () => void {
  let cancel = clock.after(LOOK_EVERY, look)
  let stopped = false
  function look(): void {
    payloads
      .compact()
      .catch((fault: unknown) => {
        if (!stopped) report(fault)
      })
      .finally(() => {
        if (!stopped) cancel = clock.after(LOOK_EVERY, look)
      })
  }
  return () => {
    stopped = true
    cancel()
  }
}
