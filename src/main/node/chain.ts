/** A node's own copy of the chain: the log on disk and the ledger state after its last block. */
import type { Consortium } from '#core/membership/genesis'
import { decodeAs, encode } from '#core/codec/cbor'
import { bytesUpTo } from '#core/codec/schemas'
import {
  type Certificate,
  decodeCertificate,
  encodeCertificate,
  requireCertificate,
} from '#core/consensus/vote'
import { type Block, blockHash, decodeBlock } from '#core/ledger/block'
import { checkBlock } from '#core/ledger/check-block'
import { initialState, type LedgerState, LedgerView } from '#core/ledger/state'
import type { SignedSubmission } from '#core/submission/submission'
import { ChainLog } from '#storage/chain-log'
import type { FileSystem } from '#storage/file-system'
import { z } from 'zod'
import { checkWithSignatures, trustStored } from './check-signatures.ts'

/** A final block as it is logged and sent: the block's and the certificate's bytes. */
export interface FinalBlock {
  readonly height: number
  readonly block: Block
  readonly certificate: Certificate
  /** Bytes of block and certificate together. */
  readonly bytes: Uint8Array
}

const entrySchema = z.strictObject({
  block: bytesUpTo(9 * 1024 * 1024),
  certificate: bytesUpTo(256 * 1024),
})

/** The bytes of a final block. */
export function encodeFinalBlock(block: Uint8Array, certificate: Certificate): Uint8Array {
  return encode({ block, certificate: encodeCertificate(certificate) })
}

/** Reads a final block. Throws a RuleError `malformed`. */
export function decodeFinalBlock(bytes: Uint8Array): FinalBlock {
  const entry = decodeAs(entrySchema, bytes)
  const block = decodeBlock(entry.block)
  const certificate = decodeCertificate(entry.certificate)
  return { height: block.header.body.height, block, certificate, bytes }
}

/** Payload digests of the records in a block. */
export function recordDigests(block: Block): Uint8Array[] {
  return block.transactions.flatMap((transaction) =>
    transaction.kind === 'record' ? [transaction.submission.body.payload.digest] : [],
  )
}

/** Submissions that a block ends, by a record or a cancel. */
export function endedSubmissions(block: Block): SignedSubmission[] {
  return block.transactions.flatMap((transaction) =>
    transaction.kind === 'record' || transaction.kind === 'cancel' ? [transaction.submission] : [],
  )
}

/** Hears of every block, on start and as it becomes final, with the state after it. */
export type BlockListener = (final: FinalBlock, state: LedgerState) => void | Promise<void>

/** The open chain of a node. */
export class Chain {
  private readonly log: ChainLog
  private current: LedgerState

  private constructor(log: ChainLog, state: LedgerState) {
    this.log = log
    this.current = state
  }

  /**
   * Opens the log and replays it; every block goes to `onBlock` in order. What is damaged, and
   * all after it, is given up: it comes back from the network (§7).
   */
  static async open(options: {
    fileSystem: FileSystem
    path: string
    consortium: Consortium
    onBlock: BlockListener
  }): Promise<Chain> {
    let state = initialState(options.consortium)
    const log = await ChainLog.open({
      fileSystem: options.fileSystem,
      path: options.path,
      onEntry: async ({ bytes }) => {
        const final = decodeFinalBlock(Uint8Array.from(bytes))
        state = checkBlock(state, final.block, trustStored)
        await options.onBlock(final, state)
      },
    })
    await log.cutDamage()
    return new Chain(log, state)
  }

  /** State after the last final block. */
  get state(): LedgerState {
    return this.current
  }

  /** Questions about that state. */
  get view(): LedgerView {
    return new LedgerView(this.current)
  }

  /** Height of the last final block. */
  get height(): number {
    return this.current.height
  }

  /** Height at which the log on disk was found damaged, or undefined. */
  get damagedHeight(): number | undefined {
    return this.log.damagedHeight
  }

  /** Checks a block on top of the last one; answers the state after it. Throws a RuleError. */
  check(block: Block): Promise<LedgerState> {
    return checkWithSignatures((verify) => checkBlock(this.current, block, verify))
  }

  /** Checks that a certificate makes the next block final. Throws a RuleError. */
  async checkCertificate(hash: Uint8Array, certificate: Certificate): Promise<void> {
    const state = this.current
    await checkWithSignatures((verify) => requireCertificate(state, hash, certificate, verify))
  }

  /** Appends a block whose certificate and rules were checked; durable when it resolves. */
  async append(
    block: Block,
    blockBytes: Uint8Array,
    certificate: Certificate,
    after: LedgerState,
  ): Promise<FinalBlock> {
    const bytes = encodeFinalBlock(blockBytes, certificate)
    await this.log.append(after.height, bytes)
    this.current = after
    return { height: after.height, block, certificate, bytes }
  }

  /** The final block at `height`. Throws a StorageError. */
  async read(height: number): Promise<FinalBlock> {
    return decodeFinalBlock(Uint8Array.from(await this.log.read(height)))
  }

  /** Final blocks from `from` on, of together at most `maximumBytes`, as bytes. */
  async readRange(from: number, maximumBytes: number): Promise<Uint8Array[]> {
    const entries = await this.log.readRange(from, maximumBytes)
    return entries.map(({ bytes }) => Uint8Array.from(bytes))
  }

  /** Closes the log. */
  close(): Promise<void> {
    return this.log.close()
  }
}

/** Hash of the block that a final block holds. */
export function finalHash(final: FinalBlock): Uint8Array {
  return blockHash(final.block)
}
