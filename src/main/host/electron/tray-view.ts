/** What the tray says of a node, as data. */
import type { Status } from '#contract/views/app'
import type { Words } from '../texts.ts'

/** A tray's picture. */
export type TrayPicture = 'connected' | 'offline' | 'waiting'

/** What the tray shows. */
export interface TrayView {
  readonly picture: TrayPicture
  /** First how the node is, then what waits. */
  readonly lines: readonly string[]
  readonly waiting: number
  /** The hospital's presence where it can be changed, else null. */
  readonly presence: Status['presence'] | null
}

/** What the tray shows of a status. */
export function trayView(status: Status, words: Words): TrayView {
  const kinds = [
    ['tray.reviews', status.reviewsWaiting],
    ['tray.approvals', status.approvalsWaiting],
    ['tray.requests', status.requestsWaiting],
  ] as const
  const waiting = kinds.reduce((sum, [, count]) => sum + count, 0)
  const connection = status.connected ? 'connected' : 'offline'
  return {
    picture: waiting > 0 ? 'waiting' : connection,
    lines: [
      standing(status, words),
      ...kinds.filter(([, count]) => count > 0).map(([key, count]) => words(key, { count })),
    ],
    waiting,
    presence: status.mode === 'hospital' && status.phase === 'running' ? status.presence : null,
  }
}

function standing({ name, phase, connected }: Status, words: Words): string {
  if (name === null) return words('tray.notSetUp')
  if (phase === 'locked') return words('tray.locked', { name })
  return words(connected ? 'tray.connected' : 'tray.offline', { name })
}
