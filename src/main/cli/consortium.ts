/**
 * `npm run consortium`: a whole consortium on this computer, every node its own process over real
 * TCP; imports FHIR bundles, answers reviews by policy, and reports what came of it.
 */
import { randomInt } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { HostError } from '#host/errors'
import { readBundles } from '#host/scripted/bundles'
import { importBundles } from '#host/scripted/import-bundles'
import {
  REVIEW_POLICIES,
  reviewByPolicy,
  type ReviewPolicy,
  seededRandom,
} from '#host/scripted/review-policy'
import { ensureRenderer } from './build.ts'
import { runCommand } from './command.ts'
import { searchFolder } from './scripted/blindness.ts'
import { foundByScript, governmentFolder } from './scripted/consortium-script.ts'
import { nodeReports, reportOf } from './scripted/report.ts'

interface ConsortiumOptions {
  readonly hospitals: number
  readonly importFolder: string
  readonly review: ReviewPolicy
  readonly dataFolder: string
  readonly report: string
  readonly seed: number
}

const USAGE =
  'Arguments are --hospitals=<2 to 64> --import=<folder of bundles> --review=accept|reject|random --data=<new folder> --report=<file.json>, and --seed=<number> to repeat a random run.'

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2))
  if (!(await runConsortium(options))) process.exitCode = 1
})

/** Runs it all; true when all nodes agree, nothing failed and nothing was found in the clear. */
async function runConsortium(options: ConsortiumOptions): Promise<boolean> {
  await prepareFolder(options.dataFolder)
  await ensureRenderer()
  const bundles = await readBundles(options.importFolder, Date.now())
  progress(`${bundles.length} bundles read, seed ${options.seed}`)
  const consortium = await foundByScript({
    dataFolder: options.dataFolder,
    demonstration: false,
    consortiumName: 'Scripted Diagnosis Consortium',
    governmentName: 'Ministry of Health',
    country: 'Testland',
    administrator: 'Script',
    hospitals: Array.from({ length: options.hospitals }, (_, index) => ({
      name: `Clinic ${index + 1}`,
      city: 'Testville',
      person: `Reviewer ${index + 1}`,
    })),
    holds: 64,
    progress,
  })
  try {
    const clients = consortium.hospitals.map(({ node }) => node.client)
    const stops = clients.map((client, index) =>
      reviewByPolicy(client, options.review, seededRandom(options.seed + index), (error) =>
        progress(`a review failed: ${error instanceof Error ? error.message : 'unknown'}`),
      ),
    )
    const start = performance.now()
    const outcome = await importBundles(clients, bundles, everyTenth)
    const seconds = (performance.now() - start) / 1000
    for (const stop of stops) stop()
    const nodes = await nodeReports(consortium)
    await consortium.stop()
    progress('searching the government’s files')
    const needles = bundles.flatMap((bundle) => bundle.needles)
    const blindness = await searchFolder(governmentFolder(options.dataFolder), needles)
    const { review, seed } = options
    const report = reportOf(nodes, outcome, seconds, blindness, { review, seed })
    await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`)
    progress(
      `${report.submissions.final} of ${report.submissions.submitted} submissions final, ` +
        `${report.submissions.cancelled} cancelled, ${report.submissions.failed} failed, ` +
        `${report.blindness.hits} hits in ${report.blindness.searches} searches`,
    )
    return report.agree && report.submissions.failed === 0 && report.blindness.hits === 0
  } finally {
    await consortium.stop()
  }
}

function progress(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

function everyTenth(ended: number, total: number): void {
  const step = Math.max(1, Math.floor(total / 10))
  if (ended % step === 0 || ended === total) progress(`${ended} of ${total} submissions ended`)
}

async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length === 0) return
  throw new HostError(
    { code: 'bad-argument', argument: 'data' },
    'The data folder must be empty, so that the run starts from nothing.',
  )
}

function readOptions(argv: readonly string[]): ConsortiumOptions {
  const values = parseStrictly(argv)
  const hospitals = Number(values.hospitals ?? 4)
  const review = REVIEW_POLICIES.find((policy) => policy === (values.review ?? 'accept'))
  const seed = Number(values.seed ?? randomInt(2 ** 31))
  const sound = Number.isInteger(hospitals) && hospitals >= 2 && hospitals <= 64
  if (!sound || !review || !values.import || !values.data || !values.report) throw badUsage()
  if (!Number.isSafeInteger(seed)) throw badUsage()
  return {
    hospitals,
    review,
    seed,
    importFolder: resolve(values.import),
    dataFolder: resolve(values.data),
    report: resolve(values.report),
  }
}

function parseStrictly(argv: readonly string[]) {
  const option = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      options: {
        hospitals: option,
        import: option,
        review: option,
        data: option,
        report: option,
        seed: option,
      },
    }).values
  } catch {
    throw badUsage()
  }
}

function badUsage(): HostError {
  return new HostError({ code: 'bad-argument', argument: '' }, USAGE)
}
