/** The window's title: how much waits, where one is, whose window it is. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStatusPart } from '../store/status.ts'
import { destinationsFor, waitingInAll } from './navigation.ts'
import { useRoute } from './router.tsx'

/** Keeps `document.title` true. */
export function useDocumentTitle(): void {
  const { t } = useTranslation('frame')
  const { path } = useRoute()
  const { mode, phase, name, waiting } = useStatusPart((status) => ({
    mode: status.mode,
    phase: status.phase,
    name: status.name,
    waiting: waitingInAll(status),
  }))
  const place = destinationsFor({ mode, phase }).find((entry) => entry.path === (path[0] ?? ''))
  const owner = name ?? 'MediChain'
  const title = place ? t('title.place', { place: t(`place.${place.name}`), name: owner }) : owner
  const whole = waiting > 0 ? t('title.waiting', { count: waiting, title }) : title
  useEffect(() => {
    document.title = whole
  }, [whole])
}
