/**
 * Has the node keep every draft that somebody typed something into: soon after each change, at
 * once when the page hides, and again after a failure. What it kept comes back at the start.
 */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Client } from '#contract/bridge'
import { toError } from '#renderer/store/use-query.ts'
import { draftOfSaved, hasContent, savedContentOf, type Draft } from './draft.ts'
import { draftStore, takeInDrafts } from './draft-store.ts'

/** Milliseconds from the first unsaved change to the save. */
const SAVE_AFTER = 600
/** Milliseconds from a failure to the next try. */
const RETRY_AFTER = 5_000

/** How saving a draft went last: what the node confirmed and when, or why it did not. */
export type Saving =
  | { readonly version: Draft; readonly savedAt: number; readonly fault?: never }
  | { readonly fault: Error }

/** Reading at the start: under way, done, or why it failed so far. */
export type Reading = 'begun' | 'done' | Error

interface SavingOfAll {
  readonly reading: Reading
  /** By the draft's key; absent until its first answer. */
  readonly drafts: Readonly<Record<string, Saving>>
}

const savingStore = createStore<SavingOfAll>()(() => ({ reading: 'begun', drafts: {} }))

/** How saving this draft went last; undefined until the node's first answer. */
export function useSaving(key: string): Saving | undefined {
  return useStore(savingStore, ({ drafts }) => drafts[key])
}

/** How reading the drafts at the start goes. */
export function useReading(): Reading {
  return useStore(savingStore, ({ reading }) => reading)
}

function note(key: string, saving: Saving): void {
  savingStore.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: saving } }))
}

/** What was saved is no more: a draft that is brought back has to be saved anew. */
function forget(key: string): void {
  savingStore.setState(({ drafts: { [key]: _gone, ...drafts } }) => ({ drafts }))
}

/** Keeps the node's drafts the same as those of this window. */
export class DraftSaver {
  private readonly client: Client
  /** What the node was last sent of each draft; undefined where it may have an older one. */
  private readonly sent = new Map<string, Draft | undefined>()
  private isRead = false
  private isStarted = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(client: Client) {
    this.client = client
  }

  /** Reads what the node keeps and saves from now on, until the returned function is called. */
  start(): () => void {
    this.isStarted = true
    void this.read()
    this.flush()
    const unsubscribe = draftStore.subscribe(() => this.onChange())
    return () => {
      unsubscribe()
      this.isStarted = false
      clearTimeout(this.timer)
      this.timer = undefined
    }
  }

  /** Sends everything that the node does not have yet, without waiting. */
  flush(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const kept = draftStore.getState().drafts.filter(hasContent)
    for (const draft of kept) {
      if (this.sent.get(draft.key) !== draft) void this.save(draft)
    }
    const keys = new Set(kept.map(({ key }) => key))
    for (const key of this.sent.keys()) if (!keys.has(key)) void this.discard(key)
  }

  private onChange(): void {
    const keys = new Set(draftStore.getState().drafts.map(({ key }) => key))
    // A submitted draft that came back after a crash could be submitted a second time.
    if ([...this.sent].some(([key, draft]) => draft && !keys.has(key))) this.flush()
    else this.flushAfter(SAVE_AFTER)
  }

  /** Not put off by further changes, so that somebody who never pauses is saved too. */
  private flushAfter(milliseconds: number): void {
    if (!this.isStarted) return
    this.timer ??= setTimeout(() => {
      this.flush()
      if (!this.isRead) void this.read()
    }, milliseconds)
  }

  private async read(): Promise<void> {
    if (this.isRead) return
    try {
      const saved = await this.client.call('drafts.list', {})
      this.isRead = true
      const drafts = saved.filter(({ id }) => !this.sent.has(id)).map(draftOfSaved)
      for (const draft of drafts) {
        this.sent.set(draft.key, draft)
        note(draft.key, { version: draft, savedAt: draft.changedAt })
      }
      takeInDrafts(drafts)
      savingStore.setState({ reading: 'done' })
    } catch (thrown) {
      savingStore.setState({ reading: toError(thrown) })
      this.flushAfter(RETRY_AFTER)
    }
  }

  private async save(draft: Draft): Promise<void> {
    const { key } = draft
    this.sent.set(key, draft)
    try {
      const { savedAt } = await this.client.call('drafts.save', {
        id: key,
        content: savedContentOf(draft),
      })
      note(key, { version: draft, savedAt })
    } catch (thrown) {
      // A newer version that was sent meanwhile speaks for itself.
      if (this.sent.get(key) !== draft) return
      this.sent.set(key, undefined)
      note(key, { fault: toError(thrown) })
      this.flushAfter(RETRY_AFTER)
    }
  }

  private async discard(key: string): Promise<void> {
    this.sent.delete(key)
    forget(key)
    try {
      await this.client.call('drafts.discard', { id: key })
    } catch {
      // Nobody waits for this: it is tried again until the node has heard it.
      if (!this.sent.has(key)) this.sent.set(key, undefined)
      this.flushAfter(RETRY_AFTER)
    }
  }
}
