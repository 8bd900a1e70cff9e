/** The report of a scripted consortium. */
import type { ImportOutcome } from '#host/scripted/import-bundles'
import type { BlindnessResult } from './blindness.ts'
import type { ScriptedConsortium } from './consortium-script.ts'

/** How one node stands at the end. */
export interface NodeReport {
  readonly role: 'government' | 'hospital'
  readonly name: string
  readonly height: number
  readonly head: string
  /** Active hospitals, as this node knows them. */
  readonly members: number
}

/** The report, as it is written to the file. */
export interface ConsortiumReport {
  readonly nodes: readonly NodeReport[]
  readonly agree: boolean
  readonly submissions: {
    readonly submitted: number
    readonly final: number
    readonly cancelled: number
    readonly failed: number
  }
  readonly diagnoses: { readonly submitted: number; readonly final: number }
  readonly seconds: number
  readonly recordsPerSecond: number
  readonly latencyMs: { readonly p50: number | null; readonly p95: number | null }
  readonly blindness: BlindnessResult
  readonly failures: ImportOutcome['failures']
  readonly review: string
  readonly seed: number
}

/** How every node stands, once all have the government's newest block. */
export async function nodeReports({
  government,
  hospitals,
}: ScriptedConsortium): Promise<NodeReport[]> {
  const { height } = await government.client.call('app.status', {})
  const nodes = [
    { role: 'government' as const, node: government },
    ...hospitals.map(({ node }) => ({ role: 'hospital' as const, node })),
  ]
  return Promise.all(
    nodes.map(async ({ role, node }) => {
      const status = await node.awaitStatus(
        `every node has block ${height}`,
        (now) => now.height >= height,
      )
      const members = await node.client.call('network.members', {})
      return {
        role,
        name: status.name ?? '',
        height: status.height,
        head: status.head ?? '',
        members: members.filter(({ membership }) => membership === 'active').length,
      }
    }),
  )
}

/** True when all nodes have the same newest block and the same number of members. */
export function nodesAgree(nodes: readonly NodeReport[]): boolean {
  const [first] = nodes
  return nodes.every(
    ({ height, head, members }) =>
      height === first?.height && head === first.head && members === first.members,
  )
}

/** The report from what happened. */
export function reportOf(
  nodes: readonly NodeReport[],
  outcome: ImportOutcome,
  seconds: number,
  blindness: BlindnessResult,
  run: { readonly review: string; readonly seed: number },
): ConsortiumReport {
  const { submitted, final, cancelled, failures } = outcome
  return {
    nodes,
    agree: nodesAgree(nodes),
    submissions: { submitted, final, cancelled, failed: failures.length },
    diagnoses: { submitted: outcome.diagnosesSubmitted, final: outcome.diagnosesFinal },
    seconds: round(seconds),
    recordsPerSecond: seconds > 0 ? round(final / seconds) : 0,
    latencyMs: {
      p50: percentile(outcome.latencies, 0.5),
      p95: percentile(outcome.latencies, 0.95),
    },
    blindness,
    failures,
    ...run,
  }
}

function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return value === undefined ? null : round(value)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
