/**
 * Orders finished transactions into blocks and gathers the votes that make them final (PROTOCOL
 * §6). What to do when is decided by the pure proposer; here it is done: gather, check, store,
 * sign, send, append.
 */
import { equalBytes } from '#crypto/bytes'
import type { Sign } from '#core/codec/message'
import { RuleError } from '#core/errors'
import {
  type ProposerInput,
  type ProposerOutput,
  type ProposerState,
  type Proposal,
  type Standing,
  startProposer,
  stepProposer,
} from '#core/consensus/proposer'
import { type Certificate, requireVote, type Vote } from '#core/consensus/vote'
import { type Block, blockHash, decodeBlock, encodeBlock, makeBlock } from '#core/ledger/block'
import { LedgerDraft } from '#core/ledger/state'
import {
  applyTransaction,
  encodeTransaction,
  isMembershipChange,
  type Transaction,
} from '#core/transaction/transaction'
import { NetworkError } from '#network/errors'
import { isStorageError } from '#storage/errors'
import type { VoteStore } from '#storage/vote-store'
import { type Chain, decodeFinalBlock, type FinalBlock, finalHash } from '../chain.ts'
import { checkWithSignatures, trustStored } from '../check-signatures.ts'
import type { Clock } from '../environment.ts'
import { SerialQueue } from '../serial.ts'

/** What proposing needs of the rest of the government. */
export interface ProposerParts {
  readonly clock: Clock
  readonly sign: Sign
  readonly chain: Chain
  /** The government's own promise: one block a height, stored before it is signed out. */
  readonly proposals: VoteStore
  /** Transactions that wait, most urgent first; `now` is the time that the block will carry. */
  readonly waiting: (now: number) => Iterable<Transaction>
  /** A waiting transaction breaks a rule and will never be valid. */
  readonly discard: (transaction: Transaction, error: RuleError) => void
  readonly sendProposal: (block: Uint8Array) => void
  readonly sendFinal: (certificate: Certificate) => void
  /** Fetches final blocks from a hospital that is ahead. */
  readonly fetchBlocks: (hospital: Uint8Array, from: number) => Promise<readonly Uint8Array[]>
  /** Fetches the payloads of a block, as far as they are not here, from a hospital that has it. */
  readonly fetchPayloadsOf: (hospital: Uint8Array, block: Block) => Promise<void>
  readonly onFinal: (final: FinalBlock) => Promise<void>
  /** This node has lost its chain: it hears hospitals first, though it knows of none. */
  readonly recovering: boolean
  /** Enough hospitals were heard: from now on blocks are made. */
  readonly onHeard: () => void
  /** Votes came in, or the stage changed: for the status bar. */
  readonly onProgress: () => void
  /** A valid vote on the open block arrived. */
  readonly onVote: (height: number, hospital: Uint8Array) => void
  /** A block could not be stored, and is again soon. */
  readonly onDiskFull: (detail: string) => void
  readonly report: (fault: unknown) => void
}

/** What a hospital says of itself; `lock` is the encoded block that it has locked. */
export interface HeardStanding {
  readonly hospital: Uint8Array
  readonly key: Uint8Array
  readonly finalHeight: number
  readonly lock: Uint8Array | null
}

/** Milliseconds after which a full disk is tried again. */
const ROOM_AFTER = 5_000
/** Room left in a block for the header and framing. */
const HEADER_ROOM = 4096

/** The proposer at work. */
export class BlockProposer {
  private readonly parts: ProposerParts
  private readonly queue = new SerialQueue()
  private current: ProposerState
  private attemptPending = false
  /** What the disk had no room for: exactly this is done again, once there may be room. */
  private postponed: (() => Promise<void>) | undefined
  private cancelRetry: (() => void) | undefined
  private stopped = false

  constructor(parts: ProposerParts) {
    this.parts = parts
    const own = parts.proposals.newest
    this.current = startProposer(parts.chain.height, own)
    if (!parts.recovering) this.run(() => this.hearNobody())
  }

  /** Where the proposer stands. */
  get state(): ProposerState {
    return this.current
  }

  /** Something may wait for a block. */
  trigger(): void {
    if (this.attemptPending || this.stopped) return
    this.attemptPending = true
    this.run(async () => {
      this.attemptPending = false
      await this.attempt()
    })
  }

