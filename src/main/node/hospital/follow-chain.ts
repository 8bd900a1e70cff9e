/**
 * A hospital follows the chain: it checks proposals and votes, takes certificates, and catches up
 * after it was away (PROTOCOL §6, §8). One thing at a time; what is stored is stored before it is
 * said.
 */
import { equalBytes } from '#crypto/bytes'
import type { Sign } from '#core/codec/message'
import { decodeCertificate, signVote } from '#core/consensus/vote'
import {
  type Lock,
  stepVoter,
  type VoterInput,
  type VoterOutput,
  type VoterState,
  type VoteStop,
} from '#core/consensus/voter'
import { RuleError } from '#core/errors'
import { type Block, blockHash, decodeBlock, encodeBlock } from '#core/ledger/block'
import { isVoter, type LedgerState } from '#core/ledger/state'
import { NetworkError } from '#network/errors'
import type { Session } from '#network/star'
import { isStorageError, StorageError } from '#storage/errors'
import type { PayloadStore } from '#storage/payload-store'
import type { VoteStore } from '#storage/vote-store'
import { type Chain, decodeFinalBlock, type FinalBlock, recordDigests } from '../chain.ts'
import type { Clock } from '../environment.ts'
import { final, payloadsAhead, proposal, vote } from '../messages/chain.ts'
import { tellPeer } from '../messages/send.ts'
import { SerialQueue } from '../serial.ts'
import type { StorageAlarm } from '../storage-alarm.ts'
import { fetchBlocks, fetchPayloads } from '../serve-chain.ts'
import { sha256 } from '#crypto/hash'

/** Problems that a person must hear of. */
export type ChainAlarm =
  | 'government-equivocated'
  | 'invalid-block'
  | 'other-chain'
  | 'payload-withheld'
  | 'votes-doubtful'
  | 'storage-failed'

/** What following needs of the rest of the hospital. */
export interface FollowerParts {
  readonly clock: Clock
  readonly chain: Chain
  readonly payloads: PayloadStore
  readonly votes: VoteStore
  readonly hospital: Uint8Array
  readonly sign: Sign
  readonly session: () => Session | undefined
  /** Payloads of final records that were not here when the chain was opened. */
  readonly withheld: readonly Uint8Array[]
  /** Payloads that had been withheld are here now. */
  readonly onPayloadsFound: () => Promise<void>
  /** A block became final here; runs before the next one is looked at. */
  readonly onFinal: (final: FinalBlock, state: LedgerState) => Promise<void>
  /** A block is being voted on, or no more. */
  readonly onProgress: () => void
  /** This hospital's vote was sent. */
  readonly onVote: (height: number) => void
  /** A block's certificate came by itself, not with blocks that were fetched. */
  readonly onCertificate: (height: number) => void
  readonly onAlarm: (alarm: ChainAlarm | StorageAlarm, detail: string) => void
  readonly keepEvidence: (first: Lock, second: Lock) => Promise<void>
  readonly report: (fault: unknown) => void
}

/** A proposal that passed every check and waits for its certificate. */
interface CheckedBlock {
  readonly block: Block
  readonly bytes: Uint8Array
  readonly after: LedgerState
}

/** Milliseconds after which a full disk is tried again. */
const ROOM_AFTER = 5_000

/** Follows the chain. */
export class ChainFollower {
  private readonly parts: FollowerParts
  private readonly queue = new SerialQueue()
  private voter: VoterState
  private checked: CheckedBlock | undefined
  private reached: number
  private withheld: readonly Uint8Array[]
  private cancelRetry: (() => void) | undefined

  constructor(parts: FollowerParts) {
    this.parts = parts
    const { newest } = parts.votes
    const lock = newest && newest.height > parts.chain.height ? newest : undefined
    this.reached = parts.chain.height
    this.withheld = parts.withheld
    this.voter = {
      finalHeight: parts.chain.height,
      lock,
      stopped: parts.votes.doubtful ? 'votes-doubtful' : undefined,
    }
    if (this.voter.stopped) parts.onAlarm('votes-doubtful', 'the file of sent votes is in doubt')
  }

  /** Height that the network is known to have reached. */
  get networkHeight(): number {
    return Math.max(this.reached, this.parts.chain.height)
  }

