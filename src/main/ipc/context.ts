/** What the handlers of every domain are given. */
import { ContractError } from '#contract/errors'
import type { NodeEvent } from '#contract/events'
import { fromHex, toHex } from '#crypto/bytes'
import type { Clinic } from '#node/clinic'
import type { GovernmentRuntime, HospitalRuntime, Runtime } from '#node/runtime'
import type { NodeLife } from '#node/life'
import type { PreferencesFile } from '#node/preferences'
import type { Demonstration } from './service.ts'

/** Handlers reach everything through this. */
export interface Context {
  readonly life: NodeLife
  readonly preferences: PreferencesFile
  /** Null within a demonstration. */
  readonly demonstration: Demonstration | null
  /** Installed code systems and condition search. */
  readonly clinic: Clinic
  readonly emit: (event: NodeEvent) => void
  /** Sends the status soon, once for many changes. */
  readonly statusChanged: () => void
}

/** The running node. Throws `wrong-phase`. */
export function requireRuntime({ life }: Context): Runtime {
  const { runtime } = life
  if (!runtime) throw new ContractError('wrong-phase')
  return runtime
}

/** The running government. Throws `government-only` or `wrong-phase`. */
export function requireGovernment(context: Context): GovernmentRuntime {
  const runtime = requireRuntime(context)
  if (runtime.mode === 'government') return runtime
  throw new ContractError('government-only')
}

/** The running hospital. Throws `hospital-only` or `wrong-phase`. */
export function requireHospital(context: Context): HospitalRuntime {
  const runtime = requireRuntime(context)
  if (runtime.mode === 'hospital') return runtime
  throw new ContractError('hospital-only')
}

/** A hospital by id and name. */
export interface HospitalRef {
  readonly id: string
  readonly name: string
}

/** A hospital's name as the chain knows it. */
export function hospitalRef(runtime: Runtime, id: Uint8Array | string): HospitalRef {
  const bytes = typeof id === 'string' ? fromHex(id) : id
  const name = runtime.chain.view.member(bytes)?.profile.name
  return { id: toHex(bytes), name: name ?? `Hospital ${toHex(bytes).slice(0, 8)}` }
}
