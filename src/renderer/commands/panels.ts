/** What commands open over the screen: the palette and the list of shortcuts. */
import { createSpotlight } from '@mantine/spotlight'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

const [spotlightStore, spotlight] = createSpotlight()

/** The palette's own store. */
export const paletteStore = spotlightStore

let focusBefore: Element | null = null

/** Opens the palette. */
export function openPalette(): void {
  focusBefore = document.activeElement
  spotlight.open()
}

/** Something was chosen: what it shows takes the focus. */
export function keepFocus(): void {
  focusBefore = null
}

/** Gives the focus back to where it was before the palette, unless something was chosen. */
export function giveFocusBack(): void {
  if (focusBefore instanceof HTMLElement) focusBefore.focus()
  focusBefore = null
}

const shortcutsStore = createStore<{ open: boolean }>()(() => ({ open: false }))

/** Opens or closes the list of shortcuts. */
export function showShortcuts(open: boolean): void {
  shortcutsStore.setState({ open })
}

/** Whether the list of shortcuts is open. */
export function useShortcutsOpen(): boolean {
  return useStore(shortcutsStore, ({ open }) => open)
}
