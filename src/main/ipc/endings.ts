/** How a submission ended in the chain, with its block and, where it opens here, its document. */
import { ContractError } from '#contract/errors'
import type { SubmissionState } from '#contract/views/submission'
import type { ClinicalDocument } from '#clinical/document'
import type { Cancel } from '#core/transaction/cancel'
import type { Record } from '#core/transaction/record'
import type { FinalBlock } from '#node/chain'
import { readRecord } from '#node/hospital/read-records'
import type { HospitalRuntime, Runtime } from '#node/runtime'
import type { StoredTransaction } from '#storage/chain-database/rows'

/** The transaction that ends a submission. */
export type Ending = Record | Cancel

/** A submission that has ended. */
export interface Ended {
  readonly final: FinalBlock
  readonly transaction: Ending
}

/** Where a submission ended, by its id or its content digest; undefined while it is open. */
export function findEnding({ database }: Runtime, id: string): StoredTransaction | undefined {
  return database.transactionBySubmission(id) ?? database.transactionByContent(id)
}

/** Reads an ending from the chain. Rejects with a ContractError or StorageError. */
export async function readEnding(
  runtime: Runtime,
  { height, position }: Pick<StoredTransaction, 'height' | 'position'>,
): Promise<Ended> {
  const final = await runtime.chain.read(height)
  const transaction = final.block.transactions[position]
  if (transaction?.kind !== 'record' && transaction?.kind !== 'cancel') {
    throw new ContractError('submission-not-found')
  }
  return { final, transaction }
}

/** The document of an ended submission, or undefined where it is not readable here. */
export async function endedDocument(
  runtime: HospitalRuntime,
  { transaction }: Ended,
): Promise<ClinicalDocument | undefined> {
  const { submission } = transaction
  const payload = await runtime.payloads.get(submission.body.payload.digest)
  const read = payload && readRecord(runtime.node.keys, submission, payload)
  return read?.ok ? read.document : undefined
}

/** State of a submission after its ending. */
export function endedState(transaction: Ending): SubmissionState {
  if (transaction.kind === 'record') return 'final'
  switch (transaction.why.cause) {
    case 'rejected':
      return 'rejected'
    case 'withdrawn':
      return 'withdrawn'
    case 'declined':
    case 'expired':
    case 'author-excluded':
      return 'cancelled'
  }
}
