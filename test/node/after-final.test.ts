import { afterEach, describe, expect, it } from 'vitest'
import { TestConsortium, until } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

describe('what a block has done is done after a crash at any change to the disk (PROTOCOL P6)', () => {
  it('the author does not wait for a submission that has ended', async () => {
    consortium = await TestConsortium.start(['alder', 'birch'])
    const [author] = consortium.hospitals
    let cut = true
    for (let changes = 0; cut; changes++) {
      cut = false
      const digest = await consortium.submit(author!, changes)
      await consortium.holderOf(digest)
      const { machine } = author!
      machine.cutPowerAfter(changes)
      await consortium.review(digest)
      await until('the power is cut, or it has ended', () => {
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
})
