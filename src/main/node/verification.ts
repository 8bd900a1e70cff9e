/**
 * The verification of the whole chain that a person asked for: one at a time, with its progress,
 * and the verdict of the last one, which stays in the data folder.
 */
import { type Verdict, verdictSchema } from '#contract/views/chain'
import { decodeAs, encode } from '#core/codec/cbor'
import { RuleError } from '#core/errors'
import type { PayloadStore } from '#storage/payload-store'
import type { Chain } from './chain.ts'
import { coalesce, type Coalesced } from './coalesce.ts'
import type { Environment } from './environment.ts'
import { type ChainVerdict, type VerifiedCounts, verifyChain } from './verify-chain.ts'

/** Milliseconds between two tellings of the progress. */
const PROGRESS_INTERVAL = 250

/** Where a verification stands. */
export interface VerificationProgress {
  readonly state: 'idle' | 'running'
  readonly done: number
  readonly of: number
  /** Blocks a second, on average. */
  readonly rate: number
}

/** What verifying needs. */
export interface VerificationParts {
  readonly environment: Environment
  /** File of the last verdict. */
  readonly path: string
  readonly chain: Chain
  readonly payloads: PayloadStore
  /** It began, went on or ended; at most four times a second. */
  readonly onChange: (progress: VerificationProgress) => void
}

/** A verification under way. */
interface Run {
  readonly of: number
  readonly begun: number
  counts: VerifiedCounts | undefined
  stopped: boolean
}

/** Runs one verification at a time. */
export class ChainVerification {
  private readonly parts: VerificationParts
  private readonly told: Coalesced
  private kept: Verdict | null
  private run: Run | undefined
  private ending: Promise<void> = Promise.resolve()

  private constructor(parts: VerificationParts, kept: Verdict | null) {
    this.parts = parts
    this.kept = kept
    const { clock } = parts.environment
    this.told = coalesce(clock, PROGRESS_INTERVAL, () => parts.onChange(this.progress))
  }

  /** Reads the last verdict; a file that cannot be read is as good as none. */
  static async open(parts: VerificationParts): Promise<ChainVerification> {
    const bytes = await parts.environment.fileSystem.readFile(parts.path)
    return new ChainVerification(parts, bytes ? readVerdict(bytes) : null)
  }

  /** The verdict of the last verification that ended, null where there was none. */
  get last(): Verdict | null {
    return this.kept
  }

  /** How far the verification is. */
  get progress(): VerificationProgress {
    const { run } = this
    if (!run) return { state: 'idle', done: 0, of: 0, rate: 0 }
    const done = run.counts?.blocks ?? 0
    const seconds = (this.parts.environment.clock.now() - run.begun) / 1000
    return {
      state: 'running',
      done,
      of: run.of,
      rate: seconds > 0 ? Math.round(done / seconds) : 0,
    }
  }

  /** Begins; nothing happens where one is under way. */
  start(): void {
    if (this.run) return
    const { environment, chain, payloads } = this.parts
    const run: Run = {
      of: chain.height,
      begun: environment.clock.now(),
      counts: undefined,
      stopped: false,
    }
    this.run = run
    this.told.soon()
    const verdict = verifyChain({
      chain,
      payloads,
      isStopped: () => run.stopped,
      onProgress: (counts) => {
        run.counts = counts
        this.told.soon()
      },
    })
    this.ending = verdict
      .then((ended) => this.keep(run, ended))
      .catch(environment.report)
      .finally(() => {
        this.run = undefined
        this.told.soon()
      })
  }

  /** Ends it before the next block; nothing happens where none is under way. */
  cancel(): void {
    if (this.run) this.run.stopped = true
  }

  /** Ends it and waits until the chain is no longer read. */
  async close(): Promise<void> {
    this.cancel()
    await this.ending
    this.told.stop()
  }

  private async keep(run: Run, verdict: ChainVerdict): Promise<void> {
    const { environment, path } = this.parts
    const { clock, fileSystem } = environment
    this.kept = {
      outcome: verdict.outcome,
      at: clock.utc(),
      milliseconds: Math.round(clock.now() - run.begun),
      ...verdict.counts,
      fault: verdict.outcome === 'broken' ? verdict.fault : null,
    }
    await fileSystem.writeFileAtomic(path, encode(this.kept))
  }
}

function readVerdict(bytes: Uint8Array): Verdict | null {
  try {
    return decodeAs(verdictSchema, bytes)
  } catch (error) {
    if (error instanceof RuleError) return null
    throw error
  }
}
