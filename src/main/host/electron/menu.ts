/** Keeps the native menu true: it belongs to the node in whose window a person works. */
import { app, Menu } from 'electron'
import type { Words } from '../texts.ts'
import { menuTemplate } from './menu-template.ts'
import type { NodeWindows } from './node-windows.ts'
import type { OpenNodes } from './open-nodes.ts'

/** Installs the menu now, and anew whenever another node, its phase or the language asks for it. */
export function keepMenu(nodes: OpenNodes, own: NodeWindows, words: () => Words): void {
  let shown: readonly unknown[] = []
  const update = () => {
    const node = nodes.focused() ?? own
    const { mode, phase } = node.status.current
    const wanted = [node, mode, phase, words()]
    // Most of a status is none of the menu's business; installing one closes it under the mouse.
    if (wanted.every((part, index) => part === shown[index])) return
    shown = wanted
    install(node, words())
  }
  app.on('browser-window-focus', update)
  nodes.onChange(update)
  update()
}

function install(node: NodeWindows, words: Words): void {
  const template = menuTemplate({
    words,
    status: node.status.current,
    platform: process.platform,
    packaged: app.isPackaged,
    run: (id) => node.ask({ run: id }),
    openWindow: () => void node.open(),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
