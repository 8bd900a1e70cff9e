/** Keeps the drafts on this computer while a hospital's screens are shown. */
import { useEffect } from 'react'
import { getClient } from '#renderer/client.ts'
import { DraftSaver } from './draft-saver.ts'

/** The one saver of this page; it outlives the lock, and with it what is still to be discarded. */
let saver: DraftSaver | undefined

/** Reads drafts at the start and saves each change. */
export function useSavedDrafts(): void {
  useEffect(() => {
    const current = (saver ??= new DraftSaver(getClient()))
    const stop = current.start()
    const onHide = () => {
      if (document.visibilityState === 'hidden') current.flush()
    }
    const onLeave = () => current.flush()
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('pagehide', onLeave)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', onLeave)
    }
  }, [])
}
