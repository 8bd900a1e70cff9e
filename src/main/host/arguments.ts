/** The command-line arguments that every host understands. */
import { parseArgs } from 'node:util'
import { modeSchema, type Mode } from '#contract/views/app'
import { HostError } from './errors.ts'

/** What an administrator can fix on the command line. */
export interface HostArguments {
  /** `--mode=government|hospital`; null lets a person choose. */
  readonly mode: Mode | null
  /** `--data=<folder>`; null means the folder of the profile. */
  readonly data: string | null
  /** `--profile=<name>`; null means the one default profile. */
  readonly profile: string | null
}

/** Definitions for `parseArgs`, to be combined with those of a command. */
export const HOST_OPTIONS = {
  mode: { type: 'string' },
  data: { type: 'string' },
  profile: { type: 'string' },
} as const

/** Letters, digits, dash and underscore: a profile's name becomes a folder's name. */
const PROFILE_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/**
 * Reads the host's arguments and passes over all others: Electron adds switches of its own.
 * Throws HostError `bad-argument`.
 */
export function readHostArguments(argv: readonly string[]): HostArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: HOST_OPTIONS,
    strict: false,
    allowPositionals: true,
  })
  return checkHostArguments(values)
}

/** Checks values that `parseArgs` read. Throws HostError `bad-argument`. */
export function checkHostArguments(
  values: Readonly<Partial<Record<keyof HostArguments, unknown>>>,
): HostArguments {
  const profile = textOf('profile', values.profile)
  if (profile !== null && !PROFILE_NAME.test(profile)) {
    throw badArgument('profile', 'a name of letters, digits, "-" and "_", at most 64')
  }
  return { mode: modeOf(values.mode), data: textOf('data', values.data), profile }
}

function modeOf(value: unknown): Mode | null {
  if (value === undefined) return null
  const mode = modeSchema.safeParse(value)
  if (!mode.success) throw badArgument('mode', '"government" or "hospital"')
  return mode.data
}

function textOf(name: string, value: unknown): string | null {
  if (value === undefined) return null
  if (typeof value !== 'string' || value === '') throw badArgument(name, 'a value')
  return value
}

function badArgument(argument: string, wanted: string): HostError {
  return new HostError({ code: 'bad-argument', argument }, `--${argument} needs ${wanted}.`)
}
