/**
 * "Try it on this computer": one government and three hospitals in this process, each with a data
 * folder of its own that is deleted at the end, each shown by the host as a node of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '#contract/client'
import type { Mode } from '#contract/views/app'
import type { DemonstrationView } from '#contract/views/demonstration'
import { serviceOf } from '#ipc/register'
import type { Application, CreateApplication, Demonstration, Service } from '#ipc/service'
import { HostError } from '../errors.ts'
import { foundSamples, type Progress, recordSamples } from './play-samples.ts'
import { HOSPITALS, sampleFounding } from './sample-consortium.ts'

/** A node of the demonstration that the host shows. */
export interface DemonstrationNode {
  readonly mode: Mode
  readonly name: string
  readonly service: Service
}

/** A node on the screen. */
export interface ShownNode {
  /** Opens it in a browser, null where a window opened by itself. */
  readonly link: string | null
  /** Brings it to the front, where the host can. */
  raise(): void
  close(): Promise<void>
}

/** What a demonstration is made with. */
export interface DemonstrationOptions {
  readonly createApplication: CreateApplication
  readonly assetsFolder: string
  /** SQLite compiled to WebAssembly. */
  readonly sqliteWasm: Uint8Array
  readonly show: (node: DemonstrationNode) => Promise<ShownNode>
}

/** A demonstration that has not begun. */
export function createDemonstration(options: DemonstrationOptions): Demonstration {
  return new LocalDemonstration(options)
}

type RunningNode = DemonstrationNode & { readonly application: Application }

class LocalDemonstration implements Demonstration {
  private readonly options: DemonstrationOptions
  private readonly listeners = new Set<() => void>()
  private current: DemonstrationView = { state: 'none' }
  private starting: Promise<void> | undefined
  private ending: Promise<void> | undefined
  private wanted = false
  private folder: string | undefined
  private nodes: RunningNode[] = []
  private shown: ShownNode[] = []

  constructor(options: DemonstrationOptions) {
    this.options = options
  }

  get view(): DemonstrationView {
    return this.current
  }

  async start(): Promise<void> {
    await this.ending
    if (this.starting) {
      await this.starting
      for (const node of this.shown) node.raise()
      return
    }
    this.wanted = true
    this.starting = this.run()
    try {
      await this.starting
    } catch (error) {
      // Ended by a person meanwhile: that is no failure.
      if (!this.wanted) return
      await this.end()
      throw error
    }
  }

  end(): Promise<void> {
    this.wanted = false
    this.ending ??= this.takeDown().finally(() => {
      this.ending = undefined
    })
    return this.ending
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private async run(): Promise<void> {
    const progress: Progress = (step, done, of) => {
      if (!this.wanted) throw new HostError({ code: 'demonstration-ended' }, 'It was ended.')
      this.become({ state: 'starting', step, done, of })
    }
    progress('founding', 0, 1)
    this.folder = await mkdtemp(join(tmpdir(), 'medichain-demonstration-'))
    const names = [sampleFounding('').governmentName, ...HOSPITALS.map(({ name }) => name)]
    this.nodes = await Promise.all(names.map((name, place) => this.startNode(place, name)))
    const [government, ...hospitals] = this.nodes.map(({ service }) => createClient(service))
    if (!government) throw new HostError({ code: 'script-failed' }, 'There is no government.')
    await foundSamples({ government, hospitals }, progress)
    await recordSamples(hospitals, join(this.options.assetsFolder, 'sample-patients'), progress)
    this.shown = await Promise.all(this.nodes.map((node) => this.options.show(node)))
    this.become({
      state: 'ready',
      nodes: this.nodes.map(({ mode, name }, place) => ({
        mode,
        name,
        link: this.shown[place]?.link ?? null,
      })),
    })
  }

  private async startNode(place: number, name: string): Promise<RunningNode> {
    const { createApplication, assetsFolder, sqliteWasm } = this.options
    const mode: Mode = place === 0 ? 'government' : 'hospital'
    const dataFolder = join(this.folder ?? '', `node-${place}`)
    const application = await createApplication({
      dataFolder,
      mode,
      assetsFolder,
      sqliteWasm,
      demonstration: null,
    })
    return { mode, name, application, service: serviceOf(application) }
  }

  private async takeDown(): Promise<void> {
    // A start under way notices at its next step; its error is for whoever asked for the start.
    await this.starting?.catch(() => undefined)
    const { nodes, shown, folder } = this
    this.nodes = []
    this.shown = []
    this.folder = undefined
    this.starting = undefined
    await Promise.all(shown.map((node) => node.close()))
    await Promise.all(nodes.map(({ application }) => application.close()))
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    this.become({ state: 'none' })
  }

  private become(view: DemonstrationView): void {
    this.current = view
    for (const listener of this.listeners) listener()
  }
}
