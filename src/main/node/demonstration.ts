/** A demonstration decides by itself what persons would (PROTOCOL §4), one decision at a time. */
import { NetworkError } from '#network/errors'
import { decideForAdministrator } from './government/demonstrate.ts'
import { decideForPersons } from './hospital/demonstrate.ts'
import type { Runtime } from './runtime.ts'

/** Decides for the persons of a demonstration; does nothing in any other consortium. */
export class Demonstrator {
  private readonly report: (fault: unknown) => void
  private deciding = false
  private again = false

  constructor(report: (fault: unknown) => void) {
    this.report = report
  }

  /** Something has changed: decides what can be decided now. */
  decide(runtime: Runtime): void {
    if (!runtime.consortium.genesis.demonstration) return
    if (this.deciding) {
      this.again = true
      return
    }
    this.deciding = true
    decideIn(runtime)
      .catch((fault: unknown) => {
        // Not connected: the next session brings the next change.
        if (!(fault instanceof NetworkError)) this.report(fault)
      })
      .finally(() => {
        this.deciding = false
        if (!this.again) return
        this.again = false
        this.decide(runtime)
      })
  }
}

function decideIn(runtime: Runtime): Promise<void> {
  return runtime.mode === 'government'
    ? decideForAdministrator(runtime.node)
    : decideForPersons(runtime.node)
}
