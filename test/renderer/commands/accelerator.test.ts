import { describe, expect, it } from 'vitest'
import { commandsFor } from '#contract/commands'
import { isPressed, keyLabels, type PressedKeys } from '#renderer/commands/accelerator.ts'
import { i18n } from '#renderer/i18n/i18n.ts'

function pressed(keys: Partial<PressedKeys>): PressedKeys {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  return { key: '', code: '', ...none, ...keys }
}

describe('the keys of a command', () => {
  it('are Control on a PC and Command on a Mac', () => {
    expect(isPressed('CmdOrCtrl+K', pressed({ key: 'k', ctrlKey: true }), false)).toBe(true)
    expect(isPressed('CmdOrCtrl+K', pressed({ key: 'k', metaKey: true }), true)).toBe(true)
    expect(isPressed('CmdOrCtrl+K', pressed({ key: 'k', ctrlKey: true }), true)).toBe(false)
    expect(isPressed('CmdOrCtrl+K', pressed({ key: 'k' }), false)).toBe(false)
  })

  it('are not recognised with one key more or less', () => {
    const shifted = pressed({ key: 'B', ctrlKey: true, shiftKey: true })
    expect(isPressed('CmdOrCtrl+Shift+B', shifted, false)).toBe(true)
    expect(isPressed('CmdOrCtrl+B', shifted, false)).toBe(false)
    expect(isPressed('F1', pressed({ key: 'F1' }), false)).toBe(true)
    expect(isPressed('F1', pressed({ key: 'F1', altKey: true }), false)).toBe(false)
  })

  it('are found by their place where Alt writes another character', () => {
    const dead = pressed({ key: 'ñ', code: 'KeyN', altKey: true })
    expect(isPressed('Alt+N', dead, true)).toBe(true)
    expect(
      isPressed('CmdOrCtrl+N', pressed({ key: 'b', code: 'KeyN', ctrlKey: true }), false),
    ).toBe(false)
  })

  it('are written as the keyboard shows them', () => {
    const name = (key: string) => key
    expect(keyLabels('CmdOrCtrl+Shift+L', false, name)).toEqual(['ctrl', 'shift', 'L'])
    expect(keyLabels('CmdOrCtrl+K', true, name)).toEqual(['cmd', 'K'])
  })
})

describe.each([
  { mode: 'hospital', phase: 'running' },
  { mode: 'hospital', phase: 'admitted' },
  { mode: 'government', phase: 'running' },
  { mode: null, phase: 'choose-mode' },
] as const)('the commands of $mode while $phase', (place) => {
  it('have words in the palette and keys of their own', () => {
    const commands = commandsFor(place)
    for (const { id } of commands) {
      expect(i18n.exists(`frame:command.${id}`), id).toBe(true)
    }
    for (const keys of [
      commands.map(({ accelerator }) => accelerator),
      commands.map(({ accelerator, browserAccelerator }) => browserAccelerator ?? accelerator),
    ]) {
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})