  /** The block that is being voted on, if any. */
  get votingOn(): number | undefined {
    return this.checked?.after.height
  }

  /** Where this hospital stands, for a government that has started. */
  standing(): { finalHeight: number; lock: Uint8Array | null } {
    return { finalHeight: this.parts.chain.height, lock: this.voter.lock?.block ?? null }
  }

  /** Catches up after a session began; `head` is the government's at `height`. */
  onConnected(height: number, head: Uint8Array): Promise<void> {
    this.reached = Math.max(this.reached, height)
    const { chain, onAlarm } = this.parts
    if (height === chain.height && !equalBytes(head, chain.state.head)) {
      onAlarm('other-chain', `the government has another block ${height}`)
    }
    return this.queue.run(() => this.catchUp())
  }

  /** Takes everything that is final at the government up to `height`. */
  reach(height: number): Promise<void> {
    return this.queue.run(async () => {
      if (this.parts.chain.height < height) await this.catchUp()
    })
  }

  /** A notice about the chain; false when its name is of another kind. */
  onNotice(name: string, body: Uint8Array): boolean {
    switch (name) {
      case proposal.name:
        this.run(() => this.onProposal(proposal.decode(body).block))
        return true
      case final.name:
        this.run(() => this.onCertificate(final.decode(body).certificate))
        return true
      case payloadsAhead.name:
        this.run(() => this.keepPayloads(payloadsAhead.decode(body).payloads))
        return true
      default:
        return false
    }
  }

  /** Finishes what is under way; what waits for room on the disk waits for the next start. */
  stop(): Promise<void> {
    this.cancelRetry?.()
    return this.queue.idle()
  }

  private run(task: () => Promise<void>): void {
    this.queue.run(task).catch((fault: unknown) => {
      // The session was lost: the next one catches up.
      if (fault instanceof NetworkError) return
      if (isStorageError(fault, 'disk-full')) this.whenThereIsRoom(fault, () => this.catchUp())
      else this.parts.report(fault)
    })
  }

  private whenThereIsRoom(full: StorageError, task: () => Promise<void>): void {
    const { clock, onAlarm } = this.parts
    onAlarm('disk-full', full.message)
    this.cancelRetry?.()
    this.cancelRetry = clock.after(ROOM_AFTER, () => this.run(task))
  }

  private async keepPayloads(payloads: readonly Uint8Array[]): Promise<void> {
    await this.parts.payloads.putAll(payloads.map((bytes) => ({ digest: sha256(bytes), bytes })))
  }

  private async onProposal(bytes: Uint8Array): Promise<void> {
    const { chain } = this.parts
    const block = decodeBlock(bytes)
    const { height } = block.header.body
    if (height > chain.height + 1) await this.catchUp()
    if (height !== chain.height + 1) return
    const after = await this.check(block)
    if (!after || !(await this.havePayloads(block))) return
    this.checked = { block, bytes, after }
    this.parts.onProgress()
    const own = chain.view.member(this.parts.hospital)
    if (!own || !isVoter(own)) return
    await this.step({
      type: 'block-checked',
      block: { height, hash: blockHash(block), block: bytes },
    })
  }

  private async check(block: Block): Promise<LedgerState | undefined> {
    try {
      return await this.parts.chain.check(block)
    } catch (error) {
      if (!(error instanceof RuleError)) throw error
      this.parts.onAlarm('invalid-block', error.message)
      return undefined
    }
  }

  private async havePayloads(block: Block): Promise<boolean> {
    const { payloads, session, onAlarm } = this.parts
    const digests = recordDigests(block)
    const missing = digests.filter((digest) => !payloads.has(digest))
    if (missing.length === 0) return true
    const open = session()
    const withheld = open ? await fetchPayloads(open, payloads, missing) : missing
    if (withheld.length > 0) onAlarm('payload-withheld', `${withheld.length} payloads`)
    return withheld.length === 0
  }

  private async step(input: VoterInput): Promise<void> {
    const { state, outputs } = stepVoter(this.voter, input)
    this.voter = state
    for (const output of outputs) if (!(await this.act(output))) return
  }

