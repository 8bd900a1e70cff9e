/** From a record of the chart to its amendment: for this hospital's own records alone. */
import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartEntry } from '#contract/views/diagnosis'
import { getClient } from '#renderer/client.ts'
import { isInError } from '#renderer/components/clinical/chart-records.ts'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { startAmendment } from '#renderer/features/record-diagnosis/draft-store.ts'
import { Link, navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import classes from './chart-timeline.module.css'

/** Opens the form with the record; where it is being amended already, what shows that. */
async function amend(submission: string): Promise<void> {
  const view = await getClient().call('submissions.get', { submission })
  if (!view.canAmend) return navigate(`/submissions/${view.row.id}`)
  startAmendment(view)
  navigate('/diagnose')
}

/** The two links; nothing for records of other hospitals. */
export function AmendRecord({ entry }: { entry: ChartEntry }) {
  const { t } = useTranslation('patients')
  const { hospitalId } = useStatus()
  const [error, setError] = useState<Error>()
  if (entry.recordedBy.id !== hospitalId) return null
  const { submission } = entry
  return (
    <>
      <Link to={`/submissions/${submission}`}>{t('timeline.submission')}</Link>
      {isInError(entry) ? null : (
        <UnstyledButton
          className={classes.amend}
          onClick={() => void amend(submission).catch(setError)}
        >
          {t('timeline.amend')}
        </UnstyledButton>
      )}
      {error ? <ErrorNotice error={error} /> : null}
    </>
  )
}
