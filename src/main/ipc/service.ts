/** The seam between the node's handlers and whatever host shows them. */
import type { Reply } from '#contract/bridge'
import type { NodeEvent } from '#contract/events'
import type { Handlers } from '#contract/methods'
import type { Mode } from '#contract/views/app'
import type { DemonstrationView } from '#contract/views/demonstration'

/** What a host hands over when it starts the node. */
export interface ApplicationOptions {
  /** Folder that holds everything of this node; created if missing. */
  readonly dataFolder: string
  /** Mode asked for on the command line, or null to let a person choose. */
  readonly mode: Mode | null
  /** Folder with code systems and sample patients. */
  readonly assetsFolder: string
  /** SQLite compiled to WebAssembly, read by the host, which knows how it was packed. */
  readonly sqliteWasm: Uint8Array
  /** What "Try it on this computer" starts; null for the nodes of a demonstration itself. */
  readonly demonstration: Demonstration | null
}

/** A consortium for trying, which the host runs and shows beside a node that is not set up. */
export interface Demonstration {
  readonly view: DemonstrationView
  /**
   * Starts it, or brings up the one there is; resolves when it is shown, or ended meanwhile.
   * Rejects when it cannot start, with nothing left behind.
   */
  start(): Promise<void>
  /** Ends it and deletes everything of it. */
  end(): Promise<void>
  /** Hears every change of the view until the returned function is called. */
  onChange(listener: () => void): () => void
}

/** A running node as a host sees it. */
export interface Application {
  /** One handler for every method of the contract. */
  readonly handlers: Handlers
  /** Hears every event until the returned function is called. */
  onEvent(listener: (event: NodeEvent) => void): () => void
  /** Stops the node and frees its folder; everything acknowledged is on disk when it resolves. */
  close(): Promise<void>
}

/** Starts a node. Rejects with a ContractError (`folder-in-use`, `chain-damaged`, …). */
export type CreateApplication = (options: ApplicationOptions) => Promise<Application>

/** The checked door through which every host reaches an application. */
export interface Service {
  /** Calls a method with untrusted arguments. Never rejects: a failure is a Reply. */
  call(method: unknown, input: unknown): Promise<Reply>
  /** Hears every event until the returned function is called. */
  onEvent(listener: (event: NodeEvent) => void): () => void
}
