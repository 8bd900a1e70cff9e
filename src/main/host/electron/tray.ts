/** The icon in the notification area: how the node is, and the way back to its windows. */
import { join } from 'node:path'
import { app, Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron'
import type { Status } from '#contract/views/app'
import type { Words } from '../texts.ts'
import type { NodeWindows } from './node-windows.ts'
import { trayView, type TrayPicture, type TrayView } from './tray-view.ts'

/**
 * Shows the icon and keeps it true. The caller holds what is returned: a tray that nothing holds
 * vanishes.
 */
export function keepTray(node: NodeWindows, words: () => Words, assetsFolder: string): Tray {
  const picture = (name: TrayPicture) => pictureOf(assetsFolder, name)
  const tray = new Tray(picture('offline'))
  let shown = ''
  const update = () => {
    // The node's last words come after the icon is gone.
    if (tray.isDestroyed()) return
    const view = trayView(node.status.current, words())
    const now = JSON.stringify([view, words()('tray.open')])
    // Installing a menu closes it under the mouse.
    if (now === shown) return
    shown = now
    tray.setImage(picture(view.picture))
    tray.setToolTip(view.lines.join('\n'))
    if (process.platform === 'darwin') tray.setTitle(view.waiting > 0 ? String(view.waiting) : '')
    tray.setContextMenu(Menu.buildFromTemplate(items(node, view, words())))
  }
  tray.on('click', () => node.focus())
  node.status.onChange(update)
  update()
  return tray
}

/** On a Mac a template: the system draws it in the colour of its menu bar. */
function pictureOf(assetsFolder: string, name: TrayPicture) {
  const template = process.platform === 'darwin' ? 'Template' : ''
  return nativeImage.createFromPath(join(assetsFolder, 'tray', `${name}${template}.png`))
}

function items(node: NodeWindows, view: TrayView, words: Words): MenuItemConstructorOptions[] {
  return [
    ...view.lines.map((label) => ({ label, enabled: false })),
    { type: 'separator' },
    { label: words('tray.open'), click: () => void node.focus() },
    ...presenceItems(node, view, words),
    { type: 'separator' },
    { label: words('tray.quit'), click: () => app.quit() },
  ]
}

function presenceItems(
  { service }: NodeWindows,
  { presence }: TrayView,
  words: Words,
): MenuItemConstructorOptions[] {
  if (presence === null) return []
  const choice = (value: Status['presence']): MenuItemConstructorOptions => ({
    label: words(`tray.${value}`),
    type: 'radio',
    checked: presence === value,
    // A refusal changes no status, so the menu keeps showing what is true.
    click: () => void service.call('hospital.setPresence', { presence: value }),
  })
  return [{ type: 'separator' }, choice('idle'), choice('busy')]
}
