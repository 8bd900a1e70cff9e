/** Which review is open, which is announced, and which a person hid for now. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Ids of submissions. */
export interface ReviewPrompts {
  readonly open: string | null
  /** Waits for a pause in somebody's typing before it opens by itself; only while none is open. */
  readonly announced: string | null
  /** Hidden with Escape: they stay in the list and do not open by themselves again. */
  readonly hidden: readonly string[]
  /** Decided here: their end is no news. */
  readonly decided: readonly string[]
}

/** The store of the prompt. */
export const reviewStore = createStore<ReviewPrompts>()(() => ({
  open: null,
  announced: null,
  hidden: [],
  decided: [],
}))

/** The open review's submission. */
export function useOpenReview(): string | null {
  return useStore(reviewStore, (state) => state.open)
}

/** The review that waits for a pause in typing. */
export function useAnnouncedReview(): string | null {
  return useStore(reviewStore, (state) => state.announced)
}

/** Opens a review, because a person asked for it. */
export function openReview(submission: string): void {
  reviewStore.setState({ open: submission, announced: null })
}

/** Opens the review that was announced, because nobody types any more. */
export function openAnnounced(): void {
  reviewStore.setState(({ open, announced }) => ({ open: open ?? announced, announced: null }))
}

/** Hides the open review; it goes on waiting. */
export function hideReview(): void {
  reviewStore.setState(({ open, hidden }) => ({
    open: null,
    hidden: open === null || hidden.includes(open) ? hidden : [...hidden, open],
  }))
}

/** Closes the review that was just decided here. */
export function closeDecided(submission: string): void {
  reviewStore.setState(({ decided }) => ({ open: null, decided: [...decided, submission] }))
}

/** What the waiting reviews do to the prompt. */
export type PromptChange = 'none' | 'opened' | 'announced' | 'ended'

/**
 * Brings the prompt in line with the reviews that wait: opens the first that nobody hid, closes
 * one that waits no more. `ended` means that it closed although nobody here decided it. While
 * somebody is `typing` nothing opens, or the letters would go into it: it is announced.
 */
export function followWaiting(waiting: readonly string[], typing = false): PromptChange {
  const { open, announced, hidden, decided } = reviewStore.getState()
  const next = waiting.find((one) => !hidden.includes(one) && !decided.includes(one)) ?? null
  if (open !== null && waiting.includes(open)) return 'none'
  if (open === null && next === announced && (next === null || typing)) return 'none'
  reviewStore.setState({ open: typing ? null : next, announced: typing ? next : null })
  if (open !== null) return 'ended'
  if (next === null) return 'none'
  return typing ? 'announced' : 'opened'
}
