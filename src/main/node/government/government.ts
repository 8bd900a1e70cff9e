/** The government's node, composed from top to bottom: it orders and relays, and holds no key. */
import { signerOf } from '#crypto/ed25519'
import type { Consortium } from '#core/membership/genesis'
import type { Hub, Session } from '#network/star'
import { NetworkError } from '#network/errors'
import { Journal } from '#storage/journal'
import type { StorageError } from '#storage/errors'
import { PayloadStore } from '#storage/payload-store'
import { VoteStore } from '#storage/vote-store'
import {
  Chain,
  type BlockListener,
  endedSubmissions,
  type FinalBlock,
  recordDigests,
} from '../chain.ts'
import { asRemoteFault } from '../remote-fault.ts'
import { coalesce } from '../coalesce.ts'
import type { DataFolder } from '../data-folder.ts'
import { type Environment, unitRandom } from '../environment.ts'
import { compactNowAndThen } from '../compact-payloads.ts'
import type { StorageAlarm } from '../storage-alarm.ts'
import type { MessageBody } from '../messages/body.ts'
import { final, payloadsAhead, proposal } from '../messages/chain.ts'
import {
  board as boardNotice,
  changes as changesNotice,
  enrolment,
  enrolmentAnswer,
} from '../messages/membership.ts'
import { ask, life, release } from '../messages/submission.ts'
import { tellPeer } from '../messages/send.ts'
import { fetchBlocks, fetchPayloads } from '../serve-chain.ts'
import type { GovernmentSecrets } from '../settings.ts'
import { encodeCertificate } from '#core/consensus/vote'
import { Admissions } from './admissions.ts'
import { ReviewConductor } from './conduct-reviews.ts'
import { DrawSecrets } from './draw-secrets.ts'
import { EpochDesk } from './epoch-desk.ts'
import { MembershipChanges } from './membership-changes.ts'
import { endingOf, type OpenSubmission } from './open-submission.ts'
import { Pool } from './pool.ts'
import { PresenceBoard } from './presence-board.ts'
import { BlockProposer } from './propose-blocks.ts'
import { HospitalService } from './serve-hospitals.ts'
import { Traffic } from './traffic.ts'

/** Milliseconds between two tellings of who is connected. */
const BOARD_INTERVAL = 400

/** What changed, for whoever shows it. */
export type GovernmentChange = 'status' | 'requests' | 'changes' | 'network' | 'relays' | 'traffic'

/** What a government node is started with. */
export interface GovernmentOptions {
  readonly folder: DataFolder
  readonly consortium: Consortium
  readonly secrets: GovernmentSecrets
  readonly listen: { readonly host: string; readonly port: number }
  /**
   * The folder was lost and is new, but the consortium lives: nothing is ordered before the chain
   * was learnt from hospitals, known or not, and n − f of them were heard.
   */
  readonly recovering?: boolean
  /** Hears of every block, on start and when it becomes final. */
  readonly onBlock: BlockListener
  readonly onChange: (change: GovernmentChange) => void
  /** A block has become final since the start. */
  readonly onFinal: (height: number) => void
  /** A hospital's vote on a block arrived (UTC milliseconds). */
  readonly onVote?: (height: number, hospital: Uint8Array, at: number) => void
  /** Something is wrong with this node's disk; `detail` names the file. */
  readonly onAlarm: (alarm: StorageAlarm, detail: string) => void
}

/** A running government. */
export interface Government {
  readonly chain: Chain
  readonly payloads: PayloadStore
  readonly pool: Pool
  readonly admissions: Admissions
  readonly changes: MembershipChanges
  readonly board: PresenceBoard
  readonly proposer: BlockProposer
  readonly draws: DrawSecrets
  readonly traffic: Traffic
  readonly addresses: readonly string[]
  close(): Promise<void>
}

