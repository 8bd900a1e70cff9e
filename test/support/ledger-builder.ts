/**
 * A whole consortium for tests, the same in every run: hospitals with keys from their names, and
 * valid blocks of every kind. Every part can be changed, so that a test breaks exactly one rule.
 */
import { signerOf, verifySignature } from '#crypto/ed25519'
import { equalBytes } from '#crypto/bytes'
import type { Sign } from '#core/codec/message'
import {
  type Certificate,
  makeCertificate,
  requireCertificate,
  signVote,
} from '#core/consensus/vote'
import {
  type Block,
  blockHash,
  type BlockHeader,
  decodeBlock,
  encodeBlock,
  headerKind,
  makeBlock,
} from '#core/ledger/block'
import { checkBlock } from '#core/ledger/check-block'
import { initialState, LedgerDraft, LedgerView, type LedgerState } from '#core/ledger/state'
import {
  type Consortium,
  DEFAULT_PARAMETERS,
  foundConsortium,
  type Parameters,
} from '#core/membership/genesis'
import { applyTransaction, type Transaction } from '#core/transaction/transaction'
import { MembershipBuilder } from './membership-builder.ts'
import type { ReviewBuilder } from './review-builder.ts'
import { bytesFrom, type Change, signed } from './signed.ts'
import { epochTransaction, type EpochChoices } from './epoch-builder.ts'
import { startReview, type SubmissionChoices } from './submission-builder.ts'
import {
  type HospitalChoices,
  makeHospital,
  signingKeyFrom,
  type TestHospital,
} from './test-hospital.ts'

/** Noon of a day long past; tests never look at a clock. */
const START = Date.UTC(2026, 0, 5, 12)

/** What a test may choose about a consortium. */
export interface LedgerChoices {
  /** How many hospitals are active, sharing epoch 1, when the builder is handed over; 4. */
  readonly active?: number
  readonly parameters?: Partial<Parameters>
  /** Specialties of the hospital with this place, counted from 0. */
  readonly specialties?: (place: number) => readonly string[]
}

/** A block and the votes that made it final. */
export interface FinalBlock {
  readonly block: Block
  readonly certificate: Certificate
}

/** Founds a consortium and brings it to the wished number of active hospitals and epoch 1. */
export async function foundLedger(choices: LedgerChoices = {}): Promise<LedgerBuilder> {
  const { active = 4, parameters = {}, specialties = () => [] } = choices
  const ledger = new LedgerBuilder(testConsortium(parameters))
  for (let place = 0; place < active; place++) {
    const hospital = await ledger.enrol(`H${place}`, { specialties: specialties(place) })
    ledger.append(ledger.membership.admit(hospital))
    ledger.append(ledger.membership.activate(hospital))
  }
  if (active > 0) ledger.append(await ledger.epoch(ledger.hospitals[0]!))
  return ledger
}

/** The consortium of all tests, with short secret chains so that founding is fast. */
export function testConsortium(parameters: Partial<Parameters> = {}): Consortium {
  return foundConsortium({
    version: 1,
    name: 'Test Consortium',
    country: 'Testland',
    government: { name: 'Ministry of Tests', key: signingKeyFrom('government').publicKey },
    parameters: { ...DEFAULT_PARAMETERS, drawSecrets: 256, ...parameters },
    demonstration: false,
    time: START,
    salt: bytesFrom('genesis salt'),
  })
}

/** A ledger that grows by valid blocks and can be asked for invalid ones. */
export class LedgerBuilder {
  readonly consortium: Consortium
  readonly government: Sign
  readonly membership: MembershipBuilder
  readonly hospitals: TestHospital[] = []
  readonly epochKeys = new Map<number, Uint8Array>()
  readonly blocks: FinalBlock[] = []
  state: LedgerState
  private readonly nonces = new Map<string, number>()

  constructor(consortium: Consortium) {
    this.consortium = consortium
    this.government = signerOf(signingKeyFrom('government').privateKey)
    this.membership = new MembershipBuilder(this)
    this.state = initialState(consortium)
  }

