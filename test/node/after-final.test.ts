import { afterEach, describe, expect, it } from 'vitest'
import { TestConsortium, until } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium?.close())

describe('what a block has done is done after a crash at any change to the disk (PROTOCOL P6)', () => {
  it('the author does not wait for a submission that has ended', async () => {
    consortium = await TestConsortium.start(['alder', 'birch'])
    const [author] = consortium.hospitals
    for (let changes = 0, cut = true; cut; changes++) {
      const digest = await consortium.submit(author!, changes)
      await consortium.holderOf(digest)
      const { machine } = author!
      machine.cutPowerAfter(changes)
      await consortium.review(digest)
      await until('the power is cut, or it has ended', async () => {
        cut = machine.isDead
        return cut || author!.node!.outbox.all().length === 0
      })
      await consortium.restartHospital(author!, 'crash')
      await until('nothing is on its way', () => author!.node!.outbox.all().length === 0)
      expect((await consortium.endingOf(digest))?.kind).toBe('record')
    }
    await consortium.agree()
    expect(consortium.troubles()).toEqual([])
  })

  it('the government does not open a change that has been carried out', async () => {
    for (let changes = 0, cut = true; cut; changes++) {
      await consortium?.close()
      consortium = await TestConsortium.start([])
      const hospital = await consortium.admit('alder')
      const node = await consortium.startHospital(hospital)
      const { government, machine } = consortium
      await until('it follows', () => node.chain.height === government.chain.height)
      await node.join(node.chain.height, node.chain.state.head, null)
      machine.cutPowerAfter(changes)
      let isDecided = false
      const intent = { kind: 'activate', subject: hospital.id } as const
      void government.changes.decide(intent).then(() => (isDecided = true))
      await until('the power is cut, or there is an epoch', () => {
        cut = machine.isDead
        return cut || government.chain.view.epochIsCurrent()
      })
      await consortium.restartGovernment('crash')
      const { changes: after, chain } = consortium.government
      await until('no change is open', () => after.open() === undefined)
      expect(after.isDecided(hospital.id, 'activate')).toBe(false)
      if (isDecided) expect(chain.view.member(hospital.id)?.status).toBe('active')
      expect(consortium.troubles()).toEqual([])
    }
  })
})
