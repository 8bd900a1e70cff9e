/** A transaction of any kind: its wire form, its id, and how it changes the ledger. */
import { sha256 } from '#crypto/hash'
import { z } from 'zod'
import { decodeAs, encode } from '../codec/cbor.ts'
import { type Signed, toWire, type Verify } from '../codec/message.ts'
import type { LedgerDraft } from '../ledger/state.ts'
import { approvalKind, type SignedApproval } from '../membership/approval.ts'
import { type Activate, activateKind, applyActivate } from './activate.ts'
import { type Admit, admitKind, applyAdmit } from './admit.ts'
import { applyCancel, type Cancel, cancelSchema, cancelToWire } from './cancel.ts'
import { applyEpoch, epochKind, type SignedEpoch } from './epoch.ts'
import { applyRecord, type Record, recordSchema, recordToWire } from './record.ts'
import { applyReinstate, reinstateKind } from './reinstate.ts'
import { applyRemove, type Remove, removeKind } from './remove.ts'
import { applySuspend, type StandingChange, suspendKind } from './suspend.ts'

/** Every transaction of this version. */
export type Transaction =
  | { readonly kind: 'admit'; readonly message: Signed<Admit> }
  | {
      readonly kind: 'activate'
      readonly message: Signed<Activate>
      readonly approvals: readonly SignedApproval[]
    }
  | { readonly kind: 'suspend' | 'reinstate'; readonly message: Signed<StandingChange> }
  | {
      readonly kind: 'remove'
      readonly message: Signed<Remove>
      readonly approvals: readonly SignedApproval[]
    }
  | { readonly kind: 'epoch'; readonly message: SignedEpoch }
  | Record
  | Cancel

/** Name of a kind of transaction. */
export type TransactionKind = Transaction['kind']

const approvals = z.array(approvalKind.schema).max(1000)

const transactionSchema: z.ZodType<Transaction> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('admit'), message: admitKind.schema }),
  z.strictObject({ kind: z.literal('activate'), message: activateKind.schema, approvals }),
  z.strictObject({ kind: z.literal('suspend'), message: suspendKind.schema }),
  z.strictObject({ kind: z.literal('reinstate'), message: reinstateKind.schema }),
  z.strictObject({ kind: z.literal('remove'), message: removeKind.schema, approvals }),
  z.strictObject({ kind: z.literal('epoch'), message: epochKind.schema }),
  recordSchema,
  cancelSchema,
])

/** Deterministic CBOR of a transaction. */
export function encodeTransaction(transaction: Transaction): Uint8Array {
  switch (transaction.kind) {
    case 'record':
      return encode(recordToWire(transaction))
    case 'cancel':
      return encode(cancelToWire(transaction))
    case 'activate':
    case 'remove':
      return encode({
        kind: transaction.kind,
        message: toWire(transaction.message),
        approvals: transaction.approvals.map(toWire),
      })
    case 'admit':
    case 'suspend':
    case 'reinstate':
    case 'epoch':
      return encode({ kind: transaction.kind, message: toWire(transaction.message) })
  }
}

/** Reads a transaction. Throws a RuleError `malformed`. */
export function decodeTransaction(bytes: Uint8Array): Transaction {
  return decodeAs(transactionSchema, bytes)
}

/** Id of a transaction: the hash of its bytes. */
export function transactionId(bytes: Uint8Array): Uint8Array {
  return sha256(bytes)
}

/** True for the kinds of which a block holds at most one (§4). */
export function isMembershipChange(kind: TransactionKind): boolean {
  return kind !== 'record' && kind !== 'cancel' && kind !== 'epoch'
}

/** Checks a transaction against the draft and changes it. Throws a RuleError. */
export function applyTransaction(
  draft: LedgerDraft,
  transaction: Transaction,
  verify: Verify,
): void {
  switch (transaction.kind) {
    case 'admit':
      return applyAdmit(draft, transaction.message, verify)
    case 'activate':
      return applyActivate(draft, transaction.message, transaction.approvals, verify)
    case 'suspend':
      return applySuspend(draft, transaction.message, verify)
    case 'reinstate':
      return applyReinstate(draft, transaction.message, verify)
    case 'remove':
      return applyRemove(draft, transaction.message, transaction.approvals, verify)
    case 'epoch':
      return applyEpoch(draft, transaction.message, verify)
    case 'record':
      return applyRecord(draft, transaction, verify)
    case 'cancel':
      return applyCancel(draft, transaction, verify)
  }
}
