/** How a broken rule is written down: what is offered to a ledger that would otherwise take it. */
import { verifySignature } from '#crypto/ed25519'
import { requireCertificate } from '#core/consensus/vote'
import type { RuleCode } from '#core/errors'
import { type Block, blockHash } from '#core/ledger/block'
import type { Transaction } from '#core/transaction/transaction'
import { type FinalBlock, foundLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import type { TestHospital } from '../../support/test-hospital.ts'

/** What breaks the rule: transactions for the next block, a block, a certificate, or an act. */
export type Offer = Transaction | readonly Transaction[] | Block | FinalBlock | (() => unknown)

/** One way to break a rule: a sentence, and what prepares the offer on a fork of the ledger. */
export type RuleCase = readonly [string, (ledger: LedgerBuilder) => Offer | Promise<Offer>]

/** Ways to break rules, by the rule that each must be refused for. */
export type RuleCases = { readonly [code in RuleCode]?: readonly RuleCase[] }

/** How many hospitals are active in the ledger that cases start from: f is 2. */
export const ACTIVE = 7

/** The ledger that every case starts from; limits are small so that they can be exceeded. */
export function foundForRules(): Promise<LedgerBuilder> {
  return foundLedger({
    active: ACTIVE,
    parameters: {
      drawSecrets: 64,
      nonceWindow: 16,
      baseWindow: 8,
      hospitals: ACTIVE + 2,
      blockTransactions: 4,
      blockBytes: 16 * 1024,
    },
  })
}

/** Puts the offer to the ledger. Throws whatever the checks throw. */
export function put(ledger: LedgerBuilder, offer: Offer): void {
  if (typeof offer === 'function') offer()
  else if ('certificate' in offer) putCertificate(ledger, offer)
  else if ('header' in offer) ledger.check(offer)
  else ledger.check(ledger.block('kind' in offer ? [offer] : offer))
}

function putCertificate(ledger: LedgerBuilder, { block, certificate }: FinalBlock): void {
  requireCertificate(ledger.state, blockHash(block), certificate, verifySignature)
}

/** The active hospital with this number, from 0 to 6. */
export function hospital(ledger: LedgerBuilder, number: number): TestHospital {
  return ledger.hospitals[number]!
}

/** A new hospital that has been admitted and waits to be activated. */
export async function admitted(ledger: LedgerBuilder, name = 'newcomer'): Promise<TestHospital> {
  const newcomer = await ledger.enrol(name)
  ledger.append(ledger.membership.admit(newcomer))
  return newcomer
}

/** Any valid transaction that is no membership change: a withdrawn submission. */
export function filler(ledger: LedgerBuilder): Transaction {
  return ledger.submit(hospital(ledger, 5)).withdraw()
}
