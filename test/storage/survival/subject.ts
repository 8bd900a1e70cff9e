/** What every part of storage promises, in a form in which one test can ask it of all of them. */
import type { FileSystem } from '#storage/file-system'

/** Everything that a store holds, as texts. */
export type State = readonly string[]

/** Something that a store is asked to do. */
export interface Command {
  /** Resolves when the store has acknowledged it; with false when there was nothing to do. */
  run(): Promise<unknown>
  /** What a store in `state` holds once it is done. */
  readonly done: (state: State) => State
  /** What else it may hold when nothing was acknowledged; the old state is always allowed. */
  readonly half?: (state: State) => readonly State[]
}

/** A store that is open. */
export interface OpenSubject {
  /** What it holds; throws what reading throws. */
  observe(): Promise<State>
  /** True when it said that something on its disk is not what was written. */
  readonly saysDamaged: boolean
  /** A command: `number` was never given before, and `choice` (0 to 9) says which. */
  command(number: number, choice: number): Command
}

/** A part of storage. */
export interface Subject {
  readonly name: string
  /** Opens it on a disk, new or not. */
  open(fileSystem: FileSystem): Promise<OpenSubject>
}
