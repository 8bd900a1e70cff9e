/** Vectors of a small chain: its genesis and every block with hash, member root, certificate. */
import { toHex } from '#crypto/bytes'
import { encodeCertificate } from '#core/consensus/vote'
import { blockHash, encodeBlock } from '#core/ledger/block'
import { transactionId } from '#core/transaction/transaction'
import { type FinalBlock, foundLedger, type LedgerBuilder } from '../support/ledger-builder.ts'

/** Every kind of transaction, and every way a submission can end. */
async function growChain(): Promise<LedgerBuilder> {
  const ledger = await foundLedger({ active: 4 })
  const [first, second, , last] = ledger.hospitals
  ledger.append(
    ledger.submit(first!).ask().hold().accept(),
    ledger.submit(second!).ask().pass('busy').ask().unanswered().ask().hold().accept(),
  )
  ledger.append(ledger.submit(first!).ask().hold().reject(), ledger.submit(second!).withdraw())
  const open = ledger.submit(last!).ask()
  ledger.append(ledger.membership.suspend(last!))
  ledger.append(await ledger.epoch(first!), open.cancel({ cause: 'author-excluded' }))
  ledger.append(ledger.membership.reinstate(last!))
  ledger.append(await ledger.epoch(second!))
  ledger.append(ledger.membership.remove(last!))
  return ledger
}

function describeBlock({ block, certificate }: FinalBlock) {
  return {
    height: block.header.body.height,
    hash: toHex(blockHash(block)),
    memberRoot: toHex(block.header.body.memberRoot),
    transactionRoot: toHex(block.header.body.transactionRoot),
    transactions: block.transactionBytes.map((bytes, i) => ({
      kind: block.transactions[i]!.kind,
      id: toHex(transactionId(bytes)),
    })),
    block: toHex(encodeBlock(block)),
    certificate: toHex(encodeCertificate(certificate)),
  }
}

/** Everything that chain.json holds. */
export async function chainVectors() {
  const { consortium, blocks } = await growChain()
  return {
    genesis: toHex(consortium.bytes),
    consortium: toHex(consortium.id),
    governmentKey: toHex(consortium.genesis.government.key),
    blocks: blocks.map(describeBlock),
  }
}
