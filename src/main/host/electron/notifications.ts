/** Notifications of the system. They stay on a lock screen, so they name no patient and no case. */
import { BrowserWindow, Notification } from 'electron'
import type { Service } from '#ipc/service'

/** Notifies of a review that arrived while no window has the focus. */
export function notifyOfReviews(service: Service, show: () => void): void {
  service.onEvent((event) => {
    if (event.topic !== 'review' || event.state !== 'arrived') return
    if (BrowserWindow.getFocusedWindow() !== null || !Notification.isSupported()) return
    const notification = new Notification({
      title: 'A diagnosis waits for your review',
      body: 'Another hospital asks this one to validate a diagnosis. Open MediChain to see it.',
    })
    notification.on('click', show)
    notification.show()
  })
}
