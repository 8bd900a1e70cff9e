/** Membership transactions for tests, with joins and approvals. */
import { toWire } from '#core/codec/message'
import { approvalsNeeded, type Approval, approvalKind } from '#core/membership/approval'
import { type Join, joinKind, type SignedJoin } from '#core/membership/join'
import { type Activate, activateKind } from '#core/transaction/activate'
import { type Admit, admitKind } from '#core/transaction/admit'
import { reinstateKind } from '#core/transaction/reinstate'
import { type Remove, removeKind } from '#core/transaction/remove'
import { type StandingChange, suspendKind } from '#core/transaction/suspend'
import type { Transaction } from '#core/transaction/transaction'
import { equalBytes } from '#crypto/bytes'
import type { LedgerBuilder } from './ledger-builder.ts'
import { type Change, signed } from './signed.ts'
import type { TestHospital } from './test-hospital.ts'

/** What a test may choose about a change that needs approvals. */
export interface ApprovalChoices {
  /** Who approves; as many voting hospitals as are needed, unless named. */
  readonly approvers?: readonly TestHospital[]
  /** Changes every approval. */
  readonly approval?: Change<Approval>
}

/** What a test may choose about an activation. */
export interface ActivationChoices extends Change<Activate>, ApprovalChoices {
  readonly join?: SignedJoin
}

/** Heights for which a change counts in tests. */
const COUNTS_FOR = 10

/** Makes membership transactions on the state after a ledger's last block. */
export class MembershipBuilder {
  private readonly ledger: LedgerBuilder

  constructor(ledger: LedgerBuilder) {
    this.ledger = ledger
  }

  /** The government admits a hospital. */
  admit(hospital: TestHospital, change?: Change<Admit>): Transaction {
    const { anchor, length } = hospital.secrets
    const body: Admit = {
      ...this.current(),
      request: toWire(hospital.request),
      anchor: { hash: anchor, length },
    }
    return { kind: 'admit', message: signed(admitKind, body, this.ledger.government, change) }
  }

  /** A newcomer has compared the last block with an active hospital, if there is one. */
  join(hospital: TestHospital, change?: Change<Join>): SignedJoin {
    const { state, view, consortium } = this.ledger
    const body: Join = {
      consortium: consortium.id,
      hospital: hospital.id,
      block: { height: state.height, hash: state.head },
      comparedWith: view.active()[0]?.id ?? null,
    }
    return signed(joinKind, body, hospital.sign, change)
  }

  /** An admitted hospital becomes active. */
  activate(hospital: TestHospital, choices: ActivationChoices = {}): Transaction {
    const body: Activate = {
      ...this.approvable(hospital),
      join: toWire(choices.join ?? this.join(hospital)),
    }
    const message = signed(activateKind, body, this.ledger.government, choices)
    return { kind: 'activate', message, approvals: this.approvals(message, choices, true) }
  }

  /** A hospital leaves for good. */
  remove(hospital: TestHospital, choices: Change<Remove> & ApprovalChoices = {}): Transaction {
    const body: Remove = { ...this.approvable(hospital), reason: 'it has closed' }
    const message = signed(removeKind, body, this.ledger.government, choices)
    return { kind: 'remove', message, approvals: this.approvals(message, choices, false) }
  }

  /** The government suspends a hospital. */
  suspend(hospital: TestHospital, change?: Change<StandingChange>): Transaction {
    const message = signed(suspendKind, this.standing(hospital), this.ledger.government, change)
    return { kind: 'suspend', message }
  }

  /** The government reinstates a hospital. */
  reinstate(hospital: TestHospital, change?: Change<StandingChange>): Transaction {
    const message = signed(reinstateKind, this.standing(hospital), this.ledger.government, change)
    return { kind: 'reinstate', message }
  }

  private current() {
    return { consortium: this.ledger.consortium.id, memberRoot: this.ledger.state.memberRoot }
  }

  private approvable({ id }: TestHospital) {
    const until = this.ledger.state.height + COUNTS_FOR
    return { ...this.current(), subject: id, until }
  }

  private standing({ id }: TestHospital): StandingChange {
    return { ...this.current(), subject: id, reason: 'a test asks for it' }
  }

  private approvals(
    { id, body }: { readonly id: Uint8Array; readonly body: Activate | Remove },
    { approvers = this.approversOf(body.subject), approval }: ApprovalChoices,
    compared: boolean,
  ) {
    const { consortium, memberRoot, until } = body
    return approvers.map((hospital) => {
      const said: Approval = {
        consortium,
        hospital: hospital.id,
        change: id,
        memberRoot,
        until,
        compared,
      }
      return signed(approvalKind, said, hospital.sign, approval)
    })
  }

  /** Voting hospitals other than the subject, exactly as many as are needed. */
  approversOf(subject: Uint8Array): TestHospital[] {
    const others = this.ledger.view.voters().filter(({ id }) => !equalBytes(id, subject))
    const needed = approvalsNeeded(this.ledger.view, subject)
    return others.slice(0, needed).map(({ id }) => this.ledger.hospital(id))
  }
}
