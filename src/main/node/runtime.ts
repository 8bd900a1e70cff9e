/** A node that is unlocked and running, with the chain database that its screens ask. */
import type { Consortium } from '#core/membership/genesis'
import type { ChainDatabase } from '#storage/chain-database/chain-database'
import type { Chain } from './chain.ts'
import type { Government } from './government/government.ts'
import type { Hospital } from './hospital/hospital.ts'
import type { PayloadStore } from '#storage/payload-store'
import type { GovernmentSecrets, HospitalSecrets } from './settings.ts'
import type { ChainVerification } from './verification.ts'

interface Common {
  readonly consortium: Consortium
  readonly database: ChainDatabase
  readonly chain: Chain
  readonly payloads: PayloadStore
  readonly verification: ChainVerification
}

/** A running government. */
export interface GovernmentRuntime extends Common {
  readonly mode: 'government'
  readonly secrets: GovernmentSecrets
  readonly node: Government
}

/** A running hospital: a member, admitted or active. */
export interface HospitalRuntime extends Common {
  readonly mode: 'hospital'
  readonly secrets: HospitalSecrets
  readonly node: Hospital
}

/** A running node. */
export type Runtime = GovernmentRuntime | HospitalRuntime
