/** Membership changes that wait for approvals, as either mode sees them. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type { ChangeView } from '#contract/views/network'
import { equalBytes, fromHex, toHex } from '#crypto/bytes'
import { approvalsNeeded } from '#core/membership/approval'
import type { OpenChange } from '#node/messages/membership'
import type { Runtime } from '#node/runtime'
import { type Context, hospitalRef, requireHospital, requireRuntime } from './context.ts'
import { wordsNotCompared } from './government.ts'

/** Handlers of `changes.*`. */
export function changeHandlers(
  context: Context,
): Pick<Handlers, 'changes.list' | 'changes.approve' | 'changes.decline'> {
  return {
    'changes.list': async () => {
      const runtime = requireRuntime(context)
      return openChanges(runtime).map((change) => changeView(runtime, change))
    },
    'changes.approve': async ({ change, digits, compared }) => {
      const runtime = requireHospital(context)
      const open = requireChange(runtime, change)
      const { demonstration } = runtime.consortium.genesis
      if (open.kind === 'activate' && !demonstration && (!compared || digits === null)) {
        throw wordsNotCompared()
      }
      const session = runtime.node.session()
      if (!session) {
        throw new ContractError('approval-not-sent')
      }
      await runtime.node.approvals.approve(open, open.kind === 'activate', session)
      return null
    },
    'changes.decline': async ({ change }) => {
      const runtime = requireHospital(context)
      runtime.node.approvals.decline(requireChange(runtime, change))
      return null
    },
  }
}

function requireChange(runtime: ReturnType<typeof requireHospital>, change: string): OpenChange {
  const open = runtime.node.approvals.find(fromHex(change))
  if (!open) throw new ContractError('change-not-found')
  return open
}

function openChanges(runtime: Runtime): OpenChange[] {
  if (runtime.mode === 'hospital') return runtime.node.approvals.open()
  const open = runtime.node.changes.open()
  return open ? [open] : []
}

function changeView(runtime: Runtime, change: OpenChange): ChangeView {
  const { view } = runtime.chain
  const { subject, until } = change.message.body
  const approved = change.approvals.map(({ body }) => body.hospital)
  const missing = view
    .voters()
    .filter(({ id }) => !equalBytes(id, subject) && !approved.some((by) => equalBytes(by, id)))
  const member = view.member(subject)
  if (!member) throw new ContractError('hospital-not-found')
  return {
    id: toHex(change.message.id),
    kind: change.kind,
    subject: { id: toHex(subject), profile: member.profile },
    reason: change.kind === 'remove' ? change.message.body.reason : '',
    approvedBy: approved.map((id) => hospitalRef(runtime, id)),
    missing: missing.map(({ id }) => hospitalRef(runtime, id)),
    needed: approvalsNeeded(view, subject),
    until,
    mine: runtime.mode === 'hospital' ? runtime.node.approvals.mine(change) : 'none',
  }
}
