/** What the government does with each message of a hospital's session. */
import { equalBytes, fromHex, toHex } from '#crypto/bytes'
import { decodeAs } from '#core/codec/cbor'
import { NetworkError, RemoteFault } from '#network/errors'
import type { Session, SessionHandler } from '#network/star'
import type { Chain } from '../chain.ts'
import { checkWithSignatures } from '../check-signatures.ts'
import { acknowledgement, type Hello, helloKind, PROTOCOL_VERSION } from '../messages/hello.ts'
import {
  blocksQuery,
  payloadsQuery,
  standingAnswer,
  standingQuery,
  vote,
} from '../messages/chain.ts'
import { approve, done, epoch, join, presence } from '../messages/membership.ts'
import { callPeer } from '../messages/send.ts'
import {
  answer,
  attest,
  attestAnswer,
  receiptAnswer,
  submit,
  withdraw,
} from '../messages/submission.ts'
import { asRemoteFault } from '../remote-fault.ts'
import { answerBlocks, answerPayloads } from '../serve-chain.ts'
import type { PayloadStore } from '#storage/payload-store'
import type { Clock } from '../environment.ts'
import type { EpochDesk } from './epoch-desk.ts'
import type { MembershipChanges } from './membership-changes.ts'
import type { PresenceBoard } from './presence-board.ts'
import type { BlockProposer } from './propose-blocks.ts'
import type { ReviewConductor } from './conduct-reviews.ts'
import type { Traffic } from './traffic.ts'

/** What serving hospitals needs of the rest of the government. */
export interface ServiceParts {
  readonly clock: Clock
  readonly chain: Chain
  readonly payloads: PayloadStore
  readonly proposer: BlockProposer
  readonly reviews: ReviewConductor
  readonly changes: MembershipChanges
  readonly epochs: EpochDesk
  readonly board: PresenceBoard
  readonly traffic: Traffic
  /** Sends a new session everything that is open. */
  readonly welcome: (session: Session, hospital: Uint8Array) => void
  readonly onPresence: () => void
  /** True while a lost chain is learnt from hospitals that this node does not know (yet). */
  readonly isRecovering: () => boolean
  readonly report: (fault: unknown) => void
}

/** Serves the sessions of all hospitals. */
export class HospitalService implements SessionHandler {
  private readonly parts: ServiceParts
  private readonly hospitals = new Map<string, Uint8Array>()

  constructor(parts: ServiceParts) {
    this.parts = parts
  }

  /** True when this key belongs to a member that may have a session now. */
  isMember(peerKey: Uint8Array): boolean {
    return this.memberWith(peerKey) !== undefined || this.parts.isRecovering()
  }

  /** Checks a hello and answers it. Throws a RemoteFault. */
  async greet(peerKey: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
    const { chain, clock } = this.parts
    const message = await asRemoteFault(async () => decodeAs(helloKind.schema, bytes))
    const { body } = message
    if (body.version !== PROTOCOL_VERSION) throw new RemoteFault('wrong-version')
    if (!equalBytes(body.consortium, chain.state.consortium.id)) {
      throw new RemoteFault('wrong-consortium')
    }
    await asRemoteFault(() =>
      checkWithSignatures((verify) => helloKind.requireSignature(message, peerKey, verify)),
    )
    this.requireAllowed(peerKey, body)
    this.hospitals.set(toHex(peerKey), body.hospital)
    this.parts.board.connected(body.hospital, body.finalHeight, clock.utc())
    return acknowledgement.encode({ height: chain.height, head: chain.state.head })
  }

  private requireAllowed(peerKey: Uint8Array, { hospital, finalHeight }: Hello): void {
    const { chain, isRecovering } = this.parts
    const member = chain.view.member(hospital)
    // Only blocks that this government signed can be learnt from it: it need not be known.
    if (!member && isRecovering() && finalHeight > chain.height) return
    if (!member || !equalBytes(member.signingKey, peerKey)) throw new RemoteFault('not-a-member')
    if (member.status === 'suspended') throw new RemoteFault('suspended')
    if (member.status === 'removed') throw new RemoteFault('removed')
  }

  /** A session may be used: tell it what is open, and hear where it stands. */
  connected(session: Session): void {
    const hospital = this.hospitalOf(session)
    this.parts.welcome(session, hospital)
    this.parts.onPresence()
    callPeer(session, standingQuery, {}, standingAnswer)
      .then(({ finalHeight, lock }) => {
        this.parts.board.reached(hospital, finalHeight, this.parts.clock.utc())
        this.parts.proposer.hear({ hospital, key: session.peerKey, finalHeight, lock })
      })
      .catch((fault: unknown) => this.ignoreLostSession(fault))
  }

