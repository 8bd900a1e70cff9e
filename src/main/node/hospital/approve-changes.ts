/** Membership changes that wait for this hospital's approval: a person decides (PROTOCOL §4). */
import { equalBytes, toHex } from '#crypto/bytes'
import type { Sign } from '#core/codec/message'
import { RuleError } from '#core/errors'
import type { LedgerView } from '#core/ledger/state'
import { approvalKind } from '#core/membership/approval'
import { requireActivation } from '#core/transaction/activate'
import { requireRemoval } from '#core/transaction/remove'
import type { Session } from '#network/star'
import { checkWithSignatures } from '../check-signatures.ts'
import { approve, done, type OpenChange } from '../messages/membership.ts'
import { callPeer } from '../messages/send.ts'

/** What approving needs of the rest of the hospital. */
export interface ApprovalParts {
  readonly hospital: Uint8Array
  readonly sign: Sign
  readonly view: () => LedgerView
  readonly session: () => Session | undefined
  readonly onChange: () => void
}

/** The changes that are open now. */
export class ChangeApprovals {
  private readonly parts: ApprovalParts
  private changes: readonly OpenChange[] = []
  private readonly declined = new Set<string>()

  constructor(parts: ApprovalParts) {
    this.parts = parts
  }

  /** Open changes as the government last sent them, those that the chain has not overtaken. */
  open(): OpenChange[] {
    const { memberRoot } = this.parts.view()
    return this.changes.filter(({ message }) => equalBytes(message.body.memberRoot, memberRoot))
  }

  /** Takes the government's list; a change that is not what it says is left out. */
  async onChanges(changes: readonly OpenChange[]): Promise<void> {
    const checked = await Promise.all(changes.map((change) => this.mayBeApproved(change)))
    this.changes = changes.filter((_, i) => checked[i])
    this.parts.onChange()
  }

  private async mayBeApproved(change: OpenChange): Promise<boolean> {
    const view = this.parts.view()
    try {
      await checkWithSignatures((verify) =>
        change.kind === 'activate'
          ? requireActivation(view, change.message, verify)
          : requireRemoval(view, change.message, verify),
      )
      return true
    } catch (error) {
      if (error instanceof RuleError) return false
      throw error
    }
  }

  /** The open change with this id. */
  find(id: Uint8Array): OpenChange | undefined {
    return this.open().find(({ message }) => equalBytes(message.id, id))
  }

  /** This hospital's part in a change. */
  mine({ message, approvals }: OpenChange): 'wanted' | 'given' | 'declined' | 'none' {
    const { hospital, view } = this.parts
    const votes = view()
      .voters()
      .some(({ id }) => equalBytes(id, hospital))
    if (!votes || equalBytes(message.body.subject, hospital)) return 'none'
    if (approvals.some(({ body }) => equalBytes(body.hospital, hospital))) return 'given'
    return this.declined.has(toHex(message.id)) ? 'declined' : 'wanted'
  }

  /** Signs on a person's decision and sends it. Rejects with a NetworkError. */
  async approve(change: OpenChange, compared: boolean, session: Session): Promise<void> {
    const { hospital, sign, view } = this.parts
    const { message } = change
    const approval = approvalKind.make(
      {
        consortium: view().consortium.id,
        hospital,
        change: message.id,
        memberRoot: message.body.memberRoot,
        until: message.body.until,
        compared,
      },
      sign,
    )
    await callPeer(session, approve, { approval }, done)
    this.changes = this.changes.map((open) =>
      open === change ? { ...open, approvals: [...open.approvals, approval] } : open,
    )
    this.parts.onChange()
  }

  /** A person does not approve; the change stays open for others until it lapses. */
  decline(change: OpenChange): void {
    this.declined.add(toHex(change.message.id))
    this.parts.onChange()
  }
}
