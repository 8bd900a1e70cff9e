/** Brings a demonstration from four fresh nodes to a consortium with sample patients. */
import { randomUUID } from 'node:crypto'
import type { Client } from '#contract/bridge'
import { HostError } from '../errors.ts'
import { readBundles } from '../scripted/bundles.ts'
import { enlist, foundConsortium } from '../scripted/enlist.ts'
import { importBundles } from '../scripted/import-bundles.ts'
import { reviewByPolicy } from '../scripted/review-policy.ts'
import { HOSPITALS, sampleFounding } from './sample-consortium.ts'

/** How far it is: hospitals joined, or sample records that have ended. */
export type Progress = (
  step: 'founding' | 'joining' | 'recording',
  done: number,
  of: number,
) => void

/** Fresh nodes: one government, and one hospital for each of HOSPITALS. */
export interface FreshNodes {
  readonly government: Client
  readonly hospitals: readonly Client[]
}

/**
 * Founds the consortium and brings the hospitals in. Whatever `progress` throws ends it. Rejects
 * with a ContractError or HostError.
 */
export async function foundSamples(
  { government, hospitals }: FreshNodes,
  progress: Progress,
): Promise<void> {
  const founding = sampleFounding(randomUUID())
  progress('founding', 0, 1)
  await foundConsortium(government, founding)
  progress('joining', 0, hospitals.length)
  for (const [index, hospital] of hospitals.entries()) {
    const profile = HOSPITALS[index]
    if (!profile) throw new HostError({ code: 'script-failed' }, 'There is a hospital too many.')
    const founders = hospitals.slice(0, index)
    await enlist({ government, hospital, founders, profile }, founding)
    progress('joining', index + 1, hospitals.length)
  }
}

/** Records the sample patients, every review accepted; afterwards persons review, one at a time. */
export async function recordSamples(
  hospitals: readonly Client[],
  folder: string,
  progress: Progress,
): Promise<void> {
  const bundles = await readBundles(folder, Date.now())
  const faults: unknown[] = []
  const stops = hospitals.map((hospital) =>
    reviewByPolicy(hospital, 'accept', Math.random, (fault) => faults.push(fault)),
  )
  const { failures } = await importBundles(hospitals, bundles, (ended, total) =>
    progress('recording', ended, total),
  )
  for (const stop of stops) stop()
  if (faults.length + failures.length > 0) {
    throw new HostError({ code: 'script-failed' }, 'The sample patients could not be recorded.')
  }
  await Promise.all(
    hospitals.map((hospital) =>
      hospital.call('hospital.setPresence', { presence: 'idle', holds: 1 }),
    ),
  )
}
