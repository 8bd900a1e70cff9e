/** A whole consortium in this process: real nodes, real files, real libp2p over loopback TCP. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { equalBytes } from '#crypto/bytes'
import { signingPublicKey } from '#crypto/ed25519'
import { randomBytes } from '#crypto/random'
import { type ClinicalDocument, encodeDocument } from '#clinical/document'
import {
  type Consortium,
  DEFAULT_PARAMETERS,
  foundConsortium,
  type Parameters,
} from '#core/membership/genesis'
import { readInvitation } from '#core/membership/invitation'
import { systemClock } from '#network/clock'
import { libp2pStar } from '#network/libp2p-star'
import { dataFolder } from '#node/data-folder'
import type { Environment } from '#node/environment'
import { type Government, startGovernment } from '#node/government/government'
import { type Hospital, startHospital } from '#node/hospital/hospital'
import { askStanding, makeHospitalSecrets, makeRequest } from '#node/hospital/request-membership'
import type { GovernmentSecrets, HospitalSecrets } from '#node/settings'
import { nodeFileSystem } from '#storage/node-file-system'

/** Parameters that let a test see timeouts happen. */
export const TEST_PARAMETERS: Parameters = { ...DEFAULT_PARAMETERS, drawSecrets: 512 }

/** Waits until `condition` holds. Fails after `timeout` milliseconds, naming `what`. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeout = 20_000,
): Promise<void> {
  const end = Date.now() + timeout
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`it did not happen: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}

/** A hospital of the test consortium with all it needs to be started again. */
export interface TestHospital {
  readonly name: string
  readonly folder: string
  readonly id: Uint8Array
  readonly secrets: HospitalSecrets
  node: Hospital | undefined
  presence: { presence: 'idle' | 'busy'; holds: number }
  /** Alarms that its person would see. */
  readonly alarms: string[]
}

/** The consortium in this process. */
export class TestConsortium {
  readonly root: string
  readonly consortium: Consortium
  readonly secrets: GovernmentSecrets
  readonly hospitals: TestHospital[] = []
  readonly faults: unknown[] = []
  readonly environment: Environment
  private running: Government | undefined
  private port = 0

  private constructor(root: string, parameters: Parameters) {
    this.root = root
    this.secrets = { signingKey: randomBytes(32), drawMaster: randomBytes(32) }
    this.consortium = foundConsortium({
      version: 1,
      name: 'Test Consortium',
      country: 'Nowhere',
      government: { name: 'Ministry', key: signingPublicKey(this.secrets.signingKey) },
      parameters,
      demonstration: false,
      time: Date.now(),
      salt: randomBytes(32),
    })
    this.environment = {
      clock: { ...systemClock, utc: () => Date.now() },
      random: randomBytes,
      fileSystem: nodeFileSystem,
      star: libp2pStar,
      report: (fault) => this.faults.push(fault),
    }
  }

  /** Starts a government and admits and activates `names` one after another. */
  static async start(
    names: readonly string[],
    parameters: Parameters = TEST_PARAMETERS,
  ): Promise<TestConsortium> {
    const root = await mkdtemp(join(tmpdir(), 'medichain-test-'))
    const consortium = new TestConsortium(root, parameters)
    await consortium.startGovernment()
    for (const name of names) await consortium.addHospital(name)
    return consortium
  }

  get government(): Government {
    if (!this.running) throw new Error('the government is not running')
    return this.running
  }

  async startGovernment(): Promise<void> {
    this.running = await startGovernment(this.environment, {
      folder: dataFolder(join(this.root, 'government')),
      consortium: this.consortium,
      secrets: this.secrets,
      listen: { host: '127.0.0.1', port: this.port },
      onBlock: () => undefined,
      onChange: () => undefined,
      onFinal: () => undefined,
    })
    const port = /\/tcp\/(\d+)/.exec(this.running.addresses[0]!)?.[1]
    this.port = Number(port)
  }

  async stopGovernment(): Promise<void> {
    await this.running?.close()
    this.running = undefined
  }

  /** Asks to be admitted, and is. */
  async admit(name: string): Promise<TestHospital> {
    const { government, environment } = this
    const made = await government.admissions.invite(name, government.addresses)
    const invitation = readInvitation(made.text)
    const secrets = await makeHospitalSecrets(environment)
    const profile = {
      name,
      licence: `L-${name}`,
      city: 'Town',
      specialties: [],
      contact: { person: 'Somebody', telephone: '1' },
    }
    const request = await makeRequest(environment, invitation, profile, secrets)
    const to = { addresses: invitation.addresses, key: this.consortium.genesis.government.key }
    await askStanding(environment, to, request, secrets)
    const chain = await government.draws.chainOf(request.id)
    await government.changes.decide({
      kind: 'admit',
      request,
      anchor: { hash: chain.anchor, length: chain.length },
    })
    await until(`${name} is admitted`, () => government.chain.view.member(request.id) !== undefined)
    const hospital: TestHospital = {
      name,
      folder: join(this.root, name),
      id: request.id,
      secrets,
      node: undefined,
      presence: { presence: 'idle', holds: 64 },
      alarms: [],
    }
    this.hospitals.push(hospital)
    return hospital
  }

