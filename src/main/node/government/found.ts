/** Founding a consortium: the government's keys, the genesis, and what its folder remembers. */
import { signingPublicKey } from '#crypto/ed25519'
import { DEFAULT_PARAMETERS, foundConsortium } from '#core/membership/genesis'
import type { Environment } from '../environment.ts'
import type { GovernmentSecrets, GovernmentSettings } from '../settings.ts'

/** What a government is founded with. */
export interface Founding {
  readonly consortiumName: string
  readonly country: string
  readonly governmentName: string
  readonly administrator: string
  readonly demonstration: boolean
  readonly listen: { readonly host: string; readonly port: number }
}

/** Makes keys and genesis; nothing is stored yet. */
export function foundGovernment(
  { random, clock }: Environment,
  founding: Founding,
): { settings: GovernmentSettings; secrets: GovernmentSecrets } {
  const secrets: GovernmentSecrets = { signingKey: random(32), drawMaster: random(32) }
  const consortium = foundConsortium({
    version: 1,
    name: founding.consortiumName,
    country: founding.country,
    government: {
      name: founding.governmentName,
      key: signingPublicKey(secrets.signingKey),
    },
    parameters: DEFAULT_PARAMETERS,
    demonstration: founding.demonstration,
    time: clock.utc(),
    salt: random(32),
  })
  const settings: GovernmentSettings = {
    mode: 'government',
    genesis: consortium.bytes,
    person: founding.administrator,
    listen: { ...founding.listen },
  }
  return { settings, secrets }
}
