/**
 * What the persons at this computer chose for its windows: a small file of its own, in the clear,
 * because it holds already before anybody has unlocked anything.
 */
import { type Preferences, preferencesSchema } from '#contract/views/app'
import { StorageError } from '#storage/errors'
import type { FileSystem } from '#storage/file-system'
import type { Environment } from './environment.ts'
import { SerialQueue } from './serial.ts'

/** Before anybody chose: as the computer does. */
const DEFAULTS: Preferences = { language: null, colorScheme: 'system' }

/** The preferences of a data folder. */
export class PreferencesFile {
  private readonly fileSystem: FileSystem
  private readonly path: string
  private readonly changes = new SerialQueue()
  private chosen: Preferences

  private constructor(fileSystem: FileSystem, path: string, chosen: Preferences) {
    this.fileSystem = fileSystem
    this.path = path
    this.chosen = chosen
  }

  /**
   * Reads the file. None, or one that cannot be read, means the defaults: preferences never stand
   * in the way of a start. A damaged file is reported and replaced.
   */
  static async open(
    environment: Pick<Environment, 'fileSystem' | 'report'>,
    path: string,
  ): Promise<PreferencesFile> {
    try {
      const bytes = await environment.fileSystem.readFile(path)
      const chosen = bytes ? decode(bytes) : DEFAULTS
      if (chosen) return new PreferencesFile(environment.fileSystem, path, chosen)
      environment.report(new StorageError({ code: 'damaged', path, offset: 0 }))
      await environment.fileSystem.writeFileAtomic(path, encode(DEFAULTS))
    } catch (fault) {
      environment.report(fault)
    }
    return new PreferencesFile(environment.fileSystem, path, DEFAULTS)
  }

  /** The preferences now. */
  get current(): Preferences {
    return this.chosen
  }

  /** Changes some of them; durable when it resolves. Throws what the disk refuses. */
  change(change: { [Name in keyof Preferences]?: Preferences[Name] | undefined }): Promise<void> {
    return this.changes.run(async () => {
      const chosen = preferencesSchema.parse({ ...this.chosen, ...change })
      await this.fileSystem.writeFileAtomic(this.path, encode(chosen))
      this.chosen = chosen
    })
  }
}

function encode(preferences: Preferences): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(preferences)}\n`)
}

/** Undefined for anything that is not a whole set of preferences. */
function decode(bytes: Uint8Array): Preferences | undefined {
  try {
    return preferencesSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch {
    return undefined
  }
}
