/** Keys of a command, in Electron's notation ("CmdOrCtrl+Shift+B"): recognised and written. Pure. */

/** What a key event tells. */
export interface PressedKeys {
  readonly key: string
  /** The key by its place, "KeyN": with Alt held, some keyboards write another character. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The names of keys as a keyboard of this language shows them. */
export type KeyName = 'ctrl' | 'cmd' | 'shift' | 'alt' | 'option'

interface Keys {
  readonly main: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly key: string
}

function keysOf(accelerator: string): Keys {
  const parts = accelerator.split('+')
  return {
    main: parts.includes('CmdOrCtrl'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: parts.at(-1) ?? '',
  }
}

/** Whether the keys pressed are those of `accelerator`; on a Mac the main key is Command. */
export function isPressed(accelerator: string, event: PressedKeys, mac: boolean): boolean {
  const keys = keysOf(accelerator)
  const [main, other] = mac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  if (main !== keys.main || other || event.altKey !== keys.alt || event.shiftKey !== keys.shift) {
    return false
  }
  if (event.key.toLowerCase() === keys.key.toLowerCase()) return true
  return keys.alt && event.code === `Key${keys.key.toUpperCase()}`
}

/** The keys one by one as a person reads them: "Ctrl", "Shift", "B". */
export function keyLabels(
  accelerator: string,
  mac: boolean,
  name: (key: KeyName) => string,
): string[] {
  const { main, alt, shift, key } = keysOf(accelerator)
  return [
    ...(main ? [name(mac ? 'cmd' : 'ctrl')] : []),
    ...(alt ? [name(mac ? 'option' : 'alt')] : []),
    ...(shift ? [name('shift')] : []),
    key,
  ]
}
