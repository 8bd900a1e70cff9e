/** The node's status as the frame and the screens see it. */
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { createStore } from 'zustand/vanilla'
import type { Status } from '#contract/views/app'
import { keepEqualParts } from './keep-equal-parts.ts'

/** Null until the first answer. */
export const statusStore = createStore<{ status: Status | null }>()(() => ({ status: null }))

/** Takes a new status over; whoever looks only at parts that stayed the same is not drawn again. */
export function noteStatus(status: Status): void {
  statusStore.setState((before) => {
    const kept = before.status ? keepEqualParts(before.status, status) : status
    return kept === before.status ? before : { status: kept }
  })
}

/** Whether the node has answered: only the app's root needs this one. */
export function useStatusKnown(): boolean {
  return useStore(statusStore, (state) => state.status !== null)
}

function known(status: Status | null): Status {
  if (!status) throw new Error('the status was asked for before it is known')
  return status
}

/** The status. Throws outside of the part of the tree that waits for it. */
export function useStatus(): Status {
  return useStore(statusStore, (state) => known(state.status))
}

/** What `select` takes from the status: drawn again only when that changes, compared one level deep. */
export function useStatusPart<Part>(select: (status: Status) => Part): Part {
  return useStore(
    statusStore,
    useShallow((state: { status: Status | null }) => select(known(state.status))),
  )
}