  /** Questions about the state after the last block. */
  get view(): LedgerView {
    return new LedgerView(this.state)
  }

  /** A builder at the same block that goes its own way. */
  fork(): LedgerBuilder {
    const copy = new LedgerBuilder(this.consortium)
    copy.state = this.state
    copy.hospitals.push(...this.hospitals)
    copy.blocks.push(...this.blocks)
    for (const [number, key] of this.epochKeys) copy.epochKeys.set(number, key)
    for (const [name, nonce] of this.nonces) copy.nonces.set(name, nonce)
    return copy
  }

  /** The hospital that this builder made under an id. */
  hospital(id: Uint8Array): TestHospital {
    const known = this.hospitals.find((hospital) => equalBytes(hospital.id, id))
    if (!known) throw new Error('the builder made no such hospital')
    return known
  }

  /** A new hospital with its request; the ledger does not know it yet. */
  async enrol(name: string, choices?: HospitalChoices): Promise<TestHospital> {
    const hospital = await makeHospital(this.consortium, name, choices)
    this.hospitals.push(hospital)
    return hospital
  }

  /** The next epoch, sealed to the hospitals active now. */
  epoch(author: TestHospital, choices?: EpochChoices): Promise<Transaction> {
    return epochTransaction(this, author, choices)
  }

  /** A submission by `author` under its next nonce, receipted, nobody asked yet. */
  submit(author: TestHospital, choices: SubmissionChoices = {}): ReviewBuilder {
    const nonce = choices.body?.nonce ?? (this.nonces.get(author.name) ?? 0) + 1
    this.nonces.set(author.name, nonce)
    return startReview(this, author, nonce, choices)
  }

  /** The next block over `transactions`; its member root is the right one where they are valid. */
  block(transactions: readonly Transaction[], change: Change<BlockHeader> = {}): Block {
    const header = {
      consortium: this.consortium.id,
      height: this.state.height + 1,
      previous: this.state.head,
      time: this.state.time + 1000,
      memberRoot: this.memberRootAfter(transactions),
    }
    const block = makeBlock(header, transactions, this.government)
    return { ...block, header: signed(headerKind, block.header.body, this.government, change) }
  }

  /** Checks a block as a peer would that was sent its bytes. Throws a RuleError. */
  check(block: Block): LedgerState {
    return checkBlock(this.state, decodeBlock(encodeBlock(block)), verifySignature)
  }

  /** A certificate for a block by as many hospitals as are needed, or by those named. */
  certify(block: Block, voters?: readonly TestHospital[]): Certificate {
    const height = this.state.height + 1
    const hash = blockHash(block)
    const needed = this.view.voters().slice(0, this.view.votesNeeded())
    const chosen = voters ?? needed.map(({ id }) => this.hospital(id))
    const subject = { consortium: this.consortium.id, height, hash }
    const votes = chosen.map(({ id, sign }) => signVote(subject, id, sign))
    return makeCertificate(height, hash, votes)
  }

  /** Makes the transactions one final block. Throws a RuleError where it would be invalid. */
  append(...transactions: readonly Transaction[]): FinalBlock {
    return this.finalise(this.block(transactions))
  }

  /** Makes a block final. Throws a RuleError where it is invalid. */
  finalise(block: Block): FinalBlock {
    const after = this.check(block)
    const certificate = this.certify(block)
    requireCertificate(this.state, blockHash(block), certificate, verifySignature)
    this.state = after
    this.blocks.push({ block, certificate })
    return { block, certificate }
  }

  private memberRootAfter(transactions: readonly Transaction[]): Uint8Array {
    const draft = new LedgerDraft(this.state, this.state.time + 1000)
    try {
      for (const transaction of transactions) applyTransaction(draft, transaction, verifySignature)
    } catch {
      // An invalid block was asked for: its first broken rule is found before the member root.
    }
    return draft.memberRoot
  }
}
