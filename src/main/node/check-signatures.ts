/** Batching of signature checks: the rules run first and say which signatures they rest on. */
import type { Verify } from '#core/codec/message'
import { RuleError } from '#core/errors'
import { type SignatureCheck, verifySignatures } from '#crypto/ed25519'

/**
 * Runs checks that take a `Verify`, then verifies every signature they asked for at once on the
 * thread pool. The result counts only if all are valid. Rejects with a RuleError.
 */
export async function checkWithSignatures<T>(rules: (verify: Verify) => T): Promise<T> {
  const wanted: SignatureCheck[] = []
  const result = rules((check) => {
    wanted.push(check)
    return true
  })
  if (!(await verifySignatures(wanted))) {
    throw new RuleError('bad-signature', 'a signature is not valid')
  }
  return result
}

/** For what this node has checked before it stored it: asks for no signature again. */
export const trustStored: Verify = () => true
