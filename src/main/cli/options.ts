/** The arguments of `npm start` and `npm run serve`. */
import { homedir } from 'node:os'
import { parseArgs } from 'node:util'
import type { Mode } from '#contract/views/app'
import { checkHostArguments, HOST_OPTIONS, type HostArguments } from '#host/arguments'
import { HostError } from '#host/errors'
import { applicationDataFolder, dataFolderOf } from '#host/profile-folder'

/** What a node in a browser is started with. */
export interface ServeOptions {
  readonly mode: Mode | null
  readonly dataFolder: string
  /** Port on 127.0.0.1; 0 lets the system choose. */
  readonly port: number
  /** Print JSON lines instead of sentences, for scripts. */
  readonly readyJson: boolean
}

const SERVE_OPTIONS = {
  ...HOST_OPTIONS,
  port: { type: 'string' },
  'ready-json': { type: 'boolean' },
} as const

/** Reads the arguments of `npm run serve`. Throws HostError `bad-argument`. */
export function readServeOptions(argv: readonly string[]): ServeOptions {
  const values = parseStrictly(argv)
  return {
    ...placeOf(checkHostArguments(values)),
    port: portOf(values.port),
    readyJson: values['ready-json'] ?? false,
  }
}

/** Mode and folder of a node that Electron does not place. */
function placeOf(given: HostArguments): Pick<ServeOptions, 'mode' | 'dataFolder'> {
  const applicationData = applicationDataFolder(process.platform, homedir(), process.env)
  return { mode: given.mode, dataFolder: dataFolderOf(given, applicationData) }
}

function parseStrictly(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: SERVE_OPTIONS, strict: true }).values
  } catch {
    throw new HostError(
      { code: 'bad-argument', argument: '' },
      'Arguments are --mode=government|hospital, --data=<folder>, --profile=<name>, --port=<number> and --ready-json.',
    )
  }
}

function portOf(value: string | undefined): number {
  if (value === undefined) return 0
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (port <= 65_535) return port
  throw new HostError(
    { code: 'bad-argument', argument: 'port' },
    '--port needs a number up to 65535.',
  )
}
