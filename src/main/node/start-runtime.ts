/** Starts a government or a hospital together with the chain database that its screens ask. */
import { readConsortium } from '#core/membership/genesis'
import type { EnrolmentRequest } from '#core/membership/enrolment'
import { toHex } from '#crypto/bytes'
import { ChainDatabase } from '#storage/chain-database/chain-database'
import type { DataFolder } from './data-folder.ts'
import type { Environment } from './environment.ts'
import { type GovernmentChange, startGovernment } from './government/government.ts'
import { type HospitalChange, startHospital } from './hospital/hospital.ts'
import { RecordProjector } from './hospital/project-records.ts'
import { projectBlock } from './project-block.ts'
import type { GovernmentRuntime, HospitalRuntime } from './runtime.ts'
import type { StorageAlarm } from './storage-alarm.ts'
import type {
  GovernmentSecrets,
  GovernmentSettings,
  HospitalSecrets,
  HospitalSettings,
} from './settings.ts'
import { ChainVerification, type VerificationProgress } from './verification.ts'

/** What every runtime is started with. */
export interface RuntimeParts {
  readonly environment: Environment
  readonly folder: DataFolder
  /** SQLite compiled to WebAssembly. */
  readonly wasm: Uint8Array
}

/** What happens while a node runs. */
export type RuntimeChange =
  | { readonly type: 'final'; readonly height: number }
  | { readonly type: 'government'; readonly change: GovernmentChange }
  /** Something is wrong with this node's disk. */
  | { readonly type: 'alarm'; readonly alarm: StorageAlarm; readonly detail: string }
  | { readonly type: 'hospital'; readonly change: HospitalChange }
  | { readonly type: 'verification'; readonly progress: VerificationProgress }

/** A hospital's own things, as its folder and keystore hold them. */
export interface HospitalIdentity {
  readonly settings: HospitalSettings
  readonly request: EnrolmentRequest
  readonly secrets: HospitalSecrets
}

/** Starts a government. Rejects with a NetworkError or StorageError. */
export async function startGovernmentRuntime(
  { environment, folder, wasm }: RuntimeParts,
  settings: GovernmentSettings,
  secrets: GovernmentSecrets,
  onChange: (change: RuntimeChange) => void,
): Promise<GovernmentRuntime> {
  const consortium = readConsortium(settings.genesis)
  const database = await ChainDatabase.create({ wasmBinary: wasm })
  const node = await startGovernment(environment, {
    folder,
    consortium,
    secrets,
    listen: settings.listen,
    onBlock: (final, state) => database.inTransaction(() => projectBlock(database, final, state)),
    onChange: (change) => onChange({ type: 'government', change }),
    onFinal: (height) => onChange({ type: 'final', height }),
    onVote: (height, hospital, at) => database.noteVote(height, toHex(hospital), at),
    onAlarm: (alarm, detail) => onChange({ type: 'alarm', alarm, detail }),
  })
  const { chain, payloads } = node
  const verification = await openVerification({ environment, folder }, node, onChange)
  return { mode: 'government', secrets, consortium, database, chain, payloads, verification, node }
}

/** Starts an admitted hospital. Rejects with a StorageError. */
export async function startHospitalRuntime(
  { environment, folder, wasm }: RuntimeParts,
  { settings, request, secrets }: HospitalIdentity,
  presence: () => { readonly presence: 'idle' | 'busy'; readonly holds: number },
  onChange: (change: RuntimeChange) => void,
): Promise<HospitalRuntime> {
  const consortium = readConsortium(settings.genesis)
  const database = await ChainDatabase.create({ wasmBinary: wasm })
  const projector = new RecordProjector(database)
  const node = await startHospital(environment, {
    folder,
    consortium,
    hospital: request.id,
    secrets,
    addresses: settings.addresses,
    project: (final, state, keys, payloads) => projector.project(final, state, keys, payloads),
    onReadable: (keys, payloads, chain) => projector.reopen(keys, payloads, chain),
    onChange: (change) => onChange({ type: 'hospital', change }),
    onFinal: (height) => onChange({ type: 'final', height }),
    onVote: (height, at) => database.noteVote(height, toHex(request.id), at),
    onCertificate: (height, at) => database.noteCertificate(height, at),
    presence,
  })
  const { chain, payloads } = node
  const verification = await openVerification({ environment, folder }, node, onChange)
  return { mode: 'hospital', secrets, consortium, database, chain, payloads, verification, node }
}

function openVerification(
  { environment, folder }: Pick<RuntimeParts, 'environment' | 'folder'>,
  { chain, payloads }: Pick<GovernmentRuntime, 'chain' | 'payloads'>,
  onChange: (change: RuntimeChange) => void,
): Promise<ChainVerification> {
  return ChainVerification.open({
    environment,
    path: folder.verification,
    chain,
    payloads,
    onChange: (progress) => onChange({ type: 'verification', progress }),
  })
}
