/** A whole consortium on this computer, founded by script: every node its own process over real TCP. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { enlist, foundConsortium, type Founding, type HospitalProfile } from '#host/scripted/enlist'
import { NodeProcess } from './node-process.ts'

/** A hospital of the script. */
export interface ScriptedHospital {
  readonly name: string
  readonly node: NodeProcess
  readonly id: string
}

/** The consortium of the script. */
export interface ScriptedConsortium {
  readonly government: NodeProcess
  readonly hospitals: readonly ScriptedHospital[]
  /** Passphrase of every node, made for this run and held in memory only. */
  readonly passphrase: string
  stop(): Promise<void>
}

/** What a consortium is founded with. */
export interface ScriptOptions extends Omit<Founding, 'passphrase'> {
  readonly dataFolder: string
  readonly hospitals: readonly HospitalProfile[]
  readonly progress: (sentence: string) => void
}

/** Folder of the government below a script's data folder. */
export function governmentFolder(dataFolder: string): string {
  return join(dataFolder, 'government')
}

/** Folder of a hospital below a script's data folder; `number` counts from 1. */
export function hospitalFolder(dataFolder: string, number: number): string {
  return join(dataFolder, `hospital-${number}`)
}

/** Founds the consortium and brings every hospital to active, with a key. */
export async function foundByScript(options: ScriptOptions): Promise<ScriptedConsortium> {
  const { dataFolder, hospitals: profiles, progress, ...settings } = options
  const founding: Founding = { ...settings, passphrase: randomUUID() }
  const nodes: NodeProcess[] = []
  const start = async (mode: 'government' | 'hospital', folder: string) => {
    const node = await NodeProcess.start({ mode, dataFolder: folder })
    nodes.push(node)
    return node
  }
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.stop()))
  }
  try {
    const government = await start('government', governmentFolder(dataFolder))
    await foundConsortium(government.client, founding)
    progress(`${founding.governmentName} has founded ${founding.consortiumName}`)
    const hospitals: ScriptedHospital[] = []
    for (const [index, profile] of profiles.entries()) {
      const node = await start('hospital', hospitalFolder(dataFolder, index + 1))
      const founders = hospitals.map((hospital) => hospital.node.client)
      const parties = { government: government.client, hospital: node.client, founders, profile }
      hospitals.push({ name: profile.name, node, id: await enlist(parties, founding) })
      progress(`${profile.name} is active`)
    }
    return { government, hospitals, passphrase: founding.passphrase, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
