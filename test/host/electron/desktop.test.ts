/** The native parts around a node, on the double of Electron. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Status } from '#contract/views/app'
import { runDesktop } from '#host/electron/desktop'
import { app, asked, type BrowserWindow } from '../../support/electron-double.ts'
import { sampleRendererFolder } from '../../support/renderer-folder.ts'
import {
  FRESH_STATUS,
  type SampleApplication,
  sampleApplication,
} from '../../support/sample-application.ts'

vi.mock('electron', () => import('../../support/electron-double.ts'))

const HOSPITAL: Status = {
  ...FRESH_STATUS,
  mode: 'hospital',
  phase: 'running',
  name: 'Winchester Hospital',
  connected: true,
}
const SUBMISSION = 'ab'.repeat(32)

let folder: string
let application: SampleApplication
let desktop: { close(): Promise<void> }
let presences: string[]
let quits: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'medichain-desktop-'))
  sampleRendererFolder(join(folder, 'renderer'))
  app.setPath('userData', folder)
  Object.assign(asked, { notifications: [], trays: [], windows: [], badge: 0, quitting: false })
  quits = 0
  presences = []
  asked.exits.removeAllListeners().on('exit', () => quits++)
})
afterEach(async () => {
  await desktop.close()
  app.removeAllListeners()
  rmSync(folder, { recursive: true, force: true })
})

async function start(status: Status): Promise<BrowserWindow> {
  application = sampleApplication({
    'app.status': async () => status,
    'hospital.setPresence': async ({ presence }) => {
      presences.push(presence)
      return null
    },
  })
  desktop = await runDesktop({
    preload: 'preload.cjs',
    rendererFolder: join(folder, 'renderer'),
    assetsFolder: 'assets',
    createApplication: async () => application,
    dataFolder: folder,
    mode: null,
    sqliteWasm: new Uint8Array(),
  })
  return asked.windows[0]!
}

function arrive(state: 'arrived' | 'ended' = 'arrived'): void {
  application.emit({ topic: 'review', submission: SUBMISSION, state })
}

describe('a review that arrives', () => {
  it('is notified while nobody works in MediChain, naming neither patient nor case', async () => {
    const window = await start(HOSPITAL)
    arrive()
    expect(asked.notifications.map(({ options }) => options)).toEqual([
      {
        title: 'A diagnosis waits for your review',
        body: 'Another hospital asks Winchester Hospital to validate a diagnosis. Open MediChain to see it.',
      },
    ])
    expect(window.flashing).toBe(true)
    window.focus()
    expect(window.flashing).toBe(false)
  })

  it('disturbs nobody who works in the window already', async () => {
    const window = await start(HOSPITAL)
    window.focus()
    arrive()
    expect(asked.notifications).toEqual([])
  })

  it('is opened by its notification, in the window there is or a new one', async () => {
    const window = await start(HOSPITAL)
    arrive()
    asked.notifications[0]?.emit('click')
    expect(window.webContents.sent.at(-1)).toEqual([
      'medichain:command',
      { show: `/reviews/${SUBMISSION}` },
    ])
    window.close()
    asked.notifications[0]?.emit('click')
    expect(asked.windows[0]?.loaded).toBe(`app://medichain/#/reviews/${SUBMISSION}`)
  })

  it('takes its notification away when it ends', async () => {
    await start(HOSPITAL)
    arrive()
    arrive('ended')
    expect(asked.notifications[0]?.closed).toBe(true)
  })
})

describe('the tray and the badge', () => {
  it('follow the status', async () => {
    await start(HOSPITAL)
    expect(asked.trays[0]?.toolTip).toBe('Winchester Hospital is connected')
    application.emit({ topic: 'status', status: { ...HOSPITAL, reviewsWaiting: 2 } })
    expect(asked.trays[0]?.toolTip).toBe('Winchester Hospital is connected\n2 reviews wait')
    expect(JSON.stringify(asked.trays[0]?.image)).toContain('waiting')
    expect(asked.badge).toBe(2)
    application.emit({ topic: 'status', status: HOSPITAL })
    expect(asked.badge).toBe(0)
  })

  it('switch a hospital to busy and bring its window back', async () => {
    const window = await start(HOSPITAL)
    const click = (label: string) => {
      const item = asked.trays[0]?.menu.find((candidate) => candidate.label === label)
      ;(item?.click as (() => void) | undefined)?.()
    }
    click('Busy: is passed over')
    await vi.waitFor(() => expect(presences).toEqual(['busy']))
    window.close()
    click('Open MediChain')
    expect(asked.windows).toHaveLength(1)
  })
})

describe('closing the last window', () => {
  it('keeps a node at work in the tray, and says so the first time only', async () => {
    const window = await start(HOSPITAL)
    window.close()
    expect(quits).toBe(0)
    expect(asked.notifications.map(({ options }) => options.title)).toEqual([
      'MediChain keeps running',
    ])
    app.emit('second-instance')
    asked.windows[0]?.close()
    expect(asked.notifications).toHaveLength(1)
  })

  it.each(['choose-mode', 'set-up', 'locked', 'refused'] as const)(
    'quits where nobody counts on the node: %s',
    async (phase) => {
      const window = await start({ ...HOSPITAL, phase })
      window.close()
      expect(quits).toBe(1)
    },
  )
})
