import { afterEach, describe, expect, it } from 'vitest'
import type { Member } from '#core/membership/member'
import { consequencesOf } from '#ipc/consequences'
import type { GovernmentRuntime } from '#node/runtime'
import { TestConsortium, until } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

/** As much of a runtime as the consequences are told from. */
function runtime(): GovernmentRuntime {
  const { government } = consortium
  return { chain: government.chain, node: government } as GovernmentRuntime
}

function memberCalled(name: string): Member {
  const hospital = consortium.hospitals.find((one) => one.name === name)
  return consortium.government.chain.view.member(hospital!.id)!
}

/** Names of the hospitals that could vote then. */
function votersAfter(told: ReturnType<typeof consequencesOf>): string[] {
  return told.hospitals.filter(({ canVoteAfter }) => canVoteAfter).map(({ name }) => name)
}

describe('what a membership change would do', () => {
  it('says that a suspension stops blocks when another hospital is away, and what for good', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const { government } = consortium
    const away = consortium.hospitals[3]!
    expect(consequencesOf(runtime(), memberCalled('alder'), 'suspend')).toMatchObject({
      stopsBlocks: false,
      neverAgain: false,
      votesNeededAfter: 3,
    })
    await consortium.stopHospital(away)
    await until('it is away', () => !government.board.isConnected(away.id))
    const told = consequencesOf(runtime(), memberCalled('alder'), 'suspend')
    expect(told).toMatchObject({ stopsBlocks: true, neverAgain: false })
    expect(votersAfter(told)).toHaveLength(2)
    await government.changes.decide({ kind: 'suspend', subject: away.id, reason: 'a test' })
    expect(consequencesOf(runtime(), memberCalled('alder'), 'suspend').neverAgain).toBe(true)
    expect(consequencesOf(runtime(), memberCalled('alder'), 'remove').neverAgain).toBe(false)
  })

  it('counts a newcomer in and a removed hospital out', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar'])
    const newcomer = await consortium.admit('doug')
    await consortium.startHospital(newcomer)
    await until('it is here', () => consortium.government.board.isConnected(newcomer.id))
    const activated = consequencesOf(runtime(), memberCalled('doug'), 'activate')
    expect(activated).toMatchObject({ votersNow: 3, votersAfter: 4, votesNeededAfter: 3 })
    expect(votersAfter(activated)).toHaveLength(4)
    const removed = consequencesOf(runtime(), memberCalled('alder'), 'remove')
    expect(removed).toMatchObject({ votersAfter: 2, votesNeededAfter: 2, approvalsNeeded: 2 })
    expect(votersAfter(removed)).toHaveLength(2)
  })
})

describe('decisions under way', () => {
  it('tell what each of them waits for, until a block holds it', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const { changes, chain } = consortium.government
    const [alder, birch, cedar] = consortium.hospitals
    const waits = () => changes.pending().map(({ intent, waitsFor }) => [intent.kind, waitsFor])
    await changes.decide({ kind: 'remove', subject: alder!.id, reason: 'a test' })
    await changes.decide({ kind: 'remove', subject: birch!.id, reason: 'a test' })
    expect(waits()).toEqual([
      ['remove', 'approvals'],
      ['remove', 'earlier-change'],
    ])
    await changes.decide({ kind: 'suspend', subject: cedar!.id, reason: 'a test' })
    await until(
      'the suspension is final',
      () => chain.view.member(cedar!.id)?.status === 'suspended',
    )
    await until('it is not under way any more', () => changes.pending().length === 2)
  })
})
