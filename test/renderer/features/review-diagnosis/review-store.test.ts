/** The prompt opens for each review once, never comes back after Escape, and closes with it. */
import { beforeEach, expect, test } from 'vitest'
import {
  closeDecided,
  followWaiting,
  hideReview,
  openAnnounced,
  openReview,
  reviewStore,
} from '#renderer/features/review-diagnosis/review-store.ts'

const open = () => reviewStore.getState().open
const announced = () => reviewStore.getState().announced

beforeEach(() => reviewStore.setState({ open: null, announced: null, hidden: [], decided: [] }))

test('a review that arrives opens by itself', () => {
  expect(followWaiting(['a'])).toBe('opened')
  expect(open()).toBe('a')
})

test('a hidden review stays hidden until a person opens it', () => {
  followWaiting(['a'])
  hideReview()
  expect(followWaiting(['a'])).toBe('none')
  expect(open()).toBeNull()
  openReview('a')
  expect(followWaiting(['a'])).toBe('none')
  expect(open()).toBe('a')
})

test('another review does not push aside the one that is read', () => {
  followWaiting(['a'])
  expect(followWaiting(['b', 'a'])).toBe('none')
  expect(open()).toBe('a')
})

test('a review that ends under the reader closes and is told', () => {
  followWaiting(['a'])
  expect(followWaiting([])).toBe('ended')
  expect(open()).toBeNull()
})

test('a decided review does not open again before the node has dropped it', () => {
  followWaiting(['a'])
  closeDecided('a')
  expect(followWaiting(['a'])).toBe('none')
  expect(followWaiting(['a', 'b'])).toBe('opened')
  expect(open()).toBe('b')
})

test('a review that arrives while somebody types is announced and opens when they stop', () => {
  expect(followWaiting(['a'], true)).toBe('announced')
  expect(followWaiting(['a', 'b'], true)).toBe('none')
  expect([open(), announced()]).toEqual([null, 'a'])
  openAnnounced()
  expect([open(), announced()]).toEqual(['a', null])
})

test('a review that ends under somebody who types does not make room for another at once', () => {
  followWaiting(['a'])
  expect(followWaiting(['b'], true)).toBe('ended')
  expect([open(), announced()]).toEqual([null, 'b'])
})

test('an announced review that ends is announced no more', () => {
  followWaiting(['a'], true)
  followWaiting([], true)
  openAnnounced()
  expect([open(), announced()]).toEqual([null, null])
})

test('a pause in typing does not bring back what was hidden', () => {
  followWaiting(['a', 'b'])
  hideReview()
  openAnnounced()
  expect(open()).toBeNull()
})