  async startHospital(hospital: TestHospital): Promise<Hospital> {
    hospital.node = await startHospital(this.environment, {
      folder: dataFolder(hospital.folder),
      consortium: this.consortium,
      hospital: hospital.id,
      secrets: hospital.secrets,
      addresses: this.government.addresses,
      project: async () => undefined,
      onKeysLearnt: async () => undefined,
      onChange: (change) => {
        if (change.type === 'alarm') hospital.alarms.push(`${change.alarm}: ${change.detail}`)
        if (change.type === 'refused') hospital.alarms.push(`refused: ${change.code}`)
      },
      onFinal: () => undefined,
      presence: () => hospital.presence,
    })
    return hospital.node
  }

  async stopHospital(hospital: TestHospital): Promise<void> {
    await hospital.node?.close()
    hospital.node = undefined
  }

  /** Lets an admitted hospital join and everybody approve it. */
  async activate(hospital: TestHospital): Promise<void> {
    const { government } = this
    const node = hospital.node ?? (await this.startHospital(hospital))
    await until(`${hospital.name} follows`, () => node.chain.height === government.chain.height)
    const others = government.chain.view.active()
    const { height, head } = node.chain.state
    await node.join(height, head, others[0]?.id ?? null)
    await government.changes.decide({ kind: 'activate', subject: hospital.id })
    for (const other of this.hospitals) {
      if (!other.node || !others.some(({ id }) => equalBytes(id, other.id))) continue
      await this.approve(other)
    }
    await until(
      `${hospital.name} is active with a key`,
      () =>
        node.chain.view.epochIsCurrent() &&
        node.keys.key(node.chain.view.epoch!.number) !== undefined &&
        node.chain.view.member(hospital.id)?.status === 'active',
    )
  }

  /** Approves the change that is open, as a person at `hospital`. */
  async approve(hospital: TestHospital): Promise<void> {
    const node = hospital.node!
    await until(`${hospital.name} sees the change`, () => node.approvals.open().length > 0)
    const change = node.approvals.open()[0]!
    await node.approvals.approve(change, true, node.session()!)
  }

  async addHospital(name: string): Promise<TestHospital> {
    const hospital = await this.admit(name)
    await this.activate(hospital)
    return hospital
  }

  /** Answers every review that waits anywhere. */
  async reviewAll(verdict: 'accept' | 'reject' = 'accept'): Promise<void> {
    for (const { node, name } of this.hospitals) {
      for (const review of node?.reviews.waiting() ?? []) {
        await node!.reviews.decide(
          review.submission.id,
          verdict === 'accept'
            ? { verdict, reviewer: `Reviewer at ${name}` }
            : {
                verdict,
                reviewer: `Reviewer at ${name}`,
                reason: 'wrong-code',
                text: 'Please check',
              },
        )
      }
    }
  }

  /** Heads of all running nodes. */
  async agree(): Promise<void> {
    const nodes = this.hospitals.flatMap(({ node }) => node ?? [])
    await until('all nodes have the same head', () =>
      nodes.every((node) => equalBytes(node.chain.state.head, this.government.chain.state.head)),
    )
  }

  async close(): Promise<void> {
    for (const hospital of this.hospitals) await this.stopHospital(hospital)
    await this.stopGovernment()
    await rm(this.root, { recursive: true, force: true })
  }
}

/** A document about a made-up patient; `number` makes it a different one. */
export function testDocument(hospital: Uint8Array, number: number): Uint8Array {
  const document: ClinicalDocument = {
    version: 1,
    salt: randomBytes(32),
    patient: {
      identifier: `999-00-${String(number).padStart(4, '0')}`,
      family: `Zyxwvut${number}`,
      given: 'Quirina',
      birthDate: '1970-01-31',
      sex: 'female',
      city: 'Town',
    },
    encounter: { type: 'Office visit', start: 1_700_000_000_000, end: null },
    diagnoses: [
      {
        coding: {
          system: 'http://hl7.org/fhir/sid/icd-10-cm',
          code: 'J45.40',
          display: 'Moderate persistent asthma, uncomplicated',
        },
        rank: 'primary',
        verificationStatus: 'confirmed',
        clinicalStatus: 'active',
        severity: null,
        onset: '2020-01-01',
        abatement: null,
        note: 'A note',
      },
    ],
    medication: [],
    practitioner: 'Dr. Test',
    hospital,
    recordedAt: 1_700_000_000_000,
    source: 'form',
  }
  return encodeDocument(document)
}
