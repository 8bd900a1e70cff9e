/** Why the core refuses something. Codes are for programs, and each names one rule. */

/** Every rule that a message, transaction, block or certificate can break. */
export type RuleCode =
  // encoding
  | 'malformed'
  // every signed message
  | 'wrong-consortium'
  | 'bad-signature'
  // membership
  | 'wrong-member-root'
  | 'unknown-hospital'
  | 'already-member'
  | 'wrong-status'
  | 'weak-key'
  | 'key-in-use'
  | 'bad-anchor'
  | 'bad-join'
  | 'approvals-missing'
  | 'approval-foreign'
  | 'approval-expired'
  | 'approval-duplicate'
  // epochs
  | 'epoch-number'
  | 'epoch-recipients'
  | 'epoch-unneeded'
  | 'epoch-shape'
  // submissions and their draw
  | 'author-not-active'
  | 'bad-base'
  | 'wrong-epoch'
  | 'nonce-used'
  | 'nonce-too-far'
  | 'bad-payload-size'
  | 'bad-specialty'
  | 'wrong-receipt'
  | 'wrong-secret'
  | 'step-chain'
  | 'step-order'
  | 'step-hospital'
  | 'too-many-unanswered'
  | 'wrong-attestation'
  | 'wrong-cause'
  // blocks
  | 'block-version'
  | 'block-height'
  | 'block-previous'
  | 'block-time'
  | 'block-empty'
  | 'block-too-large'
  | 'block-transaction-root'
  | 'block-member-root'
  | 'block-two-changes'
  // certificates
  | 'votes-missing'
  | 'vote-duplicate'
  | 'vote-foreign'

/** Thrown by every check of the core; `detail` never holds content, only names and numbers. */
export class RuleError extends Error {
  override readonly name = 'RuleError'
  readonly code: RuleCode

  constructor(code: RuleCode, detail: string) {
    super(`${code}: ${detail}`)
    this.code = code
  }
}

/** Throws a RuleError unless `condition` holds. */
export function require(condition: boolean, code: RuleCode, detail: string): asserts condition {
  if (!condition) throw new RuleError(code, detail)
}
