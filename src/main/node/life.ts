/**
 * The life of a node in its data folder: new → set up → locked → running; a hospital asks to be
 * admitted in between. One process at a time uses the folder (PROTOCOL §2).
 */
import { decodeAs, encode } from '#core/codec/cbor'
import { toWire } from '#core/codec/message'
import { type EnrolmentRequest, enrolmentKind, type Profile } from '#core/membership/enrolment'
import { readConsortium } from '#core/membership/genesis'
import type { Invitation } from '#core/membership/invitation'
import { NetworkError } from '#network/errors'
import { type FolderLock, lockFolder } from '#storage/folder-lock'
import { Keystore } from '#storage/keystore'
import { type DataFolder, dataFolder } from './data-folder.ts'
import { Demonstrator } from './demonstration.ts'
import { type EvidenceFile, equivocationEvidence, equivocationHeights } from './evidence.ts'
import type { Environment } from './environment.ts'
import { type Founding, foundGovernment } from './government/found.ts'
import { askStanding, makeHospitalSecrets, makeRequest } from './hospital/request-membership.ts'
import type { Runtime } from './runtime.ts'
import {
  type RuntimeChange,
  type RuntimeParts,
  startGovernmentRuntime,
  startHospitalRuntime,
} from './start-runtime.ts'
import {
  type GovernmentSecrets,
  governmentSecretsSchema,
  type GovernmentSettings,
  type HospitalSecrets,
  hospitalSecretsSchema,
  type HospitalSettings,
  readSettings,
  type Settings,
  writeSettings,
} from './settings.ts'

/** How soon a hospital asks whether its request was decided, and how rarely after a while. */
const FIRST_QUESTION_AFTER = 400
const QUESTIONS_APART = 10_000

/** What happens in the life of a node. */
export type LifeChange = { readonly type: 'phase' } | RuntimeChange

/** Where a node stands in its folder. */
export type LifePhase = 'new' | 'locked' | 'starting' | 'requesting' | 'refused' | 'running'

/** The life of one node. */
export class NodeLife {
  private readonly environment: Environment
  private readonly folder: DataFolder
  private readonly wasm: Uint8Array
  private readonly onChange: (change: LifeChange) => void
  private readonly lock: FolderLock
  private current: Settings | undefined
  private stage: LifePhase
  private running: Runtime | undefined
  private cancelAsking: (() => void) | undefined
  private closed = false
  private readonly demonstrator: Demonstrator

  private constructor(
    environment: Environment,
    folder: DataFolder,
    wasm: Uint8Array,
    onChange: (change: LifeChange) => void,
    opened: { lock: FolderLock; settings: Settings | undefined },
  ) {
    this.environment = environment
    this.folder = folder
    this.wasm = wasm
    this.onChange = (change) => {
      onChange(change)
      if (change.type === 'government' || change.type === 'hospital') this.decide()
    }
    this.lock = opened.lock
    this.demonstrator = new Demonstrator(environment.report)
    this.current = opened.settings
    this.stage = opened.settings ? 'locked' : 'new'
  }

  /** Takes the folder for this process. Throws a StorageError `locked`. */
  static async open(
    environment: Environment,
    root: string,
    wasm: Uint8Array,
    onChange: (change: LifeChange) => void,
  ): Promise<NodeLife> {
    const folder = dataFolder(root)
    await environment.fileSystem.makeDirectory(root)
    const lock = await lockFolder(root)
    try {
      const settings = await readSettings(environment.fileSystem, folder.settings)
      return new NodeLife(environment, folder, wasm, onChange, { lock, settings })
    } catch (error) {
      await lock.release()
      throw error
    }
  }

  /** Where the node stands. */
  get phase(): LifePhase {
    return this.stage
  }

  /** What the folder was set up as. */
  get settings(): Settings | undefined {
    return this.current
  }

  /** The running node. */
  get runtime(): Runtime | undefined {
    return this.running
  }

  /** The time of day. */
  now(): number {
    return this.environment.clock.utc()
  }

