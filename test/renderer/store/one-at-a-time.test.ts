import { describe, expect, it } from 'vitest'
import { createOneAtATime } from '#renderer/store/one-at-a-time.ts'

function setUp() {
  const place = createOneAtATime()
  const began: number[] = []
  const answered: number[] = []
  const ends: (() => void)[] = []
  const ask = (id: number) =>
    place.run(async (wanted) => {
      began.push(id)
      await new Promise<void>((resolve) => ends.push(resolve))
      if (wanted()) answered.push(id)
    })
  const finish = async () => {
    ends.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { place, began, answered, ask, finish }
}

describe('one at a time', () => {
  it('runs the first and, of all that came meanwhile, the last', async () => {
    const { began, answered, ask, finish } = setUp()
    for (let id = 1; id <= 50; id += 1) ask(id)
    expect(began).toEqual([1])
    await finish()
    expect(began).toEqual([1, 50])
    await finish()
    expect(answered).toEqual([1, 50])
  })

  it('wants every answer while somebody waits, so that steady news cannot starve a screen', async () => {
    const { answered, ask, finish } = setUp()
    for (let id = 1; id <= 5; id += 1) {
      ask(id)
      ask(id + 100)
      await finish()
    }
    expect(answered.length).toBe(5)
  })

  it('forgets what waits when nobody wants it any more', async () => {
    const { place, began, answered, ask, finish } = setUp()
    ask(1)
    ask(2)
    place.stop()
    await finish()
    expect(began).toEqual([1])
    expect(answered).toEqual([])
    place.start()
    ask(3)
    await finish()
    expect(answered).toEqual([3])
  })
})
