/** What was submitted last in this window, so that its fate can be told beside the next search. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Draft } from './draft.ts'

/** A submission and the draft that it was. */
export interface LastSubmitted {
  readonly submission: string
  readonly draft: Draft
}

const lastSubmittedStore = createStore<{ readonly last: LastSubmitted | null }>()(() => ({
  last: null,
}))

/** The last submission of this window, until somebody puts its notice away. */
export function useLastSubmitted(): LastSubmitted | null {
  return useStore(lastSubmittedStore, ({ last }) => last)
}

/** Notes a submission. */
export function noteSubmitted(last: LastSubmitted): void {
  lastSubmittedStore.setState({ last })
}

/** Puts the notice away. */
export function forgetSubmitted(): void {
  lastSubmittedStore.setState({ last: null })
}