  /** Random bytes. */
  random(length: number): Uint8Array {
    return this.environment.random(length)
  }

  /** Heights at which this node keeps two blocks that the government signed. */
  equivocations(): Promise<number[]> {
    return equivocationHeights(this.environment.fileSystem, this.folder)
  }

  /** Evidence of the two blocks that are kept of a height, or undefined. */
  equivocationEvidence(height: number): Promise<EvidenceFile | undefined> {
    return equivocationEvidence(this.environment.fileSystem, this.folder, height)
  }

  /** Founds a consortium and starts its government. */
  async found(founding: Founding, passphrase: string): Promise<void> {
    const { settings, secrets } = foundGovernment(this.environment, founding)
    await this.createKeystore(passphrase, encode(secrets))
    await this.starting(() => this.runGovernment(settings, secrets))
  }

  /** Makes this hospital's keys and asks to be admitted. Rejects with a NetworkError. */
  async request(
    invitation: Invitation,
    profile: Profile,
    person: string,
    passphrase: string,
  ): Promise<void> {
    const secrets = await makeHospitalSecrets(this.environment)
    const request = await makeRequest(this.environment, invitation, profile, secrets)
    const settings: HospitalSettings = {
      mode: 'hospital',
      genesis: invitation.genesis,
      person,
      addresses: [...invitation.addresses],
      request: toWire(request),
      refused: null,
      holds: 1,
      presence: 'idle',
    }
    // Asked before anything is stored: a bad invitation must not leave a half-made node behind.
    await this.ask(settings, request, secrets)
    await this.createKeystore(passphrase, encode(secrets))
    await this.save(settings)
    this.enter('requesting')
    this.awaitDecision(settings, request, secrets)
  }

  /** Starts over after a refusal: the old request and keys are of no use any more. */
  async forgetRefusal(): Promise<void> {
    const { fileSystem } = this.environment
    await fileSystem.remove(this.folder.settings)
    await fileSystem.remove(this.folder.keystore)
    this.current = undefined
    this.enter('new')
  }

  /** Opens the keystore and starts the node. Throws a StorageError `wrong-passphrase`. */
  async unlock(passphrase: string): Promise<void> {
    const settings = this.current
    if (!settings || this.stage !== 'locked') return
    const keystore = await Keystore.open(this.keystoreOptions(), passphrase)
    if (settings.mode === 'government') {
      const secrets = decodeAs(governmentSecretsSchema, keystore.content)
      await this.starting(() => this.runGovernment(settings, secrets))
      return
    }
    const secrets = decodeAs(hospitalSecretsSchema, keystore.content)
    await this.starting(() => this.runHospital(settings, secrets))
  }

  /** Changes what the node remembers of its person and presence. */
  async change(
    change: Partial<Pick<HospitalSettings, 'person' | 'presence' | 'holds'>>,
  ): Promise<void> {
    if (!this.current) return
    const { person, ...presence } = change
    const settings: Settings = { ...this.current, ...(person === undefined ? {} : { person }) }
    await this.save(settings.mode === 'hospital' ? { ...settings, ...presence } : settings)
    if (this.running?.mode === 'hospital') this.running.node.presenceChanged()
    this.onChange({ type: 'phase' })
  }

  /** Stops the node and frees the folder. */
  async close(): Promise<void> {
    this.closed = true
    this.cancelAsking?.()
    await this.running?.verification.close()
    await this.running?.node.close()
    this.running?.database.close()
    this.running = undefined
    await this.lock.release()
  }

  private keystoreOptions() {
    const { fileSystem, random } = this.environment
    return { fileSystem, path: this.folder.keystore, randomBytes: random }
  }

  /** A keystore without settings beside it is of a set-up that never ended. */
  private async createKeystore(passphrase: string, content: Uint8Array): Promise<void> {
    if (!this.current) await this.environment.fileSystem.remove(this.folder.keystore)
    await Keystore.create(this.keystoreOptions(), passphrase, content)
  }

  private async save(settings: Settings): Promise<void> {
    await writeSettings(this.environment.fileSystem, this.folder.settings, settings)
    this.current = settings
  }

