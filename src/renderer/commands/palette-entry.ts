/** What the palette lists, and what was chosen in it lately. */
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** One line of the palette. */
export interface PaletteEntry {
  readonly key: string
  readonly label: string
  readonly description?: string
  readonly icon: ReactNode
  /** The keys that do the same, in Electron's notation. */
  readonly accelerator?: string
  readonly run: () => void
}

/** Entries of one kind. */
export interface PaletteGroup {
  readonly name: string
  readonly entries: readonly PaletteEntry[]
}

const MOST_RECENT = 5

/** Kept in this window's memory only: it may name patients. */
const recentStore = createStore<{ entries: readonly PaletteEntry[] }>()(() => ({ entries: [] }))

/** Notes that an entry was chosen. */
export function noteRecent(entry: PaletteEntry): void {
  recentStore.setState(({ entries }) => ({
    entries: [entry, ...entries.filter(({ key }) => key !== entry.key)].slice(0, MOST_RECENT),
  }))
}

/** What was found and chosen in this window, the latest first. */
export function useRecent(): readonly PaletteEntry[] {
  return useStore(recentStore, ({ entries }) => entries)
}

/** True if each word of `text` begins a word of `label`; case and accents do not matter. */
export function matchesWords(label: string, text: string): boolean {
  const words = plainWords(label)
  return plainWords(text).every((wanted) => words.some((word) => word.startsWith(wanted)))
}

function plainWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
