/** The last submissions with their states. */
import { useTranslation } from 'react-i18next'
import type { SubmissionRow } from '#contract/views/submission'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { StateChip } from '#renderer/components/state-chip.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './hospital-home.module.css'
import { Panel } from './panel.tsx'
import { When } from './when.tsx'

const SHOWN = 8

function Row({ row }: { row: SubmissionRow }) {
  const { t } = useTranslation('submissions')
  const [first] = row.codings
  return (
    <li className={classes.submission}>
      <span>
        <StateChip state={row.state} voting={row.voting} />
      </span>
      <span className={classes.one}>
        <Link to={`/submissions/${row.id}`}>{row.patientName || t('notReadable')}</Link>
      </span>
      <span className={classes.one}>{first ? `${first.code} ${first.display}` : ''}</span>
      <When at={row.submittedAt} />
    </li>
  )
}

/** The list. */
export function RecentSubmissions() {
  const { t } = useTranslation('submissions')
  const recent = useQuery('submissions.list', { beforeNonce: null, limit: SHOWN, filter: 'all' }, [
    'submission',
    'block',
  ])
  return (
    <Panel title={t('home.recent')} link={<Link to="/submissions">{t('home.all')}</Link>}>
      {recent.loading ? <LoadingRows rows={4} /> : null}
      {recent.error ? <ErrorNotice error={recent.error} onRetry={recent.reload} /> : null}
      {recent.data?.length === 0 ? (
        <p className={classes.nothing}>{t('home.nothingSubmitted')}</p>
      ) : null}
      <ul>
        {recent.data?.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </Panel>
  )
}
