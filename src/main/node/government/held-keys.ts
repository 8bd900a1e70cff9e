/** Every key that a government holds, to show that none of them opens a record (PROTOCOL §5). */
import { agreementKey } from '#crypto/ed25519'
import type { SealContext } from '#core/payload/payload'
import { readPayload } from '#core/payload/payload'
import { partsOpenedBy } from '#core/payload/try-key'
import type { GovernmentSecrets } from '../settings.ts'
import { drawSeed } from './draw-secrets.ts'

/**
 * Its signing key, the same as a key that things can be sealed to, the master of its draw secrets,
 * and each hospital's seed of them (the secrets themselves are hashes of it, public once used).
 */
export function heldKeys(
  { signingKey, drawMaster }: GovernmentSecrets,
  hospitals: readonly Uint8Array[],
): Uint8Array[] {
  const seeds = hospitals.map((hospital) => drawSeed(drawMaster, hospital))
  return [signingKey, agreementKey(signingKey), drawMaster, ...seeds]
}

/** What trying came to: how many keys were tried, and how many sealed parts any of them opened. */
export interface KeyTrial {
  readonly tried: number
  readonly opened: number
}

/** Tries every key on every part of a payload. Throws a RuleError `malformed`. */
export async function tryKeys(
  keys: readonly Uint8Array[],
  context: SealContext,
  payload: Uint8Array,
): Promise<KeyTrial> {
  const parts = readPayload(payload)
  const opened = new Set<string>()
  for (const key of keys) {
    for (const name of await partsOpenedBy(key, context, parts)) opened.add(name)
  }
  return { tried: keys.length, opened: opened.size }
}
