/** Which review is open, and which a person hid for now. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Ids of submissions. */
export interface ReviewPrompts {
  readonly open: string | null
  /** Hidden with Escape: they stay in the list and do not open by themselves again. */
  readonly hidden: readonly string[]
  /** Decided here: their end is no news. */
  readonly decided: readonly string[]
}

/** The store of the prompt. */
export const reviewStore = createStore<ReviewPrompts>()(() => ({
  open: null,
  hidden: [],
  decided: [],
}))

/** The open review's submission. */
export function useOpenReview(): string | null {
  return useStore(reviewStore, (state) => state.open)
}

/** Opens a review, because a person asked for it. */
export function openReview(submission: string): void {
  reviewStore.setState({ open: submission })
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
export type PromptChange = 'none' | 'opened' | 'ended'

/**
 * Brings the prompt in line with the reviews that wait: opens the first that nobody hid, closes
 * one that waits no more. `ended` means that it closed although nobody here decided it.
 */
export function followWaiting(waiting: readonly string[]): PromptChange {
  const { open, hidden, decided } = reviewStore.getState()
  const next = waiting.find((one) => !hidden.includes(one) && !decided.includes(one)) ?? null
  if (open !== null && waiting.includes(open)) return 'none'
  if (open === null && next === null) return 'none'
  reviewStore.setState({ open: next })
  return open === null ? 'opened' : 'ended'
}