  /** The hospital that signs with `key` told where it stands. */
  hear({ hospital, key, finalHeight, lock }: HeardStanding): void {
    this.run(async () => {
      const { chain } = this.parts
      const standing = { hospital, finalHeight, lock: undefined }
      if (finalHeight > chain.height) await this.takeStanding(standing)
      // What it has locked counts once the blocks below are here, if it then proves to vote.
      if (finalHeight <= chain.height && this.votes(hospital, key)) {
        await this.takeStanding({ ...standing, lock: await this.lockedBlock(hospital, lock) })
      }
      await this.attempt()
    })
  }

  private takeStanding(standing: Standing): Promise<void> {
    return this.take({
      type: 'standing',
      standing,
      needed: this.parts.chain.view.votesNeeded(),
    })
  }

  /** Before anybody votes there is nobody to hear. */
  private async hearNobody(): Promise<void> {
    if (this.parts.chain.view.voters().length === 0) await this.take({ type: 'nobody-to-hear' })
  }

  private votes(hospital: Uint8Array, key: Uint8Array): boolean {
    const voters = this.parts.chain.view.voters()
    return voters.some(
      ({ id, signingKey }) => equalBytes(id, hospital) && equalBytes(signingKey, key),
    )
  }

  /** A lock on a next block that this government made; any other is a hospital's invention. */
  private async lockedBlock(
    hospital: Uint8Array,
    bytes: Uint8Array | null,
  ): Promise<Proposal | undefined> {
    if (!bytes) return undefined
    try {
      const block = decodeBlock(bytes)
      await this.parts.chain.check(block)
      await this.parts.fetchPayloadsOf(hospital, block)
      return proposalOf(block, bytes)
    } catch (error) {
      if (error instanceof RuleError) return undefined
      throw error
    }
  }

  /** A hospital voted. Rejects with a RuleError when the vote is not valid. */
  async vote(height: number, hash: Uint8Array, vote: Vote): Promise<void> {
    const { chain } = this.parts
    if (height !== chain.height + 1 || this.current.stage !== 'voting') return
    const { state } = chain
    const subject = { consortium: state.consortium.id, height, hash }
    await checkWithSignatures((verify) => requireVote(state, subject, vote, verify))
    this.parts.onVote(height, vote.hospital)
    this.run(async () => {
      await this.take({ type: 'vote', height, hash, vote, needed: chain.view.votesNeeded() })
      this.parts.onProgress()
      await this.attempt()
    })
  }

  /** Sends the open proposal to a hospital that has just connected. */
  openProposal(): Uint8Array | undefined {
    return this.current.stage === 'voting' ? this.current.proposal.block : undefined
  }

  /** Finishes what is under way and does nothing afterwards. */
  async stop(): Promise<void> {
    this.stopped = true
    this.cancelRetry?.()
    await this.queue.idle()
  }

  /**
   * Does what must be stored, and again after a while if the disk is full. Until then nothing
   * else is ordered: the block may be on the disk, so that no other may take its height.
   */
  private async unlessFull(task: () => Promise<void>): Promise<void> {
    try {
      this.postponed = undefined
      await task()
    } catch (error) {
      if (!isStorageError(error, 'disk-full')) throw error
      this.parts.onDiskFull(error.message)
      this.postponed = task
      this.cancelRetry?.()
      this.cancelRetry = this.parts.clock.after(ROOM_AFTER, () => this.run(() => this.attempt()))
    }
  }

  private run(task: () => Promise<void>): void {
    this.queue
      .run(async () => {
        if (!this.stopped) await task()
      })
      .catch((fault: unknown) => {
        // A hospital went away while it was asked: it is heard again when it is back.
        if (!(fault instanceof NetworkError)) this.parts.report(fault)
      })
  }

  private async take(input: ProposerInput): Promise<void> {
    const { state, outputs } = stepProposer(this.current, input)
    const heard = this.current.stage === 'hearing' && state.stage !== 'hearing'
    this.current = state
    if (heard) this.parts.onHeard()
    for (const output of outputs) await this.act(output)
  }

