/** A whole consortium in this process: real nodes, real files, real libp2p over loopback TCP. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { equalBytes, toHex } from '#crypto/bytes'
import { signerOf, signingPublicKey } from '#crypto/ed25519'
import { encode } from '#core/codec/cbor'
import { toWire } from '#core/codec/message'
import { randomBytes } from '#crypto/random'
import {
  type Consortium,
  DEFAULT_PARAMETERS,
  foundConsortium,
  type Parameters,
} from '#core/membership/genesis'
import type { EnrolmentRequest } from '#core/membership/enrolment'
import { type Invitation, readInvitation } from '#core/membership/invitation'
import type { Cancel } from '#core/transaction/cancel'
import type { Record as FinalRecord } from '#core/transaction/record'
import { type FinalBlock, finalHash } from '#node/chain'
import { isPassing } from '#network/reconnect'
import type { Spoke } from '#network/star'
import { standingAnswer } from '#node/messages/chain'
import { helloKind, PROTOCOL_VERSION } from '#node/messages/hello'
import { dataFolder } from '#node/data-folder'
import type { Environment } from '#node/environment'
import { type Government, startGovernment } from '#node/government/government'
import { type Hospital, startHospital } from '#node/hospital/hospital'
import type { RecordProjector } from '#node/hospital/project-records'
import type { Verdict } from '#node/hospital/attest-verdict'
import { askStanding, makeHospitalSecrets, makeRequest } from '#node/hospital/request-membership'
import type { GovernmentSecrets, HospitalSecrets } from '#node/settings'
import { Machine, type World } from './machine.ts'
import { testDocument, testProfile } from './test-content.ts'

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
  machine: Machine
  presence: { presence: 'idle' | 'busy'; holds: number }
  /** Alarms that its person would see. */
  readonly alarms: string[]
  /** Fills a chain database with what becomes final here, for tests that read one. */
  projector?: RecordProjector
  /** Its own votes and the certificates whose time it learnt. */
  readonly arrivals: string[]
}

