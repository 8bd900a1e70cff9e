/** Every rule that a block must keep, on chain and block alone: no clock, no keys, no opinion (§6). */
import { equalBytes } from '#crypto/bytes'
import { merkleRoot } from '../codec/merkle.ts'
import type { Verify } from '../codec/message.ts'
import { require } from '../errors.ts'
import { applyTransaction, isMembershipChange } from '../transaction/transaction.ts'
import { type Block, blockHash, encodeBlock, headerKind } from './block.ts'
import { LedgerDraft, type LedgerState } from './state.ts'

/**
 * Checks a block on top of `state` and answers the state after it. Throws a RuleError at the first
 * broken rule. Signatures go through `verify`: a caller may collect them first and check them in
 * a batch, if it takes the answer for nothing until the whole batch proved valid.
 */
export function checkBlock(state: LedgerState, block: Block, verify: Verify): LedgerState {
  requireHeader(state, block, verify)
  requireSize(state, block)
  const draft = new LedgerDraft(state, block.header.body.time)
  for (const transaction of block.transactions) applyTransaction(draft, transaction, verify)
  require(equalBytes(
    draft.memberRoot,
    block.header.body.memberRoot,
  ), 'block-member-root', 'the members after the block are others')
  return draft.finish(blockHash(block))
}

function requireHeader(state: LedgerState, block: Block, verify: Verify): void {
  const { header } = block
  const { body } = header
  const { consortium } = state
  require(body.version === 1, 'block-version', `version ${body.version}`)
  require(equalBytes(body.consortium, consortium.id), 'wrong-consortium', 'block')
  require(body.height === state.height + 1, 'block-height', `${body.height} on ${state.height}`)
  require(equalBytes(body.previous, state.head), 'block-previous', 'not on the last block')
  require(body.time >= state.time, 'block-time', 'earlier than the block before')
  headerKind.requireSignature(header, consortium.genesis.government.key, verify)
  require(equalBytes(
    body.transactionRoot,
    merkleRoot(block.transactionBytes),
  ), 'block-transaction-root', 'other transactions')
}

function requireSize(state: LedgerState, block: Block): void {
  const { parameters } = state.consortium.genesis
  require(block.transactions.length > 0, 'block-empty', 'no transaction')
  require(block.transactions.length <=
    parameters.blockTransactions, 'block-too-large', `${block.transactions.length} transactions`)
  const size = encodeBlock(block).length
  require(size <= parameters.blockBytes, 'block-too-large', `${size} bytes`)
  const changes = block.transactions.filter(({ kind }) => isMembershipChange(kind))
  require(changes.length <= 1, 'block-two-changes', 'more than one membership change')
}