  private async act(output: ProposerOutput): Promise<void> {
    switch (output.type) {
      case 'catch-up':
        return this.catchUp(output.from)
      case 'propose-again':
        return this.unlessFull(() =>
          this.propose(decodeBlock(output.proposal.block), output.proposal.block),
        )
      case 'send-proposal':
        this.parts.sendProposal(output.proposal.block)
        this.parts.onProgress()
        return
      case 'finish':
        return this.unlessFull(() => this.finish(output.proposal, output.certificate))
    }
  }

  private async attempt(): Promise<void> {
    if (this.postponed) return this.unlessFull(this.postponed)
    if (this.current.stage !== 'ready') return
    const block = this.gather()
    if (block) await this.unlessFull(() => this.propose(block, encodeBlock(block)))
  }

  /** Checks the block as every hospital will, stores it, and only then lets it out. */
  private async propose(block: Block, bytes: Uint8Array): Promise<void> {
    const { chain, proposals } = this.parts
    await chain.check(block)
    const proposal = proposalOf(block, bytes)
    // What was forgotten of the own promises is made up for: n − f hospitals were heard.
    if (proposals.doubtful) await proposals.settle(chain.height)
    await proposals.lock({ ...proposal, vote: block.header.signature })
    await this.take({ type: 'block-made', proposal, needed: chain.view.votesNeeded() })
  }

  private gather(): Block | undefined {
    const { chain, clock, sign } = this.parts
    const { state } = chain
    const { blockTransactions, blockBytes } = state.consortium.genesis.parameters
    const time = Math.max(clock.utc(), state.time)
    const draft = new LedgerDraft(state, time)
    const chosen: Transaction[] = []
    let size = HEADER_ROOM
    for (const transaction of this.parts.waiting(time)) {
      const bytes = encodeTransaction(transaction).length
      if (chosen.length >= blockTransactions || size + bytes > blockBytes) break
      if (!this.applies(draft, transaction)) continue
      chosen.push(transaction)
      size += bytes + 8
      // What follows is judged against the new members, in the next block.
      if (isMembershipChange(transaction.kind)) break
    }
    if (chosen.length === 0) return undefined
    const header = {
      consortium: state.consortium.id,
      height: state.height + 1,
      previous: state.head,
      time,
      memberRoot: draft.memberRoot,
    }
    return makeBlock(header, chosen, sign)
  }

  private applies(draft: LedgerDraft, transaction: Transaction): boolean {
    try {
      // Every signature in it was verified when it came in.
      draft.attempt(() => applyTransaction(draft, transaction, trustStored))
      return true
    } catch (error) {
      if (!(error instanceof RuleError)) throw error
      this.parts.discard(transaction, error)
      return false
    }
  }

  private async finish(proposal: Proposal, certificate: Certificate): Promise<void> {
    const { chain } = this.parts
    const block = decodeBlock(proposal.block)
    const after = await chain.check(block)
    const final = await chain.append(block, proposal.block, certificate, after)
    this.parts.sendFinal(certificate)
    await this.became(final)
  }

  private async became(final: FinalBlock): Promise<void> {
    // The block is final whatever comes of it here: what fails is taken up at the next start.
    await this.parts.onFinal(final).catch(this.parts.report)
    await this.take({ type: 'block-final', height: final.height })
    this.parts.onProgress()
    this.trigger()
  }

  /** Takes over blocks that are final at a hospital but not here: this disk has lost them. */
  private async catchUp(hospital: Uint8Array): Promise<void> {
    const { chain } = this.parts
    for (;;) {
      const blocks = await this.parts.fetchBlocks(hospital, chain.height + 1)
      if (blocks.length === 0) return
      for (const bytes of blocks) {
        const final = decodeFinalBlock(bytes)
        await this.parts.fetchPayloadsOf(hospital, final.block)
        const after = await chain.check(final.block)
        await chain.checkCertificate(finalHash(final), final.certificate)
        const appended = await chain.append(
          final.block,
          encodeBlock(final.block),
          final.certificate,
          after,
        )
        await this.became(appended)
      }
    }
  }
}

function proposalOf(block: Block, bytes: Uint8Array): Proposal {
  return { height: block.header.body.height, hash: blockHash(block), block: bytes }
}
