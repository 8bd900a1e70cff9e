/**
 * Asks for a person's attention: notifications, task bar and badge. A notification stays on a lock
 * screen, so it names no patient and no case.
 */
import { app, Notification } from 'electron'
import type { Words } from '../texts.ts'
import type { NodeWindows } from './node-windows.ts'
import type { OpenNodes } from './open-nodes.ts'

/** Notifies of each review that arrives while nobody works in a window of its node. */
export function notifyOfReviews(node: NodeWindows, words: () => Words): void {
  // Held here, since a notification that nothing holds loses its click; withdrawn with its review.
  const shown = new Map<string, Notification>()
  node.service.onEvent((event) => {
    if (event.topic !== 'review') return
    shown.get(event.submission)?.close()
    shown.delete(event.submission)
    if (event.state === 'ended' || node.focused()) return
    node.flash()
    if (!Notification.isSupported()) return
    const notification = reviewNotification(node, words())
    notification.on('click', () => node.ask({ show: `/reviews/${event.submission}` }))
    notification.show()
    shown.set(event.submission, notification)
  })
}

function reviewNotification(node: NodeWindows, words: Words): Notification {
  return new Notification({
    title: words('notifications.reviewTitle'),
    body: words('notifications.reviewText', { name: node.status.current.name ?? 'MediChain' }),
  })
}

/** Says once that the node goes on although its last window is closed. */
export function tellOfTray(node: NodeWindows, words: Words): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({
    title: words('notifications.stillRunningTitle'),
    body: words('notifications.stillRunningText', {
      name: node.status.current.name ?? 'MediChain',
    }),
  })
  notification.on('click', () => node.focus())
  notification.show()
}

/** Shows on the program's icon how many things wait for a person, where the system can. */
export function keepBadge(nodes: OpenNodes): void {
  let shown = 0
  nodes.onChange(() => {
    const waiting = nodes.all().reduce((sum, { status }) => sum + waitingIn(status.current), 0)
    if (waiting === shown) return
    shown = waiting
    app.setBadgeCount(waiting)
  })
}

function waitingIn(status: NodeWindows['status']['current']): number {
  return status.reviewsWaiting + status.approvalsWaiting + status.requestsWaiting
}
