import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleRendererFolder } from '../support/renderer-folder.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const workspace = mkdtempSync(join(tmpdir(), 'boot-'))
const bundles = join(workspace, 'build')
const dataFolder = join(workspace, 'data')

/** Runs the bundles in a process of their own; see support/boot-electron.ts for the report. */
async function boot(argv: string[], environment: Record<string, string> = {}) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(ROOT, 'test', 'support', 'boot-electron.ts'), bundles, ...argv],
    { cwd: ROOT, timeout: 100_000, env: { DOUBLE_HOME: workspace, ...environment } },
  )
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')
}

beforeAll(async () => {
  sampleRendererFolder(join(workspace, 'renderer'))
  for (const config of ['vite.main.config.ts', 'vite.preload.config.ts']) {
    await build({ configFile: join(ROOT, config), logLevel: 'error', build: { outDir: bundles } })
  }
}, 120_000)
afterAll(() => rmSync(workspace, { recursive: true, force: true }))

describe('the bundles', () => {
  it('need nothing but Electron and what Node brings along', () => {
    const known = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)])
    const required = (file: string) =>
      [...readFileSync(join(bundles, file), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)]
        .map(([, name]) => name ?? '')
        .filter((name) => !known.has(name))
    expect(new Set(required('main.cjs'))).toEqual(new Set(['electron']))
    expect(new Set(required('preload.cjs'))).toEqual(new Set(['electron']))
  })

  it('have the data beside them that the node reads', () => {
    const wasm = readFileSync(join(bundles, 'sql-wasm.wasm'))
    expect(WebAssembly.validate(wasm)).toBe(true)
  })
})

describe('a first start in Electron', () => {
  let report: Awaited<ReturnType<typeof boot>>
  beforeAll(async () => {
    report = await boot([`--data=${dataFolder}`])
  }, 40_000)

  it('asks for the single instance lock of its data folder', () => {
    expect(report.locks).toBe(1)
    expect(report.paths.userData).toBe(join(dataFolder, 'window'))
  })

  it('opens a sandboxed, isolated window of the agreed size', () => {
    expect(report.window).toMatchObject({ width: 1280, height: 800, minWidth: 800 })
    expect(report.window.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      preload: join(bundles, 'preload.cjs'),
    })
    expect(report.loaded).toBe('app://medichain/')
  })

  it('serves its page under a strict policy and nothing outside the renderer', () => {
    expect(report.page.status).toBe(200)
    expect(report.page.policy).toContain("default-src 'none'; script-src 'self';")
    expect(report.page.policy).not.toMatch(/unsafe|\*|https?:/)
    expect(report.foreignPage.status).toBe(404)
    expect(report.traversal.status).toBe(404)
  })

  it('keeps the window on its page, off the network and without permissions', () => {
    expect(report.prevented).toEqual({
      'will-navigate': true,
      'will-redirect': true,
      'will-attach-webview': true,
    })
    expect(report.openHandler).toEqual({ action: 'deny' })
    expect(report.requests).toEqual({
      'app://medichain/a.js': false,
      'https://example.org/': true,
      'file:///etc/passwd': true,
    })
    expect(report.permissions).toEqual(['clipboard-sanitized-write'])
  })

  it('exposes exactly the bridge', () => {
    expect(report.exposed).toEqual(['medichain'])
    expect(report.bridge.sort()).toEqual(['call', 'onCommand', 'onEvent'])
    expect(report.channels).toEqual(['medichain:call'])
  })

  it('refuses calls from any frame but the main one of its own windows', () => {
    const refusal = 'Only a window of MediChain may call it.'
    expect(report.foreign).toEqual([refusal, refusal, refusal, refusal])
  })

  it('carries a command to the application and its event back', () => {
    expect(report.status).toMatchObject({ ok: true, value: { mode: null, phase: 'choose-mode' } })
    expect(report.chosen).toEqual({ ok: true, value: null })
    expect(report.after).toMatchObject({ ok: true, value: { mode: 'hospital' } })
    expect(report.topics).toContain('status')
  })

  it('leads a second start to the window that is open', () => {
    expect(report.focused).toBe(1)
  })

  it('offers the commands in a menu that follows the chosen language', () => {
    expect(report.menu.before).toContain('Keyboard Shortcuts')
    expect(report.menu.after).toContain('Tastenkürzel')
    expect(report.menu.after).not.toContain('Keyboard Shortcuts')
    expect(report.menu.after).not.toContain('Entwicklerwerkzeuge')
  })

  it('sends a command of the menu to the page of the window', () => {
    expect(report.heard).toEqual([{ run: 'app.shortcuts' }])
  })

  it('is as light or dark as was chosen, and says in the tray how it stands', () => {
    expect(report.theme).toBe('dark')
    expect(report.tray).toBe('MediChain ist nicht eingerichtet')
  })

  it('opens a further window beside the first', () => {
    expect(report.secondWindow).toMatchObject({ x: 168, y: 118, width: 1000, height: 700 })
  })

  it('opens where it was left, in the language that was chosen', async () => {
    const again = await boot([`--data=${dataFolder}`])
    expect(again.window).toMatchObject({ x: 140, y: 90, width: 1000, height: 700 })
    expect(again.menu.before).toContain('Tastenkürzel')
  }, 40_000)

  it('closes the node before it quits', () => {
    expect(report.errors).toEqual([])
    expect(report.exitCode).toBe(0)
  })
})

describe('a demonstration in Electron', () => {
  it('shows four nodes, each answering its own window alone, until the last is closed', async () => {
    const folder = join(workspace, 'launcher')
    const { demonstration, exitCode } = await boot([`--data=${folder}`], {
      DOUBLE_DEMONSTRATION: 'yes',
      TMPDIR: workspace,
    })
    expect(demonstration.reply).toEqual({ ok: true, value: null })
    expect(demonstration.names).toEqual([
      ['Massachusetts Ministry of Health', true],
      ['Winchester Hospital', true],
      ['Holyoke Medical Center', true],
      ['Baystate Medical Center', true],
    ])
    expect(demonstration.before.value.nodes.map(({ link }: { link: unknown }) => link)).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(readdirSync(workspace).filter((name) => name.startsWith('medichain-'))).toEqual([])
    expect(exitCode).toBe(0)
  }, 110_000)
})

describe('a start that cannot succeed', () => {
  it('leaves at once when another instance has the folder', async () => {
    const report = await boot([`--data=${dataFolder}`], { DOUBLE_LOCK: 'taken' })
    expect(report).toMatchObject({ locks: 1, errors: [], exitCode: 0 })
    expect(report.window).toBeUndefined()
  }, 40_000)

  it('says in a sentence what is wrong with an argument', async () => {
    const report = await boot(['--mode=king'])
    expect(report.errors).toEqual([
      'MediChain cannot start: --mode needs "government" or "hospital".',
    ])
    expect(report.exitCode).toBe(1)
  }, 40_000)
})
