/** The native menu: what every application has, nothing that a clinician could break things with. */
import { Menu, type MenuItemConstructorOptions } from 'electron'

/** Installs the menu. Developer tools are offered only when started from source. */
export function installMenu(platform: NodeJS.Platform, packaged: boolean): void {
  const first: MenuItemConstructorOptions =
    platform === 'darwin' ? { role: 'appMenu' } : { label: 'File', submenu: [{ role: 'quit' }] }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      first,
      { role: 'editMenu' },
      { label: 'View', submenu: viewItems(packaged) },
      { role: 'windowMenu' },
    ]),
  )
}

function viewItems(packaged: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'reload' },
    ...(packaged ? [] : [{ role: 'toggleDevTools' } as const]),
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
}
