/**
 * Which nonces of one author have ended, and the newest draw secret seen of it (§6). Every nonce
 * ends once, in any order; ended ones are kept as ranges so that the account stays small.
 */
import { equalBytes } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { require } from '../errors.ts'

/** The account of one author. */
export interface NonceAccount {
  /** Ended nonces as ranges [first, last], ascending, never touching each other. */
  readonly ended: readonly (readonly [number, number])[]
  /** The highest nonce whose secret is known, and that secret; nonce 0 is the anchor s_0. */
  readonly secretNonce: number
  readonly secret: Uint8Array
}

/** The account of a hospital that has submitted nothing. */
export function newNonceAccount(anchor: Uint8Array): NonceAccount {
  return { ended: [], secretNonce: 0, secret: anchor }
}

/** True when a record or cancel has ended this nonce. */
export function hasEnded(account: NonceAccount, nonce: number): boolean {
  return account.ended.some(([first, last]) => nonce >= first && nonce <= last)
}

/** The lowest nonce that has not ended. */
export function lowestOpenNonce(account: NonceAccount): number {
  const first = account.ended[0]
  return first && first[0] === 1 ? first[1] + 1 : 1
}

/** Throws a RuleError unless `nonce` may end now: new, and within `window` of the lowest open. */
export function requireOpenNonce(account: NonceAccount, nonce: number, window: number): void {
  require(!hasEnded(account, nonce), 'nonce-used', `nonce ${nonce} has ended`)
  const lowest = lowestOpenNonce(account)
  require(nonce < lowest + window, 'nonce-too-far', `nonce ${nonce}, lowest open ${lowest}`)
}

/**
 * The account after `nonce` ended with `secret`. Throws a RuleError unless the secret is the one
 * that the anchor fixed: hashed down to the newest known one, or the newest hashed down to it.
 */
export function endNonce(account: NonceAccount, nonce: number, secret: Uint8Array): NonceAccount {
  const ended = withNonce(account.ended, nonce)
  if (nonce > account.secretNonce) {
    requireChain(secret, nonce - account.secretNonce, account.secret, nonce)
    return { ended, secretNonce: nonce, secret }
  }
  requireChain(account.secret, account.secretNonce - nonce, secret, nonce)
  return { ...account, ended }
}

function requireChain(from: Uint8Array, hashes: number, to: Uint8Array, nonce: number): void {
  let value = from
  for (let i = 0; i < hashes; i++) value = sha256(value)
  require(equalBytes(value, to), 'wrong-secret', `not the draw secret of nonce ${nonce}`)
}

function withNonce(
  ranges: NonceAccount['ended'],
  nonce: number,
): readonly (readonly [number, number])[] {
  const before = ranges.filter(([, last]) => last < nonce - 1)
  const after = ranges.filter(([first]) => first > nonce + 1)
  const touching = ranges.filter(([first, last]) => last >= nonce - 1 && first <= nonce + 1)
  const first = Math.min(nonce, ...touching.map((range) => range[0]))
  const last = Math.max(nonce, ...touching.map((range) => range[1]))
  return [...before, [first, last], ...after]
}
