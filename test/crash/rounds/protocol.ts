/** What the rounds and the processes of their nodes say to each other. */
import type { GovernmentSecrets, HospitalSecrets } from '#node/settings'
import type { Fault, FaultPoint } from './fault-points.ts'

/** How a process is made a node. */
export interface StartOrder {
  readonly folder: string
  /** Bytes of the genesis. */
  readonly genesis: Uint8Array
  readonly port: number
  /** File for what the node says; survives the process. */
  readonly witness: string
  /** Where to die while starting or later. */
  readonly fault: Fault | undefined
  readonly role:
    | { readonly mode: 'government'; readonly secrets: GovernmentSecrets }
    | { readonly mode: 'hospital'; readonly secrets: HospitalSecrets; readonly id: Uint8Array }
}

/** A submission that a block has ended. */
export interface Ending {
  readonly digest: string
  readonly author: string
  readonly nonce: number
}

/** A final block as a node has it on its disk. */
export interface BlockReport {
  readonly height: number
  readonly hash: string
  readonly endings: readonly Ending[]
  /** Payloads of its records that are not here, or not whole. */
  readonly missing: number
}

/** How a node stands. */
export interface StandingReport {
  readonly height: number
  readonly head: string
  /** Submissions on their way, and how far they are: those of a hospital, or all that are open. */
  readonly pending: readonly string[]
  /** Drafts that are stored. */
  readonly drafts: readonly string[]
  /** Alarms that a person would see. */
  readonly alarms: readonly string[]
}

/** What a process can be asked. */
export interface Questions {
  start: { readonly input: StartOrder; readonly output: { readonly port: number } }
  arm: { readonly input: Fault | undefined; readonly output: undefined }
  /** Places on the disk that were passed since the last time it was asked. */
  passed: {
    readonly input: undefined
    readonly output: readonly Pick<FaultPoint, 'file' | 'operation'>[]
  }
  /** Submits a document of this number; answers its digest once it is acknowledged. */
  submit: { readonly input: number; readonly output: string }
  /** Saves a draft under this id. */
  draft: { readonly input: string; readonly output: undefined }
  standing: { readonly input: undefined; readonly output: StandingReport }
  /** Blocks from a height on. */
  blocks: { readonly input: number; readonly output: readonly BlockReport[] }
}

/** One question on its way. */
export interface Question<Name extends keyof Questions = keyof Questions> {
  readonly id: number
  readonly name: Name
  readonly input: Questions[Name]['input']
}

/** One answer on its way back; `error` when there is none. */
export interface Answer {
  readonly id: number
  readonly output?: unknown
  readonly error?: string
}
