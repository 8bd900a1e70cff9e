/** Blocks: a signed header and the transactions that its root commits to (§6). */
import { z } from 'zod'
import { decodeAs, encode } from '../codec/cbor.ts'
import { merkleRoot } from '../codec/merkle.ts'
import { messageKind, type Sign, type Signed, toWire } from '../codec/message.ts'
import { bytesUpTo, hash32, milliseconds, natural } from '../codec/schemas.ts'
import {
  decodeTransaction,
  encodeTransaction,
  type Transaction,
} from '../transaction/transaction.ts'

const headerSchema = z.strictObject({
  /** 1; checked as a rule of its own, so that a block of another version can be named. */
  version: natural,
  consortium: hash32,
  height: natural.min(1),
  previous: hash32,
  time: milliseconds,
  transactionRoot: hash32,
  /** Member root after the block. */
  memberRoot: hash32,
})
/** Body of a block header. */
export type BlockHeader = z.infer<typeof headerSchema>

/** Signed by the government; the id of the message is the block's hash. */
export const headerKind = messageKind<BlockHeader>('block', headerSchema)

/** A block: header, and transactions both as values and as the bytes that the root is over. */
export interface Block {
  readonly header: Signed<BlockHeader>
  readonly transactions: readonly Transaction[]
  readonly transactionBytes: readonly Uint8Array[]
}

const blockSchema = z.strictObject({
  header: headerKind.schema,
  transactions: z.array(bytesUpTo(8 * 1024 * 1024)),
})

/** Deterministic CBOR of a block. */
export function encodeBlock(block: Block): Uint8Array {
  return encode({ header: toWire(block.header), transactions: block.transactionBytes })
}

/** Reads a block. Throws a RuleError `malformed`. */
export function decodeBlock(bytes: Uint8Array): Block {
  const { header, transactions } = decodeAs(blockSchema, bytes)
  return {
    header,
    transactions: transactions.map(decodeTransaction),
    transactionBytes: transactions,
  }
}

/** Makes and signs a block; root and bytes come from the transactions. */
export function makeBlock(
  header: Omit<BlockHeader, 'version' | 'transactionRoot'>,
  transactions: readonly Transaction[],
  sign: Sign,
): Block {
  const transactionBytes = transactions.map(encodeTransaction)
  const body: BlockHeader = {
    ...header,
    version: 1,
    transactionRoot: merkleRoot(transactionBytes),
  }
  return { header: headerKind.make(body, sign), transactions, transactionBytes }
}

/** Hash of a block: the id of its header. */
export function blockHash(block: Block): Uint8Array {
  return block.header.id
}
