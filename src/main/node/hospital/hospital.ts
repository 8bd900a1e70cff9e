/** A hospital's node, composed from top to bottom. */
import { equalBytes, toHex } from '#crypto/bytes'
import { signerOf } from '#crypto/ed25519'
import { encode } from '#core/codec/cbor'
import { toWire } from '#core/codec/message'
import type { Lock } from '#core/consensus/voter'
import { isVoter, type LedgerState } from '#core/ledger/state'
import { joinKind } from '#core/membership/join'
import type { Consortium } from '#core/membership/genesis'
import type { SignedSubmission } from '#core/submission/submission'
import { NetworkError } from '#network/errors'
import type { Session, Spoke } from '#network/star'
import { Journal } from '#storage/journal'
import type { StorageError } from '#storage/errors'
import { PayloadStore } from '#storage/payload-store'
import { VoteStore } from '#storage/vote-store'
import { Chain, endedSubmissions, type FinalBlock, recordDigests } from '../chain.ts'
import { coalesce } from '../coalesce.ts'
import type { DataFolder } from '../data-folder.ts'
import { type Environment, unitRandom } from '../environment.ts'
import { compactNowAndThen } from '../compact-payloads.ts'
import type { StorageAlarm } from '../storage-alarm.ts'
import { acknowledgement, helloKind, PROTOCOL_VERSION } from '../messages/hello.ts'
import { done, join as joinMessage, presence as presenceNotice } from '../messages/membership.ts'
import { callPeer, tellPeer } from '../messages/send.ts'
import type { HospitalSecrets } from '../settings.ts'
import { ChangeApprovals } from './approve-changes.ts'
import { Drafts } from './drafts.ts'
import { type ChainAlarm, ChainFollower } from './follow-chain.ts'
import { type Board, heedGovernment, type Life } from './heed-government.ts'
import { ReviewDesk } from './hold-reviews.ts'
import { KeyRing } from './key-ring.ts'
import { Outbox } from './outbox.ts'
import { EpochPublisher } from './publish-epoch.ts'
import { SubmissionSender } from './submit-diagnosis.ts'

/** Milliseconds after a final block until the government is told the new height. */
const PRESENCE_INTERVAL = 400

/** What happens that somebody may want to show. */
export type HospitalChange =
  | { readonly type: 'status' | 'network' | 'changes' }
  | { readonly type: 'submission'; readonly id: Uint8Array }
  | {
      readonly type: 'review'
      readonly submission: Uint8Array
      readonly state: 'arrived' | 'ended'
    }
  | {
      readonly type: 'alarm'
      readonly alarm: ChainAlarm | StorageAlarm | 'submission-refused' | 'epoch-broken'
      readonly detail: string
    }
  | { readonly type: 'refused'; readonly code: string }

/** Reads and projects blocks for queries; called in order, on start and for every new block. */
export type BlockProjector = (
  final: FinalBlock,
  state: LedgerState,
  keys: KeyRing,
  payloads: PayloadStore,
) => Promise<void>

/** What a hospital node is started with. */
export interface HospitalOptions {
  readonly folder: DataFolder
  readonly consortium: Consortium
  readonly hospital: Uint8Array
  readonly secrets: HospitalSecrets
  readonly addresses: readonly string[]
  readonly project: BlockProjector
  /** Keys were learnt, or payloads found, that open records which could not be read before. */
  readonly onReadable: (keys: KeyRing, payloads: PayloadStore, chain: Chain) => Promise<void>
  readonly onChange: (change: HospitalChange) => void
  readonly onFinal: (height: number) => void
  /** This hospital's vote on a block was sent (UTC milliseconds). */
  readonly onVote?: (height: number, at: number) => void
  /** The certificate of a block arrived (UTC milliseconds). */
  readonly onCertificate?: (height: number, at: number) => void
  readonly presence: () => { readonly presence: 'idle' | 'busy'; readonly holds: number }
}

/** A running hospital. */
export interface Hospital {
  readonly id: Uint8Array
  readonly chain: Chain
  readonly payloads: PayloadStore
  readonly keys: KeyRing
  readonly outbox: Outbox
  readonly drafts: Drafts
  readonly sender: SubmissionSender
  readonly reviews: ReviewDesk
  readonly approvals: ChangeApprovals
  readonly follower: ChainFollower
  readonly encryptionKey: Uint8Array
  board(): Board
  /** What is known of an open submission beyond the receipt. */
  lifeOf(submission: Uint8Array): Life | undefined
  isConnected(): boolean
  /** True once this node has signed and sent its join since it was started. */
  hasJoined(): boolean
  session(): Session | undefined
  /** Signs that the chain was compared with `comparedWith` and sends it. */
  join(height: number, hash: Uint8Array, comparedWith: Uint8Array | null): Promise<void>
  /** The person has become idle or busy: tells the government. */
  presenceChanged(): void
  close(): Promise<void>
}

