import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Phase } from '#contract/views/app'
import { ensureRenderer } from '#cli/build'
import { until } from '../support/nodes.ts'
import { CrashNode } from './crash-node.ts'

const PASSPHRASE = 'made for this test only'
const DIGITS = '123456'

let dataFolder: string
let government: CrashNode
let nodes: CrashNode[]

beforeEach(async () => {
  await ensureRenderer()
  dataFolder = await mkdtemp(join(tmpdir(), 'medichain-crash-'))
  nodes = []
  government = await startNew('government', 'the government')
  await government.client.call('government.create', {
    consortiumName: 'Crash Consortium',
    country: 'Nowhere',
    governmentName: 'Ministry',
    administrator: 'Administrator',
    demonstration: false,
    passphrase: PASSPHRASE,
    listen: { host: '127.0.0.1', port: 0 },
  })
})
afterEach(async () => {
  for (const node of nodes) await node.kill()
  await rm(dataFolder, { recursive: true, force: true })
})

async function startNew(mode: 'government' | 'hospital', name: string): Promise<CrashNode> {
  const folder = join(dataFolder, name)
  const node = await CrashNode.startNew({ mode, name, dataFolder: folder, passphrase: PASSPHRASE })
  nodes.push(node)
  return node
}

async function invite(label: string): Promise<string> {
  return (await government.client.call('government.invite', { label })).text
}

/** Asks to be admitted, as the person at a hospital that is new. */
async function request(hospital: CrashNode, invitation: string): Promise<void> {
  await hospital.client.call('hospital.request', {
    invitation,
    name: hospital.name,
    licence: 'L-1',
    city: 'Town',
    specialties: [],
    contact: { person: 'Somebody', telephone: '1' },
    person: 'Somebody',
    passphrase: PASSPHRASE,
  })
}

async function phaseIs(hospital: CrashNode, phase: Phase): Promise<void> {
  await until(
    `${hospital.name} is ${phase}`,
    async () => (await hospital.client.call('app.status', {})).phase === phase,
    60_000,
  )
}

async function admitFirst(): Promise<void> {
  const [waiting] = await government.client.call('government.requests', {})
  await government.client.call('government.admit', {
    request: waiting!.id,
    digits: DIGITS,
    compared: true,
  })
}

/** Joins once it has the whole chain, as the person at an admitted hospital. */
async function joinAs(hospital: CrashNode, founder: string | null): Promise<string> {
  await until(`${hospital.name} has the chain`, async () => {
    const { connected, height, networkHeight } = await hospital.client.call('app.status', {})
    return connected && height > 0 && height >= networkHeight
  })
  const { height, hospitalId } = await hospital.client.call('app.status', {})
  const digits = founder === null ? null : DIGITS
  await hospital.client.call('hospital.join', { comparedWith: founder, digits, height })
  return hospitalId!
}

/** Brings a hospital to active with a key, as all persons together. */
async function bringIn(name: string): Promise<{ hospital: CrashNode; id: string }> {
  const hospital = await startNew('hospital', name)
  await request(hospital, await invite(name))
  await admitFirst()
  await phaseIs(hospital, 'admitted')
  const id = await joinAs(hospital, null)
  await government.client.call('government.activate', { hospital: id })
  await epochIs(hospital, 1)
  return { hospital, id }
}

/** Waits until a final block holds the epoch of this number, seen from a hospital. */
async function epochIs(hospital: CrashNode, number: number): Promise<void> {
  await until(`${hospital.name} sees epoch ${number}`, async () => {
    const blocks = await hospital.blocks()
    const epochs = blocks.flatMap(({ kinds }) => kinds.filter(({ kind }) => kind === 'epoch'))
    return epochs.reduce((sum, { count }) => sum + count, 0) >= number
  })
}

describe('kill -9 while a hospital joins forgets no decision (PROTOCOL §4, P6)', () => {
  it('of the government with an invitation out and a request undecided', async () => {
    const { consortium, addresses } = await government.client.call('app.status', {})
    const invitation = await invite('Alder Clinic')
    await government.crash()
    const after = await government.client.call('app.status', {})
    expect(after).toMatchObject({ consortium, addresses })

    const hospital = await startNew('hospital', 'Alder Clinic')
    await request(hospital, invitation)
    await government.crash()
    expect(await government.client.call('government.requests', {})).toHaveLength(1)
    await admitFirst()
    await government.crash()
    await phaseIs(hospital, 'admitted')
  })

  it('of a hospital that waits for an answer, and of one that was refused', async () => {
    const hospital = await startNew('hospital', 'Alder Clinic')
    await request(hospital, await invite('Alder Clinic'))
    await hospital.crash()
    await phaseIs(hospital, 'requesting')

    const [waiting] = await government.client.call('government.requests', {})
    const reason = 'The licence is not known'
    await government.client.call('government.refuse', { request: waiting!.id, reason })
    await phaseIs(hospital, 'refused')
    await hospital.crash()
    const { phase, phaseReason } = await hospital.client.call('app.status', {})
    expect({ phase, phaseReason }).toEqual({
      phase: 'refused',
      phaseReason: { code: 'refused', text: reason },
    })
  })

  it('of a hospital that was admitted, before and after it has joined', async () => {
    const hospital = await startNew('hospital', 'Alder Clinic')
    await request(hospital, await invite('Alder Clinic'))
    await hospital.kill()
    await admitFirst()
    await hospital.start()
    await phaseIs(hospital, 'admitted')
    await hospital.crash()
    await phaseIs(hospital, 'admitted')

    const id = await joinAs(hospital, null)
    await Promise.all([hospital.crash(), government.crash()])
    await government.client.call('government.activate', { hospital: id })
    await phaseIs(hospital, 'running')
    await hospital.crash()
    await epochIs(hospital, 1)
  })

  it('of everybody once all have approved and nobody has voted', async () => {
    const { hospital: founder, id } = await bringIn('Alder Clinic')
    const newcomer = await startNew('hospital', 'Birch Clinic')
    await request(newcomer, await invite('Birch Clinic'))
    await admitFirst()
    await phaseIs(newcomer, 'admitted')
    const newId = await joinAs(newcomer, id)
    await government.client.call('government.activate', { hospital: newId })
    await until(
      'the founder is asked',
      async () => (await founder.client.call('changes.list', {})).length > 0,
    )
    await Promise.all([founder.crash(), government.crash()])
    await until(
      'the founder is asked again',
      async () => (await founder.client.call('changes.list', {})).length > 0,
    )
    const [change] = await founder.client.call('changes.list', {})
    await founder.client.call('changes.approve', {
      change: change!.id,
      digits: DIGITS,
      compared: true,
    })
    await Promise.all([founder.crash(), government.crash(), newcomer.crash()])
    await phaseIs(newcomer, 'running')
    await epochIs(newcomer, 2)
    expect(await government.client.call('changes.list', {})).toEqual([])
  })
})
