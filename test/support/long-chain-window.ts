/**
 * The chain browser over a long chain: the real handlers of lists and searches on a real chain
 * database, and the real pages in Chromium. Blocks themselves are made from their rows, since
 * nothing of such a chain is signed.
 */
import type { Browser, Page } from 'playwright-core'
import type { Handlers } from '#contract/methods'
import type { Status } from '#contract/views/app'
import { fromHex } from '#crypto/bytes'
import { ensureRenderer } from '#cli/build'
import { RENDERER_FOLDER } from '#cli/project'
import { startBrowserHost } from '#host/browser/browser-host'
import { chainHandlers } from '#ipc/chain'
import { chainSearchHandlers } from '#ipc/chain-search'
import type { Context } from '#ipc/context'
import { serviceOf } from '#ipc/register'
import type { ChainDatabase } from '#storage/chain-database/chain-database'
import { launchChromium, WINDOW_SIZE } from './browser.ts'
import { addBlocks, HOSPITAL_IDS } from './long-chain.ts'
import { FRESH_STATUS, sampleApplication } from './sample-application.ts'

/** A window on the chain browser. */
export interface LongChainWindow {
  readonly page: Page
  /** Numbers of the rows that were asked for, newest first: one entry a call. */
  readonly asked: { readonly below: number | null; readonly limit: number }[]
  readonly faults: readonly string[]
  /** Makes so many blocks final. */
  grow(blocks: number): void
  close(): Promise<void>
}

const NAMES = HOSPITAL_IDS.map((_, at) => `Hospital of the ${at + 1}th district`)

/** As much of a running node as lists and searches ask. */
function contextOf(database: ChainDatabase): Context {
  const members = HOSPITAL_IDS.map((id, at) => ({
    id: fromHex(id),
    profile: { name: NAMES[at] ?? '' },
  }))
  const view = {
    members: () => members,
    member: (id: Uint8Array) => members.find((one) => Buffer.from(id).equals(one.id)),
  }
  const runtime = { mode: 'government', database, chain: { view } }
  return { life: { runtime } } as unknown as Context
}

function statusAt(height: number): Status {
  return {
    ...FRESH_STATUS,
    mode: 'government',
    phase: 'running',
    name: 'Ministry',
    person: 'Ruth Adeyemi',
    connected: true,
    height,
    networkHeight: height,
    consortium: {
      id: '0'.repeat(64),
      name: 'Long Consortium',
      country: 'Nowhere',
      governmentName: 'Ministry',
      demonstration: false,
    },
  }
}

function blockHandler(handlers: Pick<Handlers, 'chain.blocks'>): Handlers['chain.block'] {
  return async ({ height }) => {
    const [row] = await handlers['chain.blocks']({ below: height + 1, limit: 1, hospital: null })
    const hash = '0'.repeat(64)
    return {
      row: row!,
      header: { previous: hash, transactionRoot: hash, memberRoot: hash, size: 3000 },
      certificate: HOSPITAL_IDS.map((id, at) => ({
        hospital: { id, name: NAMES[at] ?? '' },
        voted: at % 3 !== 0,
        arrivedAt: null,
      })),
      certificateArrivedAt: null,
      votesNeeded: 8,
      transactions: [],
      verified: true,
    }
  }
}

/** Opens the chain browser on a database. */
export async function openLongChain(database: ChainDatabase): Promise<LongChainWindow> {
  await ensureRenderer()
  const context = contextOf(database)
  const chain = { ...chainHandlers(context), ...chainSearchHandlers(context) }
  const asked: { below: number | null; limit: number }[] = []
  const application = sampleApplication({
    ...chain,
    'chain.blocks': async (input) => {
      asked.push({ below: input.below, limit: input.limit })
      return chain['chain.blocks'](input)
    },
    'chain.block': blockHandler(chain),
    'chain.equivocations': async () => [],
    'chain.verification': async () => ({ state: 'idle', done: 0, of: 0, rate: 0, last: null }),
    'app.status': async () => statusAt(database.height),
  })
  const service = serviceOf(application)
  const host = await startBrowserHost({ service, rendererFolder: RENDERER_FOLDER, port: 0 })
  const browser: Browser = await launchChromium()
  const page = await browser.newPage({ viewport: WINDOW_SIZE, locale: 'en-GB' })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(host.newUrl())
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Chain', exact: true })
    .click()
  await page.getByRole('grid', { name: 'Blocks' }).waitFor()
  return {
    page,
    asked,
    faults,
    grow(blocks) {
      const { height } = database
      addBlocks(database, height + 1, height + blocks)
      application.emit({ topic: 'status', status: statusAt(height + blocks) })
      application.emit({ topic: 'block', height: height + blocks })
    },
    async close() {
      await browser.close()
      await host.close()
    },
  }
}
