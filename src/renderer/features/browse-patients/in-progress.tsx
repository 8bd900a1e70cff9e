/** Drafts here about the patient of a chart. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { StateChip } from '#renderer/components/state-chip.tsx'
import { formatTime } from '#renderer/components/dates.ts'
import { showDraft, useDrafts } from '#renderer/features/record-diagnosis/draft-store.ts'
import { navigate } from '#renderer/frame/router.tsx'
import classes from './patient-chart.module.css'

function go(key: string): void {
  showDraft(key)
  navigate('/diagnose')
}

/** The drafts; nothing where there is none. */
export function InProgress({ identifier }: { identifier: string }) {
  const { t } = useTranslation('patients')
  const drafts = useDrafts().filter((draft) => draft.patient?.identifier === identifier)
  if (drafts.length === 0) return null
  return (
    <section className={classes.inProgress}>
      <header className={classes.sectionHead}>
        <h2>{t('drafts.title')}</h2>
      </header>
      <ul className={classes.drafts}>
        {drafts.map((draft) => (
          <li key={draft.key}>
            <StateChip state="draft" />
            <span className={classes.name}>
              {draft.diagnoses.map((one) => one.coding.display).join(', ')}
            </span>
            <span>{t('drafts.changed', { time: formatTime(draft.changedAt) })}</span>
            <Button variant="subtle" onClick={() => go(draft.key)}>
              {t('drafts.continue')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
