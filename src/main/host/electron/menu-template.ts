/** The native menu as data: the application's commands with their keys, and what every program has. */
import type { MenuItemConstructorOptions } from 'electron'
import { commandsFor, type Command, type CommandId } from '#contract/commands'
import type { Status } from '#contract/views/app'
import type { Words } from '../texts.ts'

type Item = MenuItemConstructorOptions

/** What a menu is made for. */
export interface MenuOptions {
  readonly words: Words
  readonly status: Pick<Status, 'mode' | 'phase'>
  readonly platform: NodeJS.Platform
  /** From source, a person may reload and look inside. */
  readonly packaged: boolean
  readonly run: (command: CommandId) => void
  readonly openWindow: () => void
}

/** The menus from left to right. */
export function menuTemplate(options: MenuOptions): Item[] {
  const { words, platform } = options
  const menus: (Item & { submenu: Item[] })[] = [
    ...(platform === 'darwin' ? [applicationMenu(words)] : []),
    { label: words('menu.file'), submenu: fileItems(options) },
    { label: words('menu.edit'), submenu: editItems(words) },
    { label: words('menu.view'), submenu: viewItems(options) },
    { label: words('menu.go'), submenu: commandItems(options, 'go') },
    { label: words('menu.window'), role: 'window', submenu: windowItems(options) },
    { label: words('menu.help'), role: 'help', submenu: helpItems(options) },
  ]
  return menus.filter(({ submenu }) => submenu.length > 0)
}

/** Electron gives every role its key; its label is in our language instead of Electron's. */
function role(name: NonNullable<Item['role']>, label: string): Item {
  return { role: name, label }
}

const SEPARATOR: Item = { type: 'separator' }

/** The group's commands, followed by a separator if there are any. */
function section(options: MenuOptions, group: Command['group']): Item[] {
  const items = commandItems(options, group)
  return items.length > 0 ? [...items, SEPARATOR] : []
}

function commandItems({ words, status, run }: MenuOptions, group: Command['group']): Item[] {
  return commandsFor(status)
    .filter((command) => command.group === group)
    .map(({ id, accelerator }) => ({
      id,
      label: words(`commands.${id}`),
      accelerator,
      click: () => run(id),
    }))
}

function applicationMenu(words: Words) {
  return {
    label: 'MediChain',
    submenu: [
      role('about', words('menu.about')),
      SEPARATOR,
      role('services', words('menu.services')),
      SEPARATOR,
      role('hide', words('menu.hide')),
      role('hideOthers', words('menu.hideOthers')),
      role('unhide', words('menu.unhide')),
      SEPARATOR,
      role('quit', words('menu.quit')),
    ],
  }
}

function fileItems(options: MenuOptions): Item[] {
  const { words, platform, openWindow } = options
  return [
    ...section(options, 'record'),
    {
      id: 'window.new',
      label: words('menu.newWindow'),
      accelerator: 'CmdOrCtrl+Shift+N',
      click: openWindow,
    },
    role('close', words('menu.closeWindow')),
    ...(platform === 'darwin' ? [] : [SEPARATOR, role('quit', words('menu.quit'))]),
  ]
}

function editItems(words: Words): Item[] {
  return [
    role('undo', words('menu.undo')),
    role('redo', words('menu.redo')),
    SEPARATOR,
    role('cut', words('menu.cut')),
    role('copy', words('menu.copy')),
    role('paste', words('menu.paste')),
    role('selectAll', words('menu.selectAll')),
  ]
}

function viewItems(options: MenuOptions): Item[] {
  const { words, packaged } = options
  const forDevelopers = [
    role('reload', words('menu.reload')),
    role('toggleDevTools', words('menu.developerTools')),
    SEPARATOR,
  ]
  return [
    ...section(options, 'view'),
    ...(packaged ? [] : forDevelopers),
    role('resetZoom', words('menu.resetZoom')),
    role('zoomIn', words('menu.zoomIn')),
    role('zoomOut', words('menu.zoomOut')),
    SEPARATOR,
    role('togglefullscreen', words('menu.fullScreen')),
  ]
}

function windowItems({ words, platform }: MenuOptions): Item[] {
  const onMac = [role('zoom', words('menu.zoom')), SEPARATOR, role('front', words('menu.front'))]
  return [role('minimize', words('menu.minimize')), ...(platform === 'darwin' ? onMac : [])]
}

function helpItems(options: MenuOptions): Item[] {
  const about = [SEPARATOR, role('about', options.words('menu.about'))]
  return [...commandItems(options, 'help'), ...(options.platform === 'darwin' ? [] : about)]
}
