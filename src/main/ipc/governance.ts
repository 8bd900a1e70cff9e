/** The governance log: membership changes and epochs as the chain holds them, and as a file. */
import type { Handlers } from '#contract/methods'
import { GOVERNANCE_KINDS, type GovernanceRow, type KeptDecision } from '#contract/views/governance'
import { joinKind } from '#core/membership/join'
import type { SignedApproval } from '#core/membership/approval'
import type { Transaction } from '#core/transaction/transaction'
import { governanceEvidence } from '#node/evidence'
import type { Government } from '#node/government/government'
import type { Runtime } from '#node/runtime'
import type { StoredTransaction } from '#storage/chain-database/rows'
import { z } from 'zod'
import { type Context, hospitalRef, requireGovernment, requireRuntime } from './context.ts'

const kindSchema = z.enum(GOVERNANCE_KINDS)

type Names = 'governance.log' | 'governance.export' | 'government.keptDecisions'

/** Handlers of `governance.*`, and what the ministry keeps beside the chain. */
export function governanceHandlers(context: Context): Pick<Handlers, Names> {
  return {
    'governance.log': async ({ before, ...search }) => {
      const runtime = requireRuntime(context)
      const place = before && { height: before.height, position: before.index }
      const found = runtime.database.governanceBelow({ ...search, before: place })
      const rows: GovernanceRow[] = []
      for (const stored of found) rows.push(await rowOf(runtime, stored))
      return rows
    },
    'governance.export': async () => governanceEvidence(requireRuntime(context)),
    'government.keptDecisions': async () =>
      keptDecisions(requireGovernment(context).node.admissions),
  }
}

async function rowOf(runtime: Runtime, stored: StoredTransaction): Promise<GovernanceRow> {
  const { block } = await runtime.chain.read(stored.height)
  return {
    height: stored.height,
    index: stored.position,
    id: stored.id,
    kind: kindSchema.parse(stored.kind),
    time: block.header.body.time,
    hospital: hospitalRef(runtime, stored.hospital),
    ...tellingOf(runtime, block.transactions[stored.position]!),
  }
}

type Telling = Pick<GovernanceRow, 'reason' | 'approvals' | 'comparedWith' | 'epoch'>

const NOTHING_MORE: Telling = { reason: null, approvals: [], comparedWith: null, epoch: null }

/** What a kind tells beyond the hospital it is about. */
function tellingOf(runtime: Runtime, transaction: Transaction): Telling {
  switch (transaction.kind) {
    case 'suspend':
    case 'reinstate':
      return { ...NOTHING_MORE, reason: transaction.message.body.reason }
    case 'remove':
      return {
        ...NOTHING_MORE,
        reason: transaction.message.body.reason,
        approvals: approvalsOf(runtime, transaction.approvals),
      }
    case 'activate': {
      const { comparedWith } = joinKind.assemble(...transaction.message.body.join).body
      return {
        ...NOTHING_MORE,
        approvals: approvalsOf(runtime, transaction.approvals),
        comparedWith: comparedWith && hospitalRef(runtime, comparedWith),
      }
    }
    case 'epoch': {
      const { number, sealed, repair } = transaction.message.body
      return { ...NOTHING_MORE, epoch: { number, hospitals: sealed.length, repair } }
    }
    case 'admit':
    case 'record':
    case 'cancel':
      return NOTHING_MORE
  }
}

function approvalsOf(
  runtime: Runtime,
  approvals: readonly SignedApproval[],
): GovernanceRow['approvals'] {
  return approvals.map(({ body }) => ({
    hospital: hospitalRef(runtime, body.hospital),
    compared: body.compared,
  }))
}

function keptDecisions(admissions: Government['admissions']): KeptDecision[] {
  const invitations = admissions.invitations()
  const invited = invitations.map(({ label, made }) => ({
    kind: 'invited' as const,
    time: made,
    name: label,
    reason: null,
  }))
  const withdrawn = invitations.flatMap(({ label, revoked }) =>
    revoked === null
      ? []
      : [{ kind: 'withdrawn' as const, time: revoked, name: label, reason: null }],
  )
  const refused = admissions
    .refused()
    .map(({ name, reason, time }) => ({ kind: 'refused' as const, name, reason, time }))
  return [...invited, ...withdrawn, ...refused].sort((a, b) => b.time - a.time)
}
