import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { commandsFor } from '#contract/commands'
import { LANGUAGES } from '#contract/language'
import type { Status } from '#contract/views/app'
import { menuTemplate } from '#host/electron/menu-template'
import { wordsOf } from '#host/texts'

const STANDINGS: readonly Pick<Status, 'mode' | 'phase'>[] = [
  { mode: null, phase: 'choose-mode' },
  { mode: 'hospital', phase: 'locked' },
  { mode: 'hospital', phase: 'admitted' },
  { mode: 'hospital', phase: 'running' },
  { mode: 'government', phase: 'running' },
]
const PLATFORMS = ['win32', 'linux', 'darwin'] as const

function itemsOf(menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menu.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : []),
  ])
}

function menuOf(
  status: Pick<Status, 'mode' | 'phase'>,
  platform: NodeJS.Platform,
  language: (typeof LANGUAGES)[number] = 'en',
  packaged = true,
) {
  const ran: string[] = []
  const items = itemsOf(
    menuTemplate({
      words: wordsOf(language),
      status,
      platform,
      packaged,
      run: (id) => ran.push(id),
      openWindow: () => ran.push('window.new'),
    }),
  )
  return { items, ran }
}

describe.each(PLATFORMS)('the menu on %s', (platform) => {
  it.each(STANDINGS)('offers every command of $mode in phase $phase, and runs it', (status) => {
    const { items, ran } = menuOf(status, platform)
    for (const { id, accelerator } of commandsFor(status)) {
      const item = items.find((candidate) => candidate.id === id)
      expect(item?.accelerator).toBe(accelerator)
      ;(item?.click as (() => void) | undefined)?.()
      expect(ran.at(-1)).toBe(id)
    }
  })

  it.each(STANDINGS)('gives no key to two things for $mode in phase $phase', (status) => {
    const { items } = menuOf(status, platform)
    const keys = items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('lets a person reload and look inside only when started from source', () => {
    const roles = (packaged: boolean) =>
      menuOf({ mode: 'hospital', phase: 'running' }, platform, 'en', packaged).items.map(
        ({ role }) => role,
      )
    expect(roles(true)).not.toContain('reload')
    expect(roles(true)).not.toContain('toggleDevTools')
    expect(roles(false)).toContain('reload')
  })

  it('can always be quit from', () => {
    const { items } = menuOf({ mode: null, phase: 'choose-mode' }, platform)
    expect(items.filter(({ role }) => role === 'quit')).toHaveLength(1)
  })
})

describe('the words of the menu', () => {
  it.each(LANGUAGES)('are all there in %s, none of them a key', (language) => {
    for (const status of STANDINGS) {
      for (const { label, type } of menuOf(status, 'darwin', language, false).items) {
        if (type === 'separator') continue
        expect(label).toMatch(/\S/)
        expect(label).not.toMatch(/^(menu|commands)\./)
      }
    }
  })
})