/** The consortium in this process. */
export class TestConsortium {
  readonly root: string
  readonly consortium: Consortium
  readonly secrets: GovernmentSecrets
  readonly hospitals: TestHospital[] = []
  /** Faults that any node reported. */
  readonly faults: unknown[] = []
  readonly world: World = { skew: 0, report: (fault) => this.faults.push(fault) }
  /** Heights and hospitals of the votes that reached the government. */
  readonly arrivals: string[] = []
  /** Alarms that a person at the government would see. */
  readonly alarms: string[] = []
  /** Hashes by height of every block that was final anywhere at any time. */
  readonly blocks = new Map<number, Set<string>>()
  machine = new Machine(this.world)
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
  }

  /** Clock, disk and network of no node in particular. */
  get environment(): Environment {
    return this.machine.environment
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

  /** Folder of the government. */
  get governmentFolder(): string {
    return join(this.root, 'government')
  }

  async startGovernment({ recovering = false } = {}): Promise<void> {
    this.running = await startGovernment(this.machine.environment, {
      folder: dataFolder(this.governmentFolder),
      recovering,
      consortium: this.consortium,
      secrets: this.secrets,
      listen: { host: '127.0.0.1', port: this.port },
      onBlock: (final) => this.noteFinal(final),
      onChange: () => undefined,
      onFinal: () => undefined,
      onVote: (height, hospital) => this.arrivals.push(`${height} ${toHex(hospital)}`),
      onAlarm: (alarm, detail) => this.alarms.push(`${alarm}: ${detail}`),
    })
    const port = /\/tcp\/(\d+)/.exec(this.running.addresses[0]!)?.[1]
    this.port = Number(port)
  }

  async stopGovernment(): Promise<void> {
    await this.running?.close()
    this.running = undefined
  }

  /** Cuts the government's power; it does not come back by itself. */
  async crashGovernment(): Promise<void> {
    await this.machine.cutPower()
    this.machine = new Machine(this.world)
    this.running = undefined
  }

  /** Stops the government politely or by cutting its power, and starts it again. */
  async restartGovernment(how: 'stop' | 'crash'): Promise<void> {
    await (how === 'stop' ? this.stopGovernment() : this.crashGovernment())
    await this.startGovernment()
  }

  private noteFinal(final: FinalBlock): void {
    const hashes = this.blocks.get(final.height) ?? new Set()
    this.blocks.set(final.height, hashes.add(toHex(finalHash(final))))
  }

  /** A fresh invitation, read. */
  async invite(label: string): Promise<Invitation> {
    const { government } = this
    return readInvitation((await government.admissions.invite(label, government.addresses)).text)
  }

  /** Asks the government how a request stands, as its hospital. */
  async ask(request: EnrolmentRequest, secrets: HospitalSecrets) {
    const { addresses } = this.government
    const to = { addresses, key: this.consortium.genesis.government.key }
    return askStanding(this.environment, to, request, secrets)
  }

  /** Asks to be admitted, and is. */
  async admit(name: string): Promise<TestHospital> {
    const { government, environment } = this
    const invitation = await this.invite(name)
    const secrets = await makeHospitalSecrets(environment)
    const request = await makeRequest(environment, invitation, testProfile(name), secrets)
    await this.ask(request, secrets)
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
      machine: new Machine(this.world),
      presence: { presence: 'idle', holds: 64 },
      alarms: [],
      arrivals: [],
    }
    this.hospitals.push(hospital)
    return hospital
  }

  /** A node that was never admitted. */
  async stranger(): Promise<TestHospital> {
    const secrets = await makeHospitalSecrets(this.environment)
    const invitation = await this.invite('stranger')
    const request = await makeRequest(
      this.environment,
      invitation,
      testProfile('stranger'),
      secrets,
    )
    return {
      name: 'stranger',
      folder: join(this.root, 'stranger'),
      id: request.id,
      secrets,
      node: undefined,
      machine: new Machine(this.world),
      presence: { presence: 'idle', holds: 1 },
      alarms: [],
      arrivals: [],
    }
  }

  async startHospital(hospital: TestHospital): Promise<Hospital> {
    hospital.node = await startHospital(hospital.machine.environment, {
      folder: dataFolder(hospital.folder),
      consortium: this.consortium,
      hospital: hospital.id,
      secrets: hospital.secrets,
      addresses: [`/ip4/127.0.0.1/tcp/${this.port}`],
      project: async (final, state, keys, payloads) => {
        this.noteFinal(final)
        await hospital.projector?.project(final, state, keys, payloads)
      },
      onReadable: async (keys, payloads, chain) =>
        hospital.projector?.reopen(keys, payloads, chain),
      onChange: (change) => {
        if (change.type === 'alarm') hospital.alarms.push(`${change.alarm}: ${change.detail}`)
        if (change.type === 'refused' && !isPassing(change.code)) {
          hospital.alarms.push(`refused: ${change.code}`)
        }
      },
      onFinal: () => undefined,
      onVote: (height) => hospital.arrivals.push(`own vote ${height}`),
      onCertificate: (height) => hospital.arrivals.push(`certificate ${height}`),
      presence: () => hospital.presence,
    })
    return hospital.node
  }

  /** A session with a hospital's key that tells the government where it stands, and no more. */
  lyingSpoke(
    { id, secrets, machine: { environment } }: TestHospital,
    standing: { finalHeight: number; lock: Uint8Array | null },
  ): Spoke {
    const { consortium } = this
    const hello = helloKind.make(
      {
        version: PROTOCOL_VERSION,
        consortium: consortium.id,
        hospital: id,
        finalHeight: 0,
        finalHash: consortium.id,
      },
      signerOf(secrets.signingKey),
    )
    return environment.star.createSpoke({
      privateKey: secrets.signingKey,
      clock: environment.clock,
      random: Math.random,
      report: environment.report,
      addresses: [`/ip4/127.0.0.1/tcp/${this.port}`],
      governmentKey: consortium.genesis.government.key,
      hello: async () => encode(toWire(hello)),
      handler: {
        onCall: async () => standingAnswer.encode(standing),
        onNotice: () => undefined,
        onClosed: () => undefined,
      },
      onConnected: async () => undefined,
      onRefused: () => undefined,
      onDisconnected: () => undefined,
    })
  }

  async stopHospital(hospital: TestHospital): Promise<void> {
    await hospital.node?.close()
    hospital.node = undefined
  }

  /** Cuts a hospital's power; it does not come back by itself. */
  async crashHospital(hospital: TestHospital): Promise<void> {
    await hospital.machine.cutPower()
    hospital.machine = new Machine(this.world)
    hospital.node = undefined
  }

  /** Stops a hospital politely or by cutting its power, and starts it again. */
  async restartHospital(hospital: TestHospital, how: 'stop' | 'crash'): Promise<void> {
    await (how === 'stop' ? this.stopHospital(hospital) : this.crashHospital(hospital))
    await this.startHospital(hospital)
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
        await node!.reviews.decide(review.submission.id, verdictOf(verdict, name))
      }
    }
  }

  /** Queues a document of a hospital; answers its content digest. */
  submit(author: TestHospital, number: number): Promise<Uint8Array> {
    return author.node!.sender.submit(testDocument(author.id, number), null)
  }

  /** Waits until somebody holds the review of a document; answers who. */
  async holderOf(digest: Uint8Array): Promise<TestHospital> {
    let holder: TestHospital | undefined
    await until('somebody holds the review', () => {
      holder = this.hospitals.find(({ node }) => node && reviewOf(node, digest))
      return holder !== undefined
    })
    return holder!
  }

  /** Decides the review of a document at the hospital that holds it. */
  async review(digest: Uint8Array, verdict: 'accept' | 'reject' = 'accept'): Promise<TestHospital> {
    const holder = await this.holderOf(digest)
    const { submission } = reviewOf(holder.node!, digest)!
    await holder.node!.reviews.decide(submission.id, verdictOf(verdict, holder.name))
    return holder
  }

  /** Everything that ended on the government's chain, in order. */
  async endings(): Promise<(FinalRecord | Cancel)[]> {
    const found: (FinalRecord | Cancel)[] = []
    const { chain } = this.government
    for (let height = 1; height <= chain.height; height++) {
      for (const transaction of (await chain.read(height)).block.transactions) {
        if (transaction.kind === 'record' || transaction.kind === 'cancel') found.push(transaction)
      }
    }
    return found
  }

  /** How a document ended, or undefined while it has not. */
  async endingOf(digest: Uint8Array): Promise<FinalRecord | Cancel | undefined> {
    const all = await this.endings()
    return all.find(({ submission }) => equalBytes(submission.body.contentDigest, digest))
  }

  /** Waits until a document has ended; answers how. */
  async ended(digest: Uint8Array): Promise<FinalRecord | Cancel> {
    let ending: FinalRecord | Cancel | undefined
    await until('the submission has ended', async () => {
      ending = await this.endingOf(digest)
      return ending !== undefined
    })
    return ending!
  }

  /** Everything that must never happen, as far as anybody noticed: best an empty list. */
  troubles(): unknown[] {
    const forks = [...this.blocks].filter(([, hashes]) => hashes.size > 1)
    return [
      ...this.faults,
      ...this.alarms.map((alarm) => `government: ${alarm}`),
      ...forks.map(([height]) => `two blocks at height ${height}`),
      ...this.hospitals.flatMap(({ name, alarms }) => alarms.map((alarm) => `${name}: ${alarm}`)),
    ]
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

/** The review of a document that waits at a hospital, if it does. */
export function reviewOf({ reviews }: Hospital, digest: Uint8Array) {
  return reviews
    .waiting()
    .find(({ submission }) => equalBytes(submission.body.contentDigest, digest))
}

function verdictOf(verdict: 'accept' | 'reject', name: string): Verdict {
  const reviewer = `Reviewer at ${name}`
  return verdict === 'accept'
    ? { verdict, reviewer }
    : { verdict, reviewer, reason: 'wrong-code', text: 'Please check' }
}
