/** Epochs that hospitals have published and that wait for a block; a race has one winner (§5). */
import { RuleError } from '#core/errors'
import type { LedgerView } from '#core/ledger/state'
import { requireEpoch, type SignedEpoch } from '#core/transaction/epoch'
import type { Transaction } from '#core/transaction/transaction'
import { checkWithSignatures, trustStored } from '../check-signatures.ts'

/**
 * The newest epoch that waits. It is not kept on disk: hospitals publish again as long as the
 * active hospitals have no epoch that matches them.
 */
export class EpochDesk {
  private readonly view: () => LedgerView
  private readonly onReady: () => void
  private waiting: SignedEpoch | undefined

  constructor(view: () => LedgerView, onReady: () => void) {
    this.view = view
    this.onReady = onReady
  }

  /** Takes an epoch; the first that is valid wins. Throws a RuleError for an invalid one. */
  async take(epoch: SignedEpoch): Promise<void> {
    await checkWithSignatures((verify) => requireEpoch(this.view(), epoch, verify))
    if (this.waiting && this.isValid(this.waiting)) return
    this.waiting = epoch
    this.onReady()
  }

  /** The transaction for the next block, if an epoch waits and still holds. */
  ready(): Transaction | undefined {
    if (this.waiting && !this.isValid(this.waiting)) this.waiting = undefined
    return this.waiting && { kind: 'epoch', message: this.waiting }
  }

  private isValid(epoch: SignedEpoch): boolean {
    try {
      requireEpoch(this.view(), epoch, trustStored)
      return true
    } catch (error) {
      if (error instanceof RuleError) return false
      throw error
    }
  }
}
