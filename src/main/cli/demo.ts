/**
 * `npm run demo`: one government and three hospitals on this computer with sample patients, each
 * in a tab of its own. A demonstration genesis: nothing in it is private.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureRenderer } from './build.ts'
import { runCommand } from './command.ts'
import { openBrowser } from './open-browser.ts'
import { ASSETS_FOLDER } from './project.ts'
import { readBundles } from './scripted/bundles.ts'
import { foundByScript, type ScriptedConsortium } from './scripted/consortium-script.ts'
import { importBundles } from './scripted/import-bundles.ts'
import { reviewByPolicy } from './scripted/review-policy.ts'

const HOSPITALS = [
  { name: 'Winchester Hospital', city: 'Winchester', person: 'Dr. Elena Marsh' },
  { name: 'Holyoke Medical Center', city: 'Holyoke', person: 'Dr. Tomás Rivera' },
  { name: 'Baystate Medical Center', city: 'Springfield', person: 'Dr. Karen Osei' },
]

await runCommand(async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'medichain-demo-'))
  await ensureRenderer()
  say('Starting one government and three hospitals on this computer …')
  const consortium = await foundByScript({
    dataFolder,
    demonstration: true,
    consortiumName: 'Massachusetts Diagnosis Consortium',
    governmentName: 'Massachusetts Ministry of Health',
    country: 'United States',
    administrator: 'Ruth Adeyemi',
    hospitals: HOSPITALS,
    holds: 8,
    progress: say,
  })
  stopOnSignals(consortium, dataFolder)
  await importSamples(consortium)
  await showAll(consortium)
  say('Record a diagnosis at one hospital and answer its validation prompt at another.')
  say('This is a demonstration: nothing in it is private. Ctrl-C ends it and deletes its data.')
})

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

/** The sample patients come in accepted; afterwards persons review, one case at a time. */
async function importSamples(consortium: ScriptedConsortium): Promise<void> {
  const { hospitals } = consortium
  const stops = hospitals.map((hospital) =>
    reviewByPolicy(hospital, 'accept', Math.random, (error) => {
      throw error
    }),
  )
  const bundles = await readBundles(join(ASSETS_FOLDER, 'sample-patients'), Date.now())
  const { final, submitted } = await importBundles(hospitals, bundles, () => undefined)
  for (const stop of stops) stop()
  await Promise.all(
    hospitals.map(({ node }) =>
      node.client.call('hospital.setPresence', { presence: 'idle', holds: 1 }),
    ),
  )
  say(`${bundles.length} sample patients, ${final} of ${submitted} records final`)
}

async function showAll({ government, hospitals }: ScriptedConsortium): Promise<void> {
  const nodes = [
    { name: 'Government', node: government },
    ...hospitals.map(({ name, node }) => ({ name, node })),
  ]
  for (const { name, node } of nodes) {
    const url = await node.newUrl()
    say(`${name}: ${url}`)
    openBrowser(url)
  }
}

function stopOnSignals(consortium: ScriptedConsortium, dataFolder: string): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      consortium
        .stop()
        .then(() => rm(dataFolder, { recursive: true, force: true }))
        .then(
          () => process.exit(0),
          () => process.exit(1),
        )
    })
  }
}
