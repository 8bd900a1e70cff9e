import { afterEach, describe, expect, it } from 'vitest'
import { TestConsortium, until } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

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

  it('the government asks nobody to approve what has been carried out', async () => {
    consortium = await TestConsortium.start(['alder'])
    const [founder] = consortium.hospitals
    for (let changes = 0, cut = true; cut; changes++) {
      const newcomer = await consortium.admit(`newcomer ${changes}`)
      const node = await consortium.startHospital(newcomer)
      const { government, machine } = consortium
      await until('it follows', () => node.chain.height === government.chain.height)
      await node.join(node.chain.height, node.chain.state.head, founder!.id)
      await government.changes.decide({ kind: 'activate', subject: newcomer.id })
      await until('it is to be approved', () => founder!.node!.approvals.open().length > 0)
      machine.cutPowerAfter(changes)
      const change = founder!.node!.approvals.open()[0]!
      void founder!.node!.approvals.approve(change, true, founder!.node!.session()!).catch(() => 0)
    }
  })
})
