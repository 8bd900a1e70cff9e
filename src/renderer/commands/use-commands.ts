/** The commands as they can be used now, bound to their keys and to the native menu. */
import { useEffect, useMemo } from 'react'
import { type Command, commandsFor } from '#contract/commands'
import { hasNativeMenu, onNativeCommand } from '../bridge.ts'
import { navigate } from '../frame/router.tsx'
import { useStatusPart } from '../store/status.ts'
import { isPressed } from './accelerator.ts'
import { runCommand } from './run-command.ts'

/** True on a Mac, whose main key is Command. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}

/** The keys of a command in this window. */
export function acceleratorOf({ accelerator, browserAccelerator }: Command): string {
  return hasNativeMenu() ? accelerator : (browserAccelerator ?? accelerator)
}

/** The commands that work for the node as it stands. */
export function useCommands(): readonly Command[] {
  const { mode, phase } = useStatusPart((status) => ({ mode: status.mode, phase: status.phase }))
  return useMemo(() => commandsFor({ mode, phase }), [mode, phase])
}

/** Binds the commands: in Electron the menu has the keys, in a browser this page has. */
export function useCommandKeys(): void {
  const commands = useCommands()
  useEffect(
    () =>
      onNativeCommand((command) => {
        if ('run' in command) runCommand(command.run)
        else navigate(command.show)
      }),
    [],
  )
  useEffect(() => {
    if (hasNativeMenu()) return
    const onKeyDown = (event: KeyboardEvent) => {
      const pressed = commands.find((one) => isPressed(acceleratorOf(one), event, isMac()))
      if (!pressed || event.repeat) return
      event.preventDefault()
      runCommand(pressed.id)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [commands])
}
