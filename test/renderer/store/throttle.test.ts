import { describe, expect, it } from 'vitest'
import { createThrottle } from '#renderer/store/throttle.ts'

/** A clock that moves only when told to. */
function handClock() {
  const timers: { at: number; task: () => void }[] = []
  let now = 0
  return {
    after: (milliseconds: number, task: () => void) => {
      timers.push({ at: now + milliseconds, task })
    },
    advance(milliseconds: number) {
      const end = now + milliseconds
      for (;;) {
        timers.sort((one, other) => one.at - other.at)
        const due = timers[0]
        if (!due || due.at > end) break
        timers.shift()
        now = due.at
        due.task()
      }
      now = end
    },
  }
}

function setUp() {
  const clock = handClock()
  const told: string[] = []
  const throttle = createThrottle<string>(250, clock.after, (names) => told.push(names.join(' ')))
  return { clock, told, throttle }
}

describe('a throttle', () => {
  it('tells the first news at once', () => {
    const { told, throttle } = setUp()
    throttle.note('block')
    expect(told).toEqual(['block'])
  })

  it('makes at most four of 10,000 events a minute in each second, and never loses the last', () => {
    const { clock, told, throttle } = setUp()
    for (let event = 0; event < 10_000; event += 1) {
      throttle.note('block')
      clock.advance(6)
    }
    expect(told.length).toBeLessThanOrEqual(241)
    expect(told.length).toBeGreaterThan(200)
    const before = told.length
    clock.advance(250)
    clock.advance(250)
    const settled = told.length
    expect(settled - before).toBeLessThanOrEqual(1)
    throttle.note('block')
    expect(told.length).toBe(settled + 1)
  })

  it('tells the news of a burst once more when it is over', () => {
    const { clock, told, throttle } = setUp()
    throttle.note('block')
    throttle.note('block')
    throttle.note('block')
    clock.advance(1_000)
    expect(told).toEqual(['block', 'block'])
  })

  it('tells the news of all names on one beat, only of those that had some', () => {
    const { clock, told, throttle } = setUp()
    throttle.note('block')
    clock.advance(100)
    throttle.note('network')
    throttle.note('block')
    clock.advance(150)
    expect(told).toEqual(['block', 'network block'])
    clock.advance(100)
    throttle.note('network')
    clock.advance(150)
    expect(told).toEqual(['block', 'network block', 'network'])
  })

  it('tells a window that nobody sees nothing, and once of each when it is seen again', () => {
    const { clock, told, throttle } = setUp()
    throttle.setVisible(false)
    for (let event = 0; event < 100; event += 1) {
      throttle.note('block')
      throttle.note('network')
      clock.advance(100)
    }
    expect(told).toEqual([])
    throttle.setVisible(true)
    expect(told).toEqual(['block network'])
    clock.advance(1_000)
    expect(told).toHaveLength(1)
  })
})
