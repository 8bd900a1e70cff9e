/** The node's status as the frame and the screens see it. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Status } from '#contract/views/app'

/** Null until the first answer. */
export const statusStore = createStore<{ status: Status | null }>()(() => ({ status: null }))

/** The status, or null before the node has answered: only the app's root needs this one. */
export function useStatusOrNull(): Status | null {
  return useStore(statusStore, (state) => state.status)
}

/** The status. Throws outside of the part of the tree that waits for it. */
export function useStatus(): Status {
  const status = useStatusOrNull()
  if (!status) throw new Error('useStatus was used before the status is known')
  return status
}