  /** False when a vote could not be stored: nothing after it may happen. */
  private async act(output: VoterOutput): Promise<boolean> {
    switch (output.type) {
      case 'store-lock':
        return this.storeLock(output.lock)
      case 'send-vote':
        await this.sendVote(output.lock)
        return true
      case 'keep-evidence':
        this.parts.onAlarm('government-equivocated', `two blocks ${output.first.height}`)
        await this.parts.keepEvidence(output.first, output.second)
        return true
    }
  }

  private async storeLock(lock: Lock): Promise<boolean> {
    try {
      await this.parts.votes.lock({ ...lock, vote: this.signatureOf(lock) })
      return true
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      if (error.code === 'disk-full') {
        // Nothing was sent. Only this very block can still be stored for its height.
        this.voter = { ...this.voter, lock: undefined }
        this.whenThereIsRoom(error, () => this.step({ type: 'block-checked', block: lock }))
        return false
      }
      const stop: VoteStop = error.code === 'votes-in-doubt' ? 'votes-doubtful' : 'storage-failed'
      this.voter = stepVoter(this.voter, { type: 'stop', reason: stop }).state
      this.parts.onAlarm(stop, error.message)
      return false
    }
  }

  private async sendVote(lock: Lock): Promise<void> {
    const session = this.parts.session()
    if (!session) return
    const { height, hash } = lock
    await tellPeer(session, vote, { height, hash, signature: this.signatureOf(lock) })
    this.parts.onVote(height)
  }

  /** Ed25519 is deterministic: the vote that was stored is the vote that is sent again. */
  private signatureOf({ height, hash }: Lock): Uint8Array {
    const { chain, hospital, sign } = this.parts
    const consortium = chain.state.consortium.id
    return signVote({ consortium, height, hash }, hospital, sign).signature
  }

  private async onCertificate(bytes: Uint8Array): Promise<void> {
    const { chain } = this.parts
    const certificate = decodeCertificate(bytes)
    this.reached = Math.max(this.reached, certificate.height)
    if (certificate.height <= chain.height) return
    const { checked } = this
    if (!checked || !equalBytes(blockHash(checked.block), certificate.hash)) {
      await this.catchUp()
      return
    }
    await chain.checkCertificate(certificate.hash, certificate)
    this.parts.onCertificate(certificate.height)
    await this.became(await chain.append(checked.block, checked.bytes, certificate, checked.after))
  }

  /** Takes what is final at the government; blocks that do not belong here raise an alarm. */
  private async catchUp(): Promise<void> {
    try {
      await this.fetchFinal()
    } catch (error) {
      if (!(error instanceof RuleError)) throw error
      const alarm = error.code === 'block-previous' ? 'other-chain' : 'invalid-block'
      this.parts.onAlarm(alarm, error.message)
    }
  }

  private async fetchFinal(): Promise<void> {
    const { chain, session } = this.parts
    const open = session()
    if (!open) return
    await this.askForWithheld(open)
    for (;;) {
      const blocks = (await fetchBlocks(open, chain.height + 1)).map(decodeFinalBlock)
      if (blocks.length === 0) return
      this.reached = Math.max(this.reached, blocks.at(-1)!.height)
      const digests = blocks.flatMap(({ block }) => recordDigests(block))
      const withheld = await fetchPayloads(open, this.parts.payloads, digests)
      if (withheld.length > 0) this.miss(withheld)
      for (const block of blocks) await this.takeFinal(block)
    }
  }

  private miss(digests: readonly Uint8Array[]): void {
    this.withheld = [...this.withheld, ...digests]
    this.parts.onAlarm('payload-withheld', `${digests.length} payloads`)
  }

  /** Asks again, with every session, for what was not to be had before. */
  private async askForWithheld(session: Session): Promise<void> {
    const before = this.withheld
    if (before.length === 0) return
    this.withheld = await fetchPayloads(session, this.parts.payloads, before)
    if (this.withheld.length < before.length) await this.parts.onPayloadsFound()
  }

  private async takeFinal({ block, certificate, height }: FinalBlock): Promise<void> {
    const { chain } = this.parts
    if (height <= chain.height) return
    const after = await chain.check(block)
    await chain.checkCertificate(blockHash(block), certificate)
    await this.became(await chain.append(block, encodeBlock(block), certificate, after))
  }

  private async became(final: FinalBlock): Promise<void> {
    this.checked = undefined
    await this.step({ type: 'block-final', height: final.height })
    await this.parts.onFinal(final, this.parts.chain.state)
  }
}
