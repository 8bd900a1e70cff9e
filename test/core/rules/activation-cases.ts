/** Activations and removals whose join or approvals break exactly one rule (PROTOCOL §4). */
import { bytesFrom } from '../../support/signed.ts'
import { admitted, hospital, type RuleCases } from './cases.ts'

/** Refused joins and approvals. */
export const activationCases: RuleCases = {
  'wrong-consortium': [
    [
      'a join of another consortium',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const body = { consortium: bytesFrom('another') }
        const join = ledger.membership.join(newcomer, { body })
        return ledger.membership.activate(newcomer, { join })
      },
    ],
    [
      'approvals given in another consortium',
      async (ledger) => {
        const approval = { body: { consortium: bytesFrom('another') } }
        return ledger.membership.activate(await admitted(ledger), { approval })
      },
    ],
  ],
  'bad-signature': [
    [
      'an activation signed by the newcomer',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        return ledger.membership.activate(newcomer, { sign: newcomer.sign })
      },
    ],
    [
      'a join signed by somebody else',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const join = ledger.membership.join(newcomer, { sign: ledger.government })
        return ledger.membership.activate(newcomer, { join })
      },
    ],
    [
      'approvals that the government signed in the name of hospitals',
      async (ledger) =>
        ledger.membership.activate(await admitted(ledger), {
          approval: { sign: ledger.government },
        }),
    ],
  ],
  'wrong-member-root': [
    [
      'an activation that was approved before the members changed',
      async (ledger) => {
        const late = ledger.membership.activate(await admitted(ledger))
        ledger.append(ledger.membership.suspend(hospital(ledger, 6)))
        return late
      },
    ],
  ],
  'bad-join': [
    [
      'the join of another hospital',
      async (ledger) => {
        const [newcomer, other] = [await admitted(ledger, 'one'), await admitted(ledger, 'two')]
        return ledger.membership.activate(newcomer, { join: ledger.membership.join(other) })
      },
    ],
    [
      'a join that saw another block at that height',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const block = { height: ledger.state.height, hash: bytesFrom('parallel chain') }
        const join = ledger.membership.join(newcomer, { body: { block } })
        return ledger.membership.activate(newcomer, { join })
      },
    ],
    [
      'a join that saw a block that is not final yet',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const block = { height: ledger.state.height + 1, hash: ledger.state.head }
        const join = ledger.membership.join(newcomer, { body: { block } })
        return ledger.membership.activate(newcomer, { join })
      },
    ],
    [
      'a join that saw a block too long ago',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const block = { height: 0, hash: ledger.consortium.id }
        const join = ledger.membership.join(newcomer, { body: { block } })
        return ledger.membership.activate(newcomer, { join })
      },
    ],
    [
      'a join that was compared with nobody, though hospitals vote',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const join = ledger.membership.join(newcomer, { body: { comparedWith: null } })
        return ledger.membership.activate(newcomer, { join })
      },
    ],
    [
      'a join that the newcomer compared with itself',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const join = ledger.membership.join(newcomer, { body: { comparedWith: newcomer.id } })
        return ledger.membership.activate(newcomer, { join })
      },
    ],
    [
      'a join that was compared with a suspended hospital',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        ledger.append(ledger.membership.suspend(hospital(ledger, 0)))
        const body = { comparedWith: hospital(ledger, 0).id }
        const join = ledger.membership.join(newcomer, { body })
        return ledger.membership.activate(newcomer, { join })
      },
    ],
  ],
  'approvals-missing': [
    [
      'an activation with one approval too few',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const approvers = ledger.membership.approversOf(newcomer.id).slice(1)
        return ledger.membership.activate(newcomer, { approvers })
      },
    ],
    [
      'an activation by the government alone',
      async (ledger) => ledger.membership.activate(await admitted(ledger), { approvers: [] }),
    ],
    [
      'a removal with one approval too few',
      (ledger) => {
        const subject = hospital(ledger, 3)
        const approvers = ledger.membership.approversOf(subject.id).slice(1)
        return ledger.membership.remove(subject, { approvers })
      },
    ],
    [
      'a removal with fewer approvals, the others being suspended: they still count',
      (ledger) => {
        for (const number of [4, 5])
          ledger.append(ledger.membership.suspend(hospital(ledger, number)))
        const approvers = [0, 1, 2, 3].map((number) => hospital(ledger, number))
        return ledger.membership.remove(hospital(ledger, 6), { approvers })
      },
    ],
  ],
  'approval-foreign': [
    [
      'the approval of the newcomer itself',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const others = ledger.membership.approversOf(newcomer.id).slice(1)
        return ledger.membership.activate(newcomer, { approvers: [...others, newcomer] })
      },
    ],
    [
      'the approval of a hospital that is only admitted',
      async (ledger) => {
        const [newcomer, other] = [await admitted(ledger, 'one'), await admitted(ledger, 'two')]
        const others = ledger.membership.approversOf(newcomer.id).slice(1)
        return ledger.membership.activate(newcomer, { approvers: [...others, other] })
      },
    ],
    [
      'the approval of a hospital that was removed',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        ledger.append(ledger.membership.remove(hospital(ledger, 0)))
        const approvers = [0, 1, 2, 3, 4].map((number) => hospital(ledger, number))
        return ledger.membership.activate(newcomer, { approvers })
      },
    ],
    [
      'the approval of a stranger',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const others = ledger.membership.approversOf(newcomer.id).slice(1)
        const stranger = await ledger.enrol('stranger')
        return ledger.membership.activate(newcomer, { approvers: [...others, stranger] })
      },
    ],
    [
      'the approval of its own removal by the one to be removed',
      (ledger) => {
        const subject = hospital(ledger, 6)
        const others = ledger.membership.approversOf(subject.id).slice(1)
        return ledger.membership.remove(subject, { approvers: [...others, subject] })
      },
    ],
    [
      'approvals of another change',
      async (ledger) => {
        const approval = { body: { change: bytesFrom('another change') } }
        return ledger.membership.activate(await admitted(ledger), { approval })
      },
    ],
    [
      'approvals of the change on top of other members',
      async (ledger) => {
        const approval = { body: { memberRoot: bytesFrom('another root') } }
        return ledger.membership.activate(await admitted(ledger), { approval })
      },
    ],
    [
      'approvals of an activation without having compared the keys',
      async (ledger) =>
        ledger.membership.activate(await admitted(ledger), {
          approval: { body: { compared: false } },
        }),
    ],
  ],
  'approval-expired': [
    [
      'an activation after the last height at which it counted',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        return ledger.membership.activate(newcomer, { body: { until: ledger.state.height } })
      },
    ],
    [
      'approvals that count until another height than the change',
      async (ledger) => {
        const approval = { body: { until: ledger.state.height + 5 } }
        return ledger.membership.activate(await admitted(ledger), { approval })
      },
    ],
    [
      'a removal after the last height at which it counted',
      (ledger) => {
        const body = { until: ledger.state.height }
        return ledger.membership.remove(hospital(ledger, 0), { body })
      },
    ],
  ],
  'approval-duplicate': [
    [
      'one hospital approving twice',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const [first, ...others] = ledger.membership.approversOf(newcomer.id)
        const approvers = [first!, first!, ...others.slice(1)]
        return ledger.membership.activate(newcomer, { approvers })
      },
    ],
  ],
  malformed: [
    [
      'an activation whose join cannot be read',
      async (ledger) =>
        ledger.membership.activate(await admitted(ledger), {
          body: { join: [bytesFrom('noise'), new Uint8Array(64)] },
        }),
    ],
  ],
}
