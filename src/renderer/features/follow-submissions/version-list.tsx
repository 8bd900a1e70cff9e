/** All versions of the record that a submission belongs to, each with its state and a link. */
import { useTranslation } from 'react-i18next'
import type { RecordVersion, SubmissionView } from '#contract/views/submission'
import { formatDateTime } from '#renderer/components/dates.ts'
import { StateChip } from '#renderer/components/state-chip.tsx'
import { Link } from '#renderer/frame/router.tsx'
import classes from './submissions.module.css'

function Version({ version, shown }: { version: RecordVersion; shown: boolean }) {
  const { t } = useTranslation('submissions')
  const { as, nonce, submission, at, state } = version
  const name = nonce === 0 ? t(`versions.unnumbered.${as}`) : t(`versions.${as}`, { nonce })
  return (
    <li className={classes.version}>
      <span>
        {shown ? <b>{name}</b> : <Link to={`/submissions/${submission}`}>{name}</Link>}
        <span className={classes.when}>{formatDateTime(at)}</span>
      </span>
      {shown ? <span className={classes.when}>{t('versions.shown')}</span> : null}
      <StateChip state={state} />
    </li>
  )
}

/** The list, oldest first; nothing where there is one version alone. */
export function VersionList({ view }: { view: SubmissionView }) {
  const { t } = useTranslation('submissions')
  if (view.versions.length < 2) return null
  return (
    <section className={classes.versions}>
      <h3>{t('versions.title')}</h3>
      <ol>
        {view.versions.map((version) => (
          <Version
            key={version.submission}
            version={version}
            shown={version.submission === view.row.id}
          />
        ))}
      </ol>
    </section>
  )
}
