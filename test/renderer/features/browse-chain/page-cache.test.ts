/** The rows that a long list holds: asked for once, few at a time, not too many. */
import { expect, test } from 'vitest'
import { PAGE_SIZE, PageCache } from '#renderer/features/browse-chain/page-cache.ts'

/** A cache of the list 1, 2, …, and what it asked for. */
function cacheOf() {
  const asked: [below: number, limit: number][] = []
  let waiting: (() => void)[] = []
  let failing = false
  const errors: (Error | undefined)[] = []
  const cache = new PageCache<{ height: number }>({
    load: async (below, limit) => {
      asked.push([below, limit])
      await new Promise<void>((resolve) => waiting.push(resolve))
      if (failing) throw new Error('gone')
      return Array.from({ length: limit }, (_, at) => ({ height: below - 1 - at }))
    },
    onChange: (error) => errors.push(error),
  })
  /** Lets every call under way be answered, and those that follow from it. */
  const answer = async () => {
    while (waiting.length > 0) {
      const now = waiting
      waiting = []
      for (const resolve of now) resolve()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { cache, asked, answer, errors, fail: (value: boolean) => void (failing = value) }
}

test('every number has its own row, whatever page it is on', async () => {
  const { cache, answer } = cacheOf()
  cache.see(200, 1, 230)
  await answer()
  for (let number = 1; number <= 200; number++) expect(cache.row(number)?.height).toBe(number)
})

test('a page that is here or on its way is not asked for again', async () => {
  const { cache, asked, answer } = cacheOf()
  cache.see(1000, 980, 100_000)
  cache.see(1001, 981, 100_000)
  await answer()
  cache.see(1000, 980, 100_000)
  await answer()
  expect(asked).toEqual([[1024, PAGE_SIZE]])
})

test('what was passed by while two pages were on their way is never asked for', async () => {
  const { cache, asked, answer } = cacheOf()
  for (let number = 100_000; number > 1000; number -= 1000) cache.see(number, number - 20, 100_000)
  cache.see(500, 480, 100_000)
  await answer()
  expect(asked.length).toBeLessThanOrEqual(4)
  expect(cache.row(490)?.height).toBe(490)
})

test('the newest page is asked for again when the list has grown, keeping what was there', async () => {
  const { cache, asked, answer } = cacheOf()
  cache.see(70, 65, 70)
  await answer()
  cache.see(72, 65, 72)
  expect(cache.row(70)?.height).toBe(70)
  expect(cache.row(72)).toBeUndefined()
  await answer()
  expect(cache.row(72)?.height).toBe(72)
  expect(asked).toEqual([
    [71, 7],
    [73, 9],
  ])
})

test('the least recently seen pages are dropped: what is held does not grow with the list', async () => {
  const { cache, answer } = cacheOf()
  for (let page = 1; page <= 200; page++) {
    cache.see(page * PAGE_SIZE + 10, page * PAGE_SIZE, 1_000_000)
    await answer()
  }
  expect(cache.size).toBeLessThanOrEqual(40)
  expect(cache.row(200 * PAGE_SIZE)?.height).toBe(200 * PAGE_SIZE)
  expect(cache.row(PAGE_SIZE)).toBeUndefined()
})

test('a page that could not be had is told of, and asked for again when it is seen again', async () => {
  const { cache, asked, answer, errors, fail } = cacheOf()
  fail(true)
  cache.see(100, 90, 1000)
  await answer()
  expect(errors.at(-1)?.message).toBe('gone')
  expect(asked).toHaveLength(1)
  fail(false)
  cache.see(100, 90, 1000)
  await answer()
  expect(errors.at(-1)).toBeUndefined()
  expect(cache.row(95)?.height).toBe(95)
})

test('the height of a row that is not here comes with its page', async () => {
  const { cache, answer } = cacheOf()
  const height = cache.heightOf(5000, 10_000)
  await answer()
  expect(await height).toBe(5000)
})