/** Starts a government: opens what it stored, listens, and goes on where it stood. */
export async function startGovernment(
  environment: Environment,
  options: GovernmentOptions,
): Promise<Government> {
  const { clock, fileSystem, report } = environment
  const { folder, consortium, secrets, onChange } = options
  const { parameters } = consortium.genesis
  const sign = signerOf(secrets.signingKey)

  await fileSystem.makeDirectory(folder.root)
  const chain = await Chain.open({
    fileSystem,
    path: folder.chainLog,
    consortium,
    onBlock: options.onBlock,
  })
  const view = () => chain.view
  const payloads = await PayloadStore.open({ fileSystem, folder: folder.payloads })
  const mayHaveVoted = chain.height > 0
  const proposals = await VoteStore.open({ fileSystem, path: folder.votes, mayHaveVoted })
  const recovering =
    options.recovering === true || chain.damagedHeight !== undefined || proposals.doubtful
  const onDamage = (damage: StorageError) => options.onAlarm('file-damaged', damage.message)
  const openJournal = (path: string) => Journal.open({ fileSystem, path, onDamage })
  const outbox = await openJournal(folder.outbox)
  const admissionsLog = await openJournal(folder.admissions)
  const changesLog = await openJournal(folder.changes)
  if (chain.damagedHeight !== undefined) {
    options.onAlarm('chain-damaged', `block ${chain.damagedHeight}`)
  }
  if (payloads.rebuilt) options.onAlarm('chain-damaged', 'index of payloads')

  const draws = new DrawSecrets(secrets.drawMaster, parameters.drawSecrets, clock)
  const pool = new Pool(outbox, draws, view)
  await pool.restore(outbox.entries)

  let hub: Hub | undefined
  const sessionOf = (hospital: Uint8Array): Session | undefined => {
    const key = view().member(hospital)?.signingKey ?? service.keyOf(hospital)
    return key && hub?.sessionOf(key)
  }
  /** A lost session is no fault: what it missed is sent again when the hospital is back. */
  const tell = <Value>(
    session: Session | undefined,
    notice: MessageBody<Value>,
    value: Value,
  ): void => {
    if (!session) return
    tellPeer(session, notice, value).catch((fault: unknown) => {
      if (!(fault instanceof NetworkError)) report(fault)
    })
  }
  const tellAll = <Value>(notice: MessageBody<Value>, value: Value): void => {
    for (const session of hub?.sessions() ?? []) tell(session, notice, value)
  }

  const traffic = new Traffic(clock, () => onChange('traffic'))
  const board = new PresenceBoard(view)
  // Sent to every hospital about every hospital: once in a while is often enough.
  const boardChanged = coalesce(clock, BOARD_INTERVAL, () => {
    tellAll(boardNotice, { entries: board.entries() })
    onChange('network')
    onChange('status')
  })

  const trigger = () => proposer.trigger()
  const epochs = new EpochDesk(view, trigger)
  const sendChanges = (session?: Session) => {
    const open = changes.open()
    const value = { changes: open ? [open] : [] }
    if (session) tell(session, changesNotice, value)
    else tellAll(changesNotice, value)
  }
  const changes: MembershipChanges = new MembershipChanges({
    journal: changesLog,
    sign,
    view,
    onChange: () => {
      // The first renewal happens inside the constructor, before anybody is connected.
      if (hub) sendChanges()
      onChange('changes')
      onChange('network')
    },
    onReady: () => {
      if (hub) trigger()
    },
  })
  const admissions = new Admissions(environment, admissionsLog, view, () => {
    onChange('requests')
    onChange('status')
  })

  const reviews = new ReviewConductor({
    clock,
    sign,
    view,
    pool,
    payloads,
    sendAsk: (open, hospital) => {
      sendAsk(open, hospital).catch(report)
    },
    sendRelease: (submission, hospital) => tell(sessionOf(hospital), release, { submission }),
    sendLife: (open) => {
      tell(sessionOf(open.submission.body.author), life, lifeOf(open))
      onChange('relays')
    },
    onEnded: (open) => {
      if (open.attestation?.body.verdict === 'accept') sendPayloadAhead(open).catch(report)
      trigger()
    },
    report,
  })

  async function sendAsk(open: OpenSubmission, hospital: Uint8Array): Promise<void> {
    const session = sessionOf(hospital)
    if (!session) return
    const payload = await payloads.get(open.submission.body.payload.digest)
    if (!payload) throw new RangeError('the payload of an open submission is not stored')
    const { submission, receipt, secret, steps } = open
    tell(session, ask, { submission, receipt, secret, steps: [...steps], payload })
    traffic.note('ask', { hospital, submission: submission.id, size: payload.length })
  }

  async function sendPayloadAhead({ submission }: OpenSubmission): Promise<void> {
    const payload = await payloads.get(submission.body.payload.digest)
    if (payload) tellAll(payloadsAhead, { payloads: [payload] })
  }

  function* waiting(now: number) {
    const change = changes.ready()
    if (change) yield change
    const epoch = epochs.ready()
    if (epoch) yield epoch
    for (const open of pool.all()) {
      const ending = endingOf(chain.view, open, now)
      if (ending) yield ending
    }
  }

  async function becameFinal(block: FinalBlock): Promise<void> {
    const ended = endedSubmissions(block.block).map(({ id }) => id)
    for (const id of ended) reviews.forget(id)
    await options.onBlock(block, chain.state)
    await pool.end(ended)
    await changes.onFinal()
    await dropExcluded()
    if (block.block.transactions.some(({ kind }) => kind !== 'record' && kind !== 'cancel')) {
      onChange('network')
      reviews.resume()
    }
    options.onFinal(block.height)
    onChange('status')
    onChange('relays')
  }

  /** Hospitals that a block has suspended or removed are refused from now on. */
  async function dropExcluded(): Promise<void> {
    for (const session of hub?.sessions() ?? []) {
      const reason = service.exclusionOf(session)
      if (reason) await session.close(reason)
    }
  }

  const proposer: BlockProposer = new BlockProposer({
    clock,
    sign,
    chain,
    proposals,
    waiting,
    discard: (transaction, error) => {
      // Members changed under a decision: it is renewed for the next block, or can never apply.
      if (transaction.kind === 'record' || transaction.kind === 'cancel') report(error)
      else if (transaction.kind !== 'epoch') changes.discardFirst().catch(report)
    },
    sendProposal: (block) => {
      tellAll(proposal, { block })
      traffic.note('proposal', { height: chain.height + 1 })
    },
    sendFinal: (certificate) => {
      tellAll(final, { certificate: encodeCertificate(certificate) })
      traffic.note('final', { height: certificate.height })
    },
    fetchBlocks: async (hospital, from) => {
      const session = sessionOf(hospital)
      return session ? fetchBlocks(session, from) : []
    },
    fetchPayloadsOf: async (hospital, block) => {
      const session = sessionOf(hospital)
      if (session) await fetchPayloads(session, payloads, recordDigests(block))
    },
    recovering,
    onHeard: () => {
      dropExcluded().catch(report)
    },
    onFinal: becameFinal,
    onProgress: () => onChange('status'),
    onVote: (height, hospital) => options.onVote?.(height, hospital, clock.utc()),
    onDiskFull: (detail) => options.onAlarm('disk-full', detail),
    report,
  })

  const service = new HospitalService({
    clock,
    chain,
    payloads,
    proposer,
    reviews,
    changes,
    epochs,
    board,
    traffic,
    welcome: (session, hospital) => {
      sendChanges(session)
      const open = proposer.openProposal()
      if (open) tell(session, proposal, { block: open })
      reviews.onConnected(hospital)
    },
    onPresence: () => boardChanged.soon(),
    isRecovering: () => recovering && proposer.state.stage === 'hearing',
    report,
  })

  hub = await environment.star.createHub({
    privateKey: secrets.signingKey,
    clock,
    random: unitRandom(environment),
    listen: options.listen,
    handler: service,
    report,
    isMember: (peerKey) => service.isMember(peerKey),
    greet: (peerKey, hello) => service.greet(peerKey, hello),
    onConnected: (session) => service.connected(session),
    enrol: (peerKey, body) =>
      asRemoteFault(async () =>
        enrolmentAnswer.encode(await admissions.take(peerKey, enrolment.decode(body).request)),
      ),
  })
  reviews.resume()
  trigger()
  const stopCompacting = compactNowAndThen(environment, payloads)

  return {
    chain,
    payloads,
    pool,
    admissions,
    changes,
    board,
    proposer,
    draws,
    traffic,
    addresses: hub.addresses,
    async close() {
      stopCompacting()
      // Nothing new comes in; what is under way ends before its files are closed.
      await hub?.close()
      await reviews.stop()
      await proposer.stop()
      for (const file of [outbox, admissionsLog, changesLog, proposals, payloads, chain]) {
        await file.close()
      }
    },
  }

  function lifeOf(open: OpenSubmission) {
    return {
      submission: open.submission.id,
      receipt: open.receipt,
      secret: open.secret,
      steps: [...open.steps],
      attestation: open.attestation ?? null,
      withdrawn: open.withdrawal !== undefined,
    }
  }
}