  private enter(stage: LifePhase): void {
    this.stage = stage
    this.onChange({ type: 'phase' })
  }

  /** A start that fails leaves the node where it was, so that a person can try again. */
  private async starting(start: () => Promise<void>): Promise<void> {
    const before = this.stage
    this.enter('starting')
    try {
      await start()
    } catch (error) {
      this.enter(this.current ? 'locked' : before)
      throw error
    }
  }

  private async runGovernment(
    settings: GovernmentSettings,
    secrets: GovernmentSecrets,
  ): Promise<void> {
    const runtime = await startGovernmentRuntime(this.parts(), settings, secrets, (change) =>
      this.onChange(change),
    )
    this.running = runtime
    // The port is kept, so that invitations and hospitals find this government again.
    const port = portOf(runtime.node.addresses)
    await this.save({ ...settings, listen: { ...settings.listen, port } })
    this.enter('running')
    this.decide()
  }

  private async runHospital(settings: HospitalSettings, secrets: HospitalSecrets): Promise<void> {
    const request = enrolmentKind.assemble(settings.request[0], settings.request[1])
    if (settings.refused !== null) {
      this.enter('refused')
      return
    }
    const started = (await this.environment.fileSystem.readFile(this.folder.chainLog)) !== undefined
    if (started) {
      await this.runMember(settings, request, secrets)
      return
    }
    this.enter('requesting')
    this.awaitDecision(settings, request, secrets)
  }

  private async runMember(
    settings: HospitalSettings,
    request: EnrolmentRequest,
    secrets: HospitalSecrets,
  ): Promise<void> {
    this.running = await startHospitalRuntime(
      this.parts(),
      { settings, request, secrets },
      () => this.presence(),
      (change) => this.onChange(change),
    )
    this.enter('running')
  }

  private parts(): RuntimeParts {
    const { environment, folder, wasm } = this
    return { environment, folder, wasm }
  }

  /** Whether a person reviews here, and how many reviews at once. */
  presence(): { presence: 'idle' | 'busy'; holds: number } {
    return this.current?.mode === 'hospital'
      ? { presence: this.current.presence, holds: this.current.holds }
      : { presence: 'busy', holds: 1 }
  }

  private ask(settings: HospitalSettings, request: EnrolmentRequest, secrets: HospitalSecrets) {
    const { genesis } = readConsortium(settings.genesis)
    const government = { addresses: settings.addresses, key: genesis.government.key }
    return askStanding(this.environment, government, request, secrets)
  }

  private awaitDecision(
    settings: HospitalSettings,
    request: EnrolmentRequest,
    secrets: HospitalSecrets,
    delay = FIRST_QUESTION_AFTER,
  ): void {
    if (this.closed) return
    const again = () =>
      this.awaitDecision(settings, request, secrets, Math.min(delay * 1.3, QUESTIONS_APART))
    this.cancelAsking = this.environment.clock.after(delay, () => {
      this.askAgain(settings, request, secrets, again).catch((fault: unknown) => {
        // Not reachable now: the question is asked again and again until it is answered.
        if (!(fault instanceof NetworkError)) this.environment.report(fault)
        again()
      })
    })
  }

  private async askAgain(
    settings: HospitalSettings,
    request: EnrolmentRequest,
    secrets: HospitalSecrets,
    again: () => void,
  ): Promise<void> {
    const { standing, reason } = await this.ask(settings, request, secrets)
    if (this.closed) return
    if (standing === 'waiting') return again()
    if (standing === 'refused') {
      await this.save({ ...settings, refused: reason ?? '' })
      this.enter('refused')
      return
    }
    await this.starting(() => this.runMember(settings, request, secrets))
  }

  private decide(): void {
    if (this.running && !this.closed) this.demonstrator.decide(this.running)
  }
}

function portOf(addresses: readonly string[]): number {
  return Number(/\/tcp\/(\d+)/.exec(addresses[0] ?? '')?.[1] ?? 0)
}
