/**
 * A consortium with a past, for looking at every screen: four active hospitals of Massachusetts,
 * the sample patients recorded and validated, and submissions that ended in every way.
 */
import { join } from 'node:path'
import type { DocumentInput } from '#contract/views/diagnosis'
import { ASSETS_FOLDER } from '#cli/project'
import { readBundles } from '#host/scripted/bundles'
import {
  foundByScript,
  type ScriptedConsortium,
  type ScriptedHospital,
} from '#cli/scripted/consortium-script'
import { importBundles } from '#host/scripted/import-bundles'
import { reviewByPolicy } from '#host/scripted/review-policy'
import { ASTHMA, DIABETES, DUPLICATE, FOLLOW_UP } from './cases.ts'

const HOSPITALS = [
  { name: 'Winchester Hospital', city: 'Winchester', person: 'Dr. Elena Marsh' },
  { name: 'Holyoke Medical Center', city: 'Holyoke', person: 'Dr. Tomás Rivera' },
  { name: 'Baystate Medical Center', city: 'Springfield', person: 'Dr. Karen Osei' },
  { name: 'Lowell General Hospital', city: 'Lowell', person: 'Dr. Samir Haddad' },
]

/** The consortium and the hospital whose windows are looked at. */
export interface Stage {
  readonly consortium: ScriptedConsortium
  readonly watched: ScriptedHospital
  readonly others: readonly ScriptedHospital[]
}

/** How a hospital that holds a case answers it on the stage. */
type Answer = 'accept' | 'reject' | 'decline'

/** Founds the consortium below `folder` and gives it its past. */
export async function setStage(folder: string): Promise<Stage> {
  const consortium = await foundByScript({
    dataFolder: folder,
    demonstration: false,
    consortiumName: 'Massachusetts Diagnosis Consortium',
    governmentName: 'Massachusetts Ministry of Health',
    country: 'United States',
    administrator: 'Ruth Adeyemi',
    hospitals: HOSPITALS,
    holds: 16,
    progress: () => undefined,
  })
  const [watched, ...others] = consortium.hospitals
  if (!watched) throw new Error('the script founded no hospital')
  const stage = { consortium, watched, others }
  try {
    await importSamples(stage)
    await playPast(stage)
  } catch (error) {
    await consortium.stop()
    throw error
  }
  return stage
}

async function importSamples({ consortium: { hospitals } }: Stage): Promise<void> {
  const faults: unknown[] = []
  const clients = hospitals.map(({ node }) => node.client)
  const stops = clients.map((client) =>
    reviewByPolicy(
      client,
      'accept',
      () => 0,
      (fault) => faults.push(fault),
    ),
  )
  const bundles = await readBundles(join(ASSETS_FOLDER, 'sample-patients'), Date.now())
  const { failures } = await importBundles(clients, bundles, () => undefined)
  for (const stop of stops) stop()
  if (failures.length > 0 || faults.length > 0) throw new Error('the sample patients did not go in')
}

/** One submission passed on and accepted, one rejected, one taken back, one still with a reviewer. */
async function playPast({ watched, others }: Stage): Promise<void> {
  await setPresence(others, 'idle')
  await submitAnd(watched, others, DIABETES, ['decline', 'accept'])
  await submitAnd(watched, others, ASTHMA, ['reject'])
  await setPresence(others, 'busy')
  const withdrawn = await submit(watched, { ...ASTHMA, medication: [] })
  await watched.node.client.call('submissions.withdraw', { submission: withdrawn })
  await ended(watched, withdrawn)
  await setPresence(others, 'idle')
  const held = firstArrival(others)
  await submit(watched, FOLLOW_UP)
  await held
  await setPresence(others, 'busy')
}

/** Prompts the watched hospital with a case of another one; every other hospital is busy. */
export async function promptWatched({ watched, others }: Stage): Promise<void> {
  const [author] = others
  if (!author) throw new Error('no other hospital')
  await submit(author, DUPLICATE)
  await watched.node.awaitStatus('a review waits', ({ reviewsWaiting }) => reviewsWaiting > 0)
}

async function submitAnd(
  author: ScriptedHospital,
  others: readonly ScriptedHospital[],
  document: DocumentInput,
  answers: readonly Answer[],
): Promise<void> {
  const left = [...answers]
  const stops = others.map(({ node: { client } }) =>
    client.onEvent((event) => {
      if (event.topic !== 'review' || event.state !== 'arrived') return
      const { submission } = event
      const answer = left.shift()
      if (answer === 'reject') {
        void client.call('reviews.reject', { submission, reason: 'not-supported', text: WHY })
      } else if (answer) {
        void client.call(`reviews.${answer}`, { submission })
      }
    }),
  )
  await ended(author, await submit(author, document))
  for (const stop of stops) stop()
}

async function submit({ node }: ScriptedHospital, document: DocumentInput): Promise<string> {
  return (await node.client.call('diagnosis.submit', { document, source: 'form' })).submission
}

function ended({ node: { client } }: ScriptedHospital, submission: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      const { row } = await client.call('submissions.get', { submission })
      if (row.height === null) return
      stop()
      resolve()
    }
    const stop = client.onEvent((event) => {
      if (event.topic === 'submission' && event.submission === submission) look().catch(reject)
    })
    look().catch(reject)
  })
}

function firstArrival(hospitals: readonly ScriptedHospital[]): Promise<void> {
  return new Promise((resolve) => {
    for (const { node } of hospitals) {
      const stop = node.client.onEvent((event) => {
        if (event.topic !== 'review' || event.state !== 'arrived') return
        stop()
        resolve()
      })
    }
  })
}

async function setPresence(
  hospitals: readonly ScriptedHospital[],
  presence: 'idle' | 'busy',
): Promise<void> {
  await Promise.all(
    hospitals.map(({ node }) => node.client.call('hospital.setPresence', { presence, holds: 1 })),
  )
}

const WHY = 'No spirometry in the case. Please add the result or record it as provisional.'
