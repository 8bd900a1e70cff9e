/**
 * Founds a consortium and brings hospitals in by script: every decision goes through the contract
 * that persons use, whether the nodes are processes of their own or live in this one.
 */
import { randomInt } from 'node:crypto'
import type { Client } from '#contract/bridge'
import { HostError } from '../errors.ts'
import { awaitStatus } from './await-status.ts'

/** A hospital as its request states it. */
export interface HospitalProfile {
  readonly name: string
  readonly city: string
  readonly person: string
}

/** What a consortium is founded with. */
export interface Founding {
  /** A demonstration genesis automates approvals and comparisons. */
  readonly demonstration: boolean
  readonly administrator: string
  readonly consortiumName: string
  readonly governmentName: string
  readonly country: string
  /** Of every node of this run, held in memory only. */
  readonly passphrase: string
  /** Reviews that every hospital holds at once. */
  readonly holds: number
}

/** Founds the consortium at a node that nobody has set up. Rejects with a ContractError. */
export async function foundConsortium(government: Client, founding: Founding): Promise<void> {
  const { demonstration, administrator, consortiumName, governmentName, country, passphrase } =
    founding
  await government.call('government.create', {
    demonstration,
    administrator,
    consortiumName,
    governmentName,
    country,
    passphrase,
    listen: { host: '127.0.0.1', port: 0 },
  })
}

/** Who takes part when a hospital is brought in. */
export interface Enlisting {
  readonly government: Client
  readonly hospital: Client
  /** The hospitals that vote already. */
  readonly founders: readonly Client[]
  readonly profile: HospitalProfile
}

/**
 * From invitation to vote: what the persons at the ministry and the hospitals would do. Resolves
 * with the hospital's id. Rejects with a ContractError or HostError.
 */
export async function enlist(parties: Enlisting, founding: Founding): Promise<string> {
  const { hospital, profile } = parties
  await request(parties, founding)
  if (!founding.demonstration) await admit(parties)
  const { hospitalId } = await awaitStatus(
    hospital,
    `${profile.name} follows the chain`,
    ({ phase, connected, hospitalId: id }) =>
      (phase === 'admitted' || phase === 'running') && id !== null && connected,
  )
  if (!founding.demonstration) await activate(parties, hospitalId!)
  await awaitStatus(hospital, `${profile.name} is active`, ({ phase }) => phase === 'running')
  await hospital.call('hospital.setPresence', { presence: 'idle', holds: founding.holds })
  return hospitalId!
}

async function request(
  { government, hospital, profile }: Enlisting,
  { passphrase }: Founding,
): Promise<void> {
  const invitation = await government.call('government.invite', { label: profile.name })
  await hospital.call('hospital.request', {
    invitation: invitation.text,
    name: profile.name,
    licence: `LIC-${randomInt(1000, 9999)}`,
    city: profile.city,
    specialties: ['general-practice'],
    contact: { person: profile.person, telephone: '+1 555 0100' },
    person: profile.person,
    passphrase,
  })
}

/** The administrator compares words with the hospital, then admits it. */
async function admit({ government, hospital }: Enlisting): Promise<void> {
  const [waiting] = await government.call('government.requests', {})
  if (!waiting) throw new HostError({ code: 'script-failed' }, 'No request reached the ministry.')
  const digits = sixDigits()
  requireSameWords(
    await government.call('words.ofRequest', { request: waiting.id, digits }),
    await hospital.call('words.ofRequest', { request: null, digits }),
  )
  await government.call('government.admit', { request: waiting.id, digits, compared: true })
}

/** The newcomer compares a block with a founder; all founders compare its keys and approve. */
async function activate({ government, hospital, founders }: Enlisting, id: string): Promise<void> {
  const { height } = await awaitStatus(
    hospital,
    'the newcomer has the chain',
    (status) => status.height > 0 && status.height >= status.networkHeight,
  )
  const [founder] = founders
  const comparedWith = founder ? await compareBlock(founder, hospital, height) : null
  const digits = comparedWith === null ? null : sixDigits()
  await hospital.call('hospital.join', { comparedWith, digits, height })
  await government.call('government.activate', { hospital: id })
  await Promise.all(founders.map((other) => approve(other, hospital, id)))
}

async function compareBlock(founder: Client, hospital: Client, height: number): Promise<string> {
  const { hospitalId } = await awaitStatus(
    founder,
    'the founder has the block',
    (status) => status.height >= height,
  )
  const question = { height, digits: sixDigits() }
  requireSameWords(
    await founder.call('words.ofBlock', question),
    await hospital.call('words.ofBlock', question),
  )
  return hospitalId!
}

async function approve(other: Client, hospital: Client, id: string): Promise<void> {
  await awaitStatus(other, 'an approval is wanted', ({ approvalsWaiting }) => approvalsWaiting > 0)
  const changes = await other.call('changes.list', {})
  const change = changes.find(({ subject }) => subject.id === id)
  if (!change) throw new HostError({ code: 'script-failed' }, 'The change is not open any more.')
  const question = { hospital: id, digits: sixDigits() }
  requireSameWords(
    await other.call('words.ofHospital', question),
    await hospital.call('words.ofHospital', question),
  )
  await other.call('changes.approve', {
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
