/** Submissions at a hospital by the client, a fixed number under way at once, until told to stop. */
import type { DocumentInput } from '#contract/views/diagnosis'
import type { ScriptedHospital } from '#cli/scripted/consortium-script'

/** Submissions of one hospital under way at once. */
const IN_FLIGHT = 8

/** An import that goes on. */
export interface SteadyImport {
  /** How many of its submissions were decided so far. */
  readonly ended: () => number
  /** Resolves when `next` has no more documents; rejects with the first fault. */
  readonly done: Promise<void>
  /** Submits nothing more and waits for what is under way. */
  stop(): Promise<void>
}

/** Submits what `next` gives, until it gives null. */
export function importSteadily(
  hospital: ScriptedHospital,
  next: () => DocumentInput | null,
): SteadyImport {
  const { client } = hospital.node
  const decisions = new Decisions(hospital)
  let ended = 0
  let stopping = false
  const take = () => (stopping ? null : next())
  const work = async () => {
    for (let document = take(); document; document = take()) {
      const { submission } = await client.call('diagnosis.submit', { document, source: 'import' })
      await decisions.of(submission)
      ended += 1
    }
  }
  const done = Promise.all(Array.from({ length: IN_FLIGHT }, work))
    .then(() => undefined)
    .finally(() => decisions.close())
  return {
    ended: () => ended,
    done,
    stop: () => {
      stopping = true
      return done
    },
  }
}

/** Tells when submissions are in a block. */
class Decisions {
  private readonly hospital: ScriptedHospital
  private readonly changed = new Map<string, () => void>()
  private readonly unsubscribe: () => void

  constructor(hospital: ScriptedHospital) {
    this.hospital = hospital
    this.unsubscribe = hospital.node.client.onEvent((event) => {
      if (event.topic === 'submission') this.changed.get(event.submission)?.()
    })
  }

  async of(submission: string): Promise<void> {
    for (;;) {
      // Subscribed before it is looked at, so that no change can fall in between.
      const change = new Promise<void>((resolve) => this.changed.set(submission, resolve))
      const { row } = await this.hospital.node.client.call('submissions.get', { submission })
      if (row.height !== null) break
      await change
    }
    this.changed.delete(submission)
  }

  close(): void {
    this.unsubscribe()
  }
}