  onClosed(session: Session): void {
    const hospital = this.hospitals.get(toHex(session.peerKey))
    if (!hospital) return
    this.hospitals.delete(toHex(session.peerKey))
    this.parts.board.disconnected(hospital, this.parts.clock.utc())
    this.parts.onPresence()
  }

  onNotice(session: Session, name: string, body: Uint8Array): Promise<void> {
    return asRemoteFault(() => this.heed(this.hospitalOf(session), name, body))
  }

  private async heed(hospital: Uint8Array, name: string, body: Uint8Array): Promise<void> {
    const { clock } = this.parts
    switch (name) {
      case vote.name: {
        const { height, hash, signature } = vote.decode(body)
        this.parts.board.reached(hospital, height - 1, clock.utc())
        this.parts.traffic.note('vote', { hospital, height })
        await this.parts.proposer.vote(height, hash, { hospital, signature })
        return
      }
      case presence.name:
        this.parts.board.heard(hospital, presence.decode(body), clock.utc())
        this.parts.onPresence()
        return
      default:
        throw new RemoteFault('unknown-message', name)
    }
  }

  onCall(session: Session, name: string, body: Uint8Array): Promise<Uint8Array> {
    return asRemoteFault(() => this.answerCall(this.hospitalOf(session), name, body))
  }

  private async answerCall(
    hospital: Uint8Array,
    name: string,
    body: Uint8Array,
  ): Promise<Uint8Array> {
    const { chain, payloads, reviews, changes, epochs, traffic } = this.parts
    switch (name) {
      case blocksQuery.name:
        return answerBlocks(chain, body)
      case payloadsQuery.name:
        return answerPayloads(payloads, body)
    }
    if (this.parts.isRecovering()) throw new RemoteFault('recovering')
    switch (name) {
      case submit.name: {
        const { submission, payload } = submit.decode(body)
        const receipt = await reviews.receive(hospital, submission, payload)
        const about = { hospital, submission: submission.id }
        traffic.note('submission', { ...about, size: payload.length })
        traffic.note('receipt', about)
        return receiptAnswer.encode({ receipt })
      }
      case answer.name: {
        const { step } = answer.decode(body)
        await reviews.answer(hospital, step)
        const { submission } = step.message.body
        traffic.note(step.kind === 'pass' ? 'pass' : 'held', { hospital, submission })
        return done.encode({})
      }
      case attest.name: {
        const { attestation } = attest.decode(body)
        const receipt = await reviews.attest(attestation)
        traffic.note('verdict', { hospital, submission: attestation.body.submission })
        return attestAnswer.encode({ receipt })
      }
      case withdraw.name: {
        const { withdrawal } = withdraw.decode(body)
        await reviews.withdraw(hospital, withdrawal)
        traffic.note('withdrawal', { hospital, submission: withdrawal.body.submission })
        return done.encode({})
      }
      case epoch.name:
        await epochs.take(epoch.decode(body).epoch)
        return done.encode({})
      case join.name:
        await changes.takeJoin(hospital, join.decode(body).join)
        return done.encode({})
      case approve.name:
        await changes.takeApproval(approve.decode(body).approval)
        return done.encode({})
      default:
        throw new RemoteFault('unknown-message', name)
    }
  }

  /** The hospital of a session that was greeted. */
  hospitalOf(session: Session): Uint8Array {
    const hospital = this.hospitals.get(toHex(session.peerKey))
    if (!hospital) throw new RemoteFault('not-a-member')
    return hospital
  }

  /** Why a session must end now, if it must: its hospital was excluded, or never was one. */
  exclusionOf(session: Session): string | undefined {
    if (this.parts.isRecovering()) return undefined
    const member = this.memberWith(session.peerKey)
    if (!member || !equalBytes(member.id, this.hospitalOf(session))) return 'not-a-member'
    return member.status === 'suspended' || member.status === 'removed' ? member.status : undefined
  }

  /** The key of a hospital's session. */
  keyOf(hospital: Uint8Array): Uint8Array | undefined {
    for (const [key, id] of this.hospitals) if (equalBytes(id, hospital)) return fromHex(key)
    return undefined
  }

  private memberWith(peerKey: Uint8Array) {
    return this.parts.chain.view.members().find(({ signingKey }) => equalBytes(signingKey, peerKey))
  }

  /** A session may end at any time; the next one asks again. */
  private ignoreLostSession(fault: unknown): void {
    if (!(fault instanceof NetworkError)) this.parts.report(fault)
  }
}
