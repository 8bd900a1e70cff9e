/** Palette, list of shortcuts and the keys of every command: present on every screen. */
import { Palette } from './palette.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { useCommandKeys } from './use-commands.ts'

/** All that commands need, drawn once beside the screens. */
export function Commands({ withPalette }: { withPalette: boolean }) {
  useCommandKeys()
  return (
    <>
      {withPalette ? <Palette /> : null}
      <ShortcutsDialog />
    </>
  )
}
