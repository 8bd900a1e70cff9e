/**
 * Founds a whole consortium on this computer by script: every node its own process over real TCP,
 * every decision made through the same contract that persons use.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { HostError } from '#host/errors'
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
export interface ScriptOptions {
  readonly dataFolder: string
  readonly hospitals: readonly HospitalProfile[]
  /** A demonstration genesis automates approvals and comparisons. */
  readonly demonstration: boolean
  readonly administrator: string
  readonly consortiumName: string
  readonly governmentName: string
  readonly country: string
  readonly progress: (sentence: string) => void
  /** Reviews that every hospital holds at once. */
  readonly holds: number
}

/** A hospital as its request states it. */
export interface HospitalProfile {
  readonly name: string
  readonly city: string
  readonly person: string
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
  const passphrase = randomUUID()
  const nodes: NodeProcess[] = []
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.stop()))
  }
  try {
    const government = await startGovernment(options, passphrase)
    nodes.push(government)
    const hospitals: ScriptedHospital[] = []
    for (const [index, profile] of options.hospitals.entries()) {
      const node = await NodeProcess.start({
        mode: 'hospital',
        dataFolder: hospitalFolder(options.dataFolder, index + 1),
      })
      nodes.push(node)
      const founders = hospitals.map((hospital) => hospital.node)
      const id = await enlist(government, node, profile, founders, options, passphrase)
      hospitals.push({ name: profile.name, node, id })
      options.progress(`${profile.name} is active`)
    }
    return { government, hospitals, passphrase, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startGovernment(options: ScriptOptions, passphrase: string): Promise<NodeProcess> {
  const government = await NodeProcess.start({
    mode: 'government',
    dataFolder: governmentFolder(options.dataFolder),
  })
  await government.client.call('government.create', {
    consortiumName: options.consortiumName,
    country: options.country,
    governmentName: options.governmentName,
    administrator: options.administrator,
    demonstration: options.demonstration,
    passphrase,
    listen: { host: '127.0.0.1', port: 0 },
  })
  options.progress(`${options.governmentName} has founded ${options.consortiumName}`)
  return government
}

/** From invitation to vote: what the persons at the ministry and the hospitals would do. */
async function enlist(
  government: NodeProcess,
  hospital: NodeProcess,
  profile: HospitalProfile,
  founders: readonly NodeProcess[],
  options: ScriptOptions,
  passphrase: string,
): Promise<string> {
  const invitation = await government.client.call('government.invite', { label: profile.name })
  await hospital.client.call('hospital.request', {
    invitation: invitation.text,
    name: profile.name,
    licence: `LIC-${randomInt(1000, 9999)}`,
    city: profile.city,
    specialties: ['general-practice'],
    contact: { person: profile.person, telephone: '+1 555 0100' },
    person: profile.person,
    passphrase,
  })
  if (!options.demonstration) await admit(government, hospital)
  const admitted = await hospital.awaitStatus(
    `${profile.name} follows the chain`,
    ({ phase, hospitalId, connected }) =>
      (phase === 'admitted' || phase === 'running') && hospitalId !== null && connected,
  )
  if (!options.demonstration) {
    await activate(government, hospital, founders, admitted.hospitalId!)
  }
  await hospital.awaitStatus(`${profile.name} is active`, ({ phase }) => phase === 'running')
  await hospital.client.call('hospital.setPresence', {
    presence: 'idle',
    holds: options.holds,
  })
  return admitted.hospitalId!
}

/** The administrator compares words with the hospital, then admits it. */
async function admit(government: NodeProcess, hospital: NodeProcess): Promise<void> {
  const [request] = await government.client.call('government.requests', {})
  if (!request) throw new HostError({ code: 'script-failed' }, 'No request reached the ministry.')
  const digits = sixDigits()
  const asked = { digits }
  requireSameWords(
    await government.client.call('words.ofRequest', { request: request.id, ...asked }),
    await hospital.client.call('words.ofRequest', { request: null, ...asked }),
  )
  await government.client.call('government.admit', {
    request: request.id,
    digits,
    compared: true,
  })
}

/** The newcomer compares a block with a founder; all founders compare its keys and approve. */
async function activate(
  government: NodeProcess,
  hospital: NodeProcess,
  founders: readonly NodeProcess[],
  id: string,
): Promise<void> {
  const { height } = await hospital.awaitStatus(
    'the newcomer has the chain',
    (status) => status.height > 0 && status.height >= status.networkHeight,
  )
  const [founder] = founders
  const comparedWith = founder ? await compareBlock(founder, hospital, height) : null
  const digits = comparedWith === null ? null : sixDigits()
  await hospital.client.call('hospital.join', { comparedWith, digits, height })
  await government.client.call('government.activate', { hospital: id })
  await Promise.all(founders.map((other) => approve(other, hospital, id)))
}

async function compareBlock(
  founder: NodeProcess,
  hospital: NodeProcess,
  height: number,
): Promise<string> {
  const { hospitalId } = await founder.awaitStatus(
    'the founder has the block',
    (status) => status.height >= height,
  )
  const question = { height, digits: sixDigits() }
  requireSameWords(
    await founder.client.call('words.ofBlock', question),
    await hospital.client.call('words.ofBlock', question),
  )
  return hospitalId!
}

async function approve(other: NodeProcess, hospital: NodeProcess, id: string): Promise<void> {
  await other.awaitStatus('an approval is wanted', ({ approvalsWaiting }) => approvalsWaiting > 0)
  const changes = await other.client.call('changes.list', {})
  const change = changes.find(({ subject }) => subject.id === id)
  if (!change) throw new HostError({ code: 'script-failed' }, 'The change is not open any more.')
  const question = { hospital: id, digits: sixDigits() }
  requireSameWords(
    await other.client.call('words.ofHospital', question),
    await hospital.client.call('words.ofHospital', question),
  )
  await other.client.call('changes.approve', {
    change: change.id,
    digits: question.digits,
    compared: true,
  })
}

function sixDigits(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0')
}

function requireSameWords(here: readonly string[], there: readonly string[]): void {
  if (here.join(' ') === there.join(' ')) return
  throw new HostError({ code: 'script-failed' }, 'The words to compare differ.')
}
