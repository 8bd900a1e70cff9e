/**
 * What a person can do from anywhere by keyboard, menu or palette. The native menu and the pages
 * bind the same keys from this one list; their words come from the texts of each.
 */
import type { Mode, Status } from './views/app.ts'

/** Screens of each mode in the order of the rail; the first is home. Their keys are 1, 2, 3 … */
const PLACES = {
  hospital: [
    'home',
    'diagnose',
    'reviews',
    'submissions',
    'patients',
    'chain',
    'network',
    'approvals',
  ],
  government: [
    'home',
    'hospitals',
    'network',
    'ledger',
    'chain',
    'fairness',
    'invitations',
    'governance',
  ],
} as const satisfies Record<Mode, readonly string[]>

/** Places of a hospital that is admitted and not active yet. */
const ADMITTED_PLACES: readonly Place[] = ['home', 'chain', 'network']

/** A screen that has a command of its own. */
export type Place = (typeof PLACES)[Mode][number]

/** Name of a command. */
export type CommandId =
  | `go.${Place}`
  | 'record.new'
  | 'review.next'
  | 'presence.toggle'
  | 'app.palette'
  | 'app.find'
  | 'app.colorScheme'
  | 'app.shortcuts'

/** A command as it can be used now. */
export interface Command {
  readonly id: CommandId
  /** Keys in Electron's notation: `CmdOrCtrl+K`, `F1`. */
  readonly accelerator: string
  /** Keys within a browser, where it keeps `accelerator` to itself and no page can have it. */
  readonly browserAccelerator?: string
  /** Where menu and palette list it. */
  readonly group: 'record' | 'go' | 'view' | 'help'
}

/** What a window's menu, tray or notification asks of its page. */
export type NativeCommand =
  | { readonly run: CommandId }
  /** Shows the place at this path of the page ("/reviews/1a2b…"). */
  | { readonly show: string }

const RECORDING: readonly Command[] = [
  // Browsers open a window with Ctrl-N and let no page prevent it.
  { id: 'record.new', accelerator: 'CmdOrCtrl+N', browserAccelerator: 'Alt+N', group: 'record' },
  { id: 'review.next', accelerator: 'CmdOrCtrl+J', group: 'record' },
  { id: 'presence.toggle', accelerator: 'CmdOrCtrl+Shift+B', group: 'record' },
]

const EVERYWHERE: readonly Command[] = [
  { id: 'app.palette', accelerator: 'CmdOrCtrl+K', group: 'view' },
  { id: 'app.find', accelerator: 'CmdOrCtrl+F', group: 'view' },
]

const ALWAYS: readonly Command[] = [
  { id: 'app.colorScheme', accelerator: 'CmdOrCtrl+Shift+L', group: 'view' },
  // Not Ctrl-/: on many keyboards that is Ctrl-Shift-7.
  { id: 'app.shortcuts', accelerator: 'F1', group: 'help' },
]

/** The commands that work for a node as it stands now. */
export function commandsFor({ mode, phase }: Pick<Status, 'mode' | 'phase'>): readonly Command[] {
  const inside = phase === 'running' || phase === 'admitted' || phase === 'excluded'
  if (mode === null || !inside) return ALWAYS
  const records = mode === 'hospital' && phase !== 'admitted'
  const places = records || mode === 'government' ? PLACES[mode] : ADMITTED_PLACES
  return [...(records ? RECORDING : []), ...goCommands(places), ...EVERYWHERE, ...ALWAYS]
}

function goCommands(places: readonly Place[]): Command[] {
  return places.map((place, index) => ({
    id: `go.${place}`,
    accelerator: `CmdOrCtrl+${index + 1}`,
    group: 'go',
  }))
}
