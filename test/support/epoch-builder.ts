/** Epoch transactions for tests, really sealed to the active hospitals. */
import { epochKeyHash, sealEpochKey, sealPreviousKey } from '#core/payload/epoch-key'
import { type Epoch, epochKind } from '#core/transaction/epoch'
import type { Transaction } from '#core/transaction/transaction'
import type { LedgerBuilder } from './ledger-builder.ts'
import { bytesFrom, type Change, signed } from './signed.ts'
import type { TestHospital } from './test-hospital.ts'

/** What a test may choose about an epoch. */
export interface EpochChoices extends Change<Epoch> {
  readonly repair?: boolean
}

/** The next epoch of a ledger by `author`; the builder remembers its key. */
export async function epochTransaction(
  ledger: LedgerBuilder,
  author: TestHospital,
  choices: EpochChoices = {},
): Promise<Transaction> {
  const number = (ledger.view.epoch?.number ?? 0) + 1
  const key = bytesFrom(`epoch key ${number}`)
  const body: Epoch = {
    consortium: ledger.consortium.id,
    author: author.id,
    number,
    keyHash: epochKeyHash(key),
    sealed: await sealedToActive(ledger, number, key),
    previous: previousKey(ledger, number, key),
    repair: choices.repair ?? false,
  }
  ledger.epochKeys.set(number, key)
  return { kind: 'epoch', message: signed(epochKind, body, author.sign, choices) }
}

function sealedToActive(
  ledger: LedgerBuilder,
  number: number,
  key: Uint8Array,
): Promise<Epoch['sealed']> {
  const { id: consortium } = ledger.consortium
  return Promise.all(
    ledger.view.active().map(async ({ id, encryptionKey }) => {
      const seed = bytesFrom(`ephemeral ${number} ${ledger.hospital(id).name}`)
      return {
        hospital: id,
        key: await sealEpochKey(consortium, number, key, encryptionKey, seed),
      }
    }),
  )
}

function previousKey(ledger: LedgerBuilder, number: number, key: Uint8Array): Uint8Array | null {
  const previous = ledger.epochKeys.get(number - 1)
  if (!previous) return null
  const salt = bytesFrom(`previous key salt ${number}`)
  return sealPreviousKey(ledger.consortium.id, number, key, previous, salt)
}
