/** Submits the documents of bundles at their hospitals and follows each to its end. */
import type { Client } from '#contract/bridge'
import { ContractError } from '#contract/errors'
import type { SubmissionState } from '#contract/views/submission'
import type { BundleFile } from './bundles.ts'

/** How one import failed. */
export interface ImportFailure {
  readonly bundle: string
  readonly code: string
  readonly message: string
}

/** What came of an import. */
export interface ImportOutcome {
  readonly submitted: number
  readonly final: number
  readonly cancelled: number
  readonly diagnosesSubmitted: number
  readonly diagnosesFinal: number
  /** Milliseconds from submitting to final, of the final ones. */
  readonly latencies: readonly number[]
  readonly failures: readonly ImportFailure[]
}

/** Submissions of one hospital under way at once. */
const IN_FLIGHT = 32
/** A submission that has not ended after this long has failed, in milliseconds. */
const PATIENCE = 180_000

const ENDED: ReadonlySet<SubmissionState> = new Set(['final', 'rejected', 'withdrawn', 'cancelled'])

interface Task {
  readonly bundle: string
  readonly document: BundleFile['documents'][number]
}

interface Result {
  readonly task: Task
  readonly state?: SubmissionState
  readonly milliseconds: number
  readonly failure?: ImportFailure
}

/** Imports every bundle at its hospital's node, bundle `i` at hospital `i mod n`, all at once. */
export async function importBundles(
  hospitals: readonly Client[],
  bundles: readonly BundleFile[],
  progress: (ended: number, total: number) => void,
): Promise<ImportOutcome> {
  const total = bundles.reduce((sum, { documents }) => sum + documents.length, 0)
  let ended = 0
  const results = await Promise.all(
    hospitals.map((hospital, place) => {
      const own = bundles.filter((_, index) => index % hospitals.length === place)
      return importAt(hospital, own, () => progress(++ended, total))
    }),
  )
  return outcomeOf(bundles, results.flat())
}

async function importAt(
  client: Client,
  bundles: readonly BundleFile[],
  onEnded: () => void,
): Promise<Result[]> {
  const tasks = bundles.flatMap(({ name, documents }) =>
    documents.map((document): Task => ({ bundle: name, document })),
  )
  const changed = new Map<string, () => void>()
  const unsubscribe = client.onEvent((event) => {
    if (event.topic === 'submission') changed.get(event.submission)?.()
  })
  const results: Result[] = []
  const work = async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      results.push(await bringToItsEnd(client, task, changed))
      onEnded()
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, work))
  unsubscribe()
  return results
}

async function bringToItsEnd(
  client: Client,
  task: Task,
  changed: Map<string, () => void>,
): Promise<Result> {
  const start = performance.now()
  const failed = (code: string, message: string): Result => ({
    task,
    milliseconds: performance.now() - start,
    failure: { bundle: task.bundle, code, message },
  })
  try {
    const { practitioner, ...content } = task.document.content
    const { submission } = await client.call('diagnosis.submit', {
      document: { ...content, practitioner, specialty: null, supersedes: null },
      source: 'import',
    })
    const state = await awaitEnd(client, submission, changed)
    if (state === undefined) return failed('timeout', 'It did not end in time.')
    return { task, state, milliseconds: performance.now() - start }
  } catch (error) {
    if (error instanceof ContractError) return failed(error.code, error.message)
    throw error
  }
}

async function awaitEnd(
  client: Client,
  submission: string,
  changed: Map<string, () => void>,
): Promise<SubmissionState | undefined> {
  const deadline = performance.now() + PATIENCE
  try {
    while (performance.now() < deadline) {
      // Subscribed before it is looked at, so that no change can fall in between.
      const change = new Promise<void>((resolve) => {
        changed.set(submission, resolve)
      })
      const { row } = await client.call('submissions.get', { submission })
      if (ENDED.has(row.state)) return row.state
      await Promise.race([change, delay(5_000)])
    }
    return undefined
  } finally {
    changed.delete(submission)
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}

function outcomeOf(bundles: readonly BundleFile[], results: readonly Result[]): ImportOutcome {
  const finals = results.filter(({ state }) => state === 'final')
  const ended = results.filter(({ state }) => state !== undefined)
  const unread = bundles.flatMap(({ name, problems }) =>
    problems.map(({ code, message }) => ({ bundle: name, code, message })),
  )
  return {
    submitted: results.length,
    final: finals.length,
    cancelled: ended.length - finals.length,
    diagnosesSubmitted: diagnosesOf(results),
    diagnosesFinal: diagnosesOf(finals),
    latencies: finals.map(({ milliseconds }) => milliseconds),
    failures: [...unread, ...results.flatMap(({ failure }) => failure ?? [])],
  }
}

function diagnosesOf(results: readonly Result[]): number {
  return results.reduce((sum, { task }) => sum + task.document.content.diagnoses.length, 0)
}