/** Starts a hospital: opens what it stored, dials the government, and goes on where it stood. */
export async function startHospital(
  environment: Environment,
  options: HospitalOptions,
): Promise<Hospital> {
  const { fileSystem, clock, report } = environment
  const { folder, consortium, hospital, secrets, onChange } = options
  const sign = signerOf(secrets.signingKey)

  await fileSystem.makeDirectory(folder.root)
  const payloads = await PayloadStore.open({ fileSystem, folder: folder.payloads })
  const keys = new KeyRing(consortium.id, hospital, secrets.encryptionKey)
  const learn = async (final: FinalBlock): Promise<boolean> => {
    let learnt = false
    for (const transaction of final.block.transactions) {
      if (transaction.kind === 'epoch') learnt = (await keys.learn(transaction.message)) || learnt
    }
    return learnt
  }
  const warnOfBrokenEpoch = () => {
    if (keys.broken === undefined) return
    onChange({ type: 'alarm', alarm: 'epoch-broken', detail: `epoch ${keys.broken}` })
  }
  const alarm = (name: StorageAlarm, detail: string) =>
    onChange({ type: 'alarm', alarm: name, detail })
  const onDamage = (damage: StorageError) => alarm('file-damaged', damage.message)
  const openJournal = (path: string) => Journal.open({ fileSystem, path, onDamage })
  const outboxLog = await openJournal(folder.outbox)
  const outbox = new Outbox(outboxLog, secrets.localKey, environment.random)
  const drafts = await Drafts.open({
    environment,
    path: folder.drafts,
    localKey: secrets.localKey,
    onDamage,
  })
  const ownOf = (submissions: readonly SignedSubmission[]) =>
    submissions.filter(({ body }) => equalBytes(body.author, hospital))
  const withheld: Uint8Array[] = []
  const chain = await Chain.open({
    fileSystem,
    path: folder.chainLog,
    consortium,
    onBlock: async (final, state) => {
      await learn(final)
      withheld.push(...recordDigests(final.block).filter((digest) => !payloads.has(digest)))
      await options.project(final, state, keys, payloads)
      // A crash may have come after the block was stored and before the outbox heard of it.
      for (const { body } of ownOf(endedSubmissions(final.block))) {
        await outbox.end(body.contentDigest)
      }
    },
  })
  warnOfBrokenEpoch()
  if (chain.damagedHeight !== undefined) alarm('chain-damaged', `block ${chain.damagedHeight}`)
  if (payloads.rebuilt) alarm('chain-damaged', 'index of payloads')
  const view = () => chain.view
  const own = chain.view.member(hospital)
  // Of a chain that was cut nobody knows what this hospital was in it.
  const mayHaveVoted = chain.damagedHeight !== undefined || (own !== undefined && isVoter(own))
  const votes = await VoteStore.open({ fileSystem, path: folder.votes, mayHaveVoted })
  const reviewLog = await openJournal(folder.reviews)

  let spoke: Spoke | undefined
  /** The session in which the chain was taken over: before that a nonce could be used again. */
  let caughtUp: Session | undefined
  let board: Board = []
  let joined = false
  const lives = new Map<string, Life>()
  const session = (): Session | undefined => spoke?.session()

  const follower: ChainFollower = new ChainFollower({
    clock,
    chain,
    payloads,
    votes,
    hospital,
    sign,
    session,
    withheld,
    onPayloadsFound: () => options.onReadable(keys, payloads, chain),
    onFinal: becameFinal,
    onProgress: () => onChange({ type: 'status' }),
    onVote: (height) => options.onVote?.(height, clock.utc()),
    onCertificate: (height) => options.onCertificate?.(height, clock.utc()),
    onAlarm: (alarm, detail) => onChange({ type: 'alarm', alarm, detail }),
    keepEvidence,
    report,
  })
  const sender = new SubmissionSender({
    environment,
    hospital,
    sign,
    view,
    head: () => chain.state.head,
    keys,
    outbox,
    payloads,
    session: () => (caughtUp === session() ? caughtUp : undefined),
    catchUp: () => follower.reach(chain.height + 1),
    onChange: (id) => onChange({ type: 'submission', id }),
    onRefused: (_id, code) =>
      onChange({ type: 'alarm', alarm: 'submission-refused', detail: code }),
  })
  const reviews = new ReviewDesk({
    environment,
    hospital,
    sign,
    view,
    keys,
    journal: reviewLog,
    session,
    reach: (height) => follower.reach(height),
    presence: options.presence,
    onChange: (submission, state) => {
      onChange({ type: 'review', submission, state })
      sendPresence()
    },
  })
  const approvals = new ChangeApprovals({
    hospital,
    sign,
    view,
    session,
    onChange: () => onChange({ type: 'changes' }),
  })
  const publisher = new EpochPublisher({ environment, hospital, sign, view, keys, session })

  async function becameFinal(final: FinalBlock, state: LedgerState): Promise<void> {
    const learnt = await learn(final)
    await options.project(final, state, keys, payloads)
    if (learnt) await options.onReadable(keys, payloads, chain)
    warnOfBrokenEpoch()
    await endSubmissions(final)
    publisher.consider()
    sender.pump()
    presence.soon()
    options.onFinal(final.height)
    onChange({ type: 'status' })
    if (final.block.transactions.some(({ kind }) => kind !== 'record' && kind !== 'cancel')) {
      onChange({ type: 'network' })
      onChange({ type: 'changes' })
    }
  }

  async function endSubmissions(final: FinalBlock): Promise<void> {
    const ended = endedSubmissions(final.block)
    for (const { id } of ended) reviews.onEnded(id)
    for (const { id, body } of ownOf(ended)) {
      lives.delete(toHex(id))
      await outbox.end(body.contentDigest)
      onChange({ type: 'submission', id: body.contentDigest })
    }
  }

  /** Two signed blocks of one height: kept whole, for a person to see and to export (§9). */
  async function keepEvidence(first: Lock, second: Lock): Promise<void> {
    const bytes = encode({
      kind: 'two-blocks',
      genesis: consortium.bytes,
      first: first.block,
      second: second.block,
    })
    await fileSystem.writeFileAtomic(`${folder.evidence}-${first.height}`, bytes)
  }

  const stopCompacting = compactNowAndThen(environment, payloads)
  const presence = coalesce(clock, PRESENCE_INTERVAL, sendPresence)

  function sendPresence(): void {
    const open = session()
    if (!open) return
    const value = {
      presence: options.presence().presence,
      reviewing: reviews.waiting().length,
      height: chain.height,
    }
    tellPeer(open, presenceNotice, value).catch(reportUnlessLost)
  }

  /** A lost session is no fault: the next one begins with everything that was missed. */
  function reportUnlessLost(fault: unknown): void {
    if (!(fault instanceof NetworkError)) report(fault)
  }

  const handler = heedGovernment({
    chain,
    payloads,
    follower,
    reviews,
    onLife: (value) => {
      lives.set(toHex(value.submission), value)
      const item = outbox.find(value.submission)
      if (item) onChange({ type: 'submission', id: item.id })
    },
    onChanges: (changes) => {
      // The list may refer to a block that is still on its way here.
      follower
        .reach(follower.networkHeight)
        .then(() => approvals.onChanges(changes))
        .catch(reportUnlessLost)
    },
    onBoard: (entries) => {
      board = entries
      onChange({ type: 'network' })
    },
    onClosed: () => onChange({ type: 'status' }),
  })

  spoke = environment.star.createSpoke({
    privateKey: secrets.signingKey,
    clock,
    random: unitRandom(environment),
    handler,
    report,
    addresses: options.addresses,
    governmentKey: consortium.genesis.government.key,
    hello: async () => {
      const body = {
        version: PROTOCOL_VERSION,
        consortium: consortium.id,
        hospital,
        finalHeight: chain.height,
        finalHash: chain.state.head,
      }
      return encode(toWire(helloKind.make(body, sign)))
    },
    onConnected: async (opened, bytes) => {
      const { height, head } = acknowledgement.decode(bytes)
      try {
        await follower.onConnected(height, head)
      } catch (error) {
        reportUnlessLost(error)
        return opened.close('not-caught-up')
      }
      caughtUp = opened
      sendPresence()
      publisher.consider()
      reviews.onConnected()
      sender.pump()
      onChange({ type: 'status' })
    },
    onRefused: (code) => onChange({ type: 'refused', code }),
    onDisconnected: () => {
      board = []
      onChange({ type: 'status' })
      onChange({ type: 'network' })
    },
  })

  return {
    id: hospital,
    chain,
    payloads,
    keys,
    outbox,
    drafts,
    sender,
    reviews,
    approvals,
    follower,
    encryptionKey: secrets.encryptionKey,
    board: () => board,
    lifeOf: (submission) => lives.get(toHex(submission)),
    isConnected: () => session() !== undefined,
    hasJoined: () => joined,
    session,
    async join(height, hash, comparedWith) {
      const open = session()
      if (!open) throw new NetworkError({ code: 'not-connected' })
      const body = {
        consortium: consortium.id,
        hospital,
        block: { height, hash },
        comparedWith,
      }
      await callPeer(open, joinMessage, { join: joinKind.make(body, sign) }, done)
      joined = true
      onChange({ type: 'status' })
    },
    presenceChanged: sendPresence,
    async close() {
      publisher.stop()
      presence.stop()
      stopCompacting()
      await spoke?.close()
      await sender.stop()
      await reviews.stop()
      await follower.stop()
      for (const file of [outboxLog, drafts, reviewLog, votes, payloads, chain]) await file.close()
    },
  }
}
