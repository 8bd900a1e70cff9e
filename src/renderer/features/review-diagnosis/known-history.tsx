/** What this hospital already knows about the patient: the current version of each record. */
import { useTranslation } from 'react-i18next'
import type { ChartEntry } from '#contract/views/diagnosis'
import { formatDay } from '#renderer/components/dates.ts'
import classes from './review.module.css'

function Entry({ entry, replaced }: { entry: ChartEntry; replaced: boolean }) {
  const { t } = useTranslation(['review', 'clinical'])
  const { coding, onset, clinicalStatus } = entry.diagnosis
  return (
    <tr>
      <td>
        <b>{coding.code}</b>
      </td>
      <td>
        {coding.display}
        {replaced ? <span className={classes.note}>{t('history.replaced')}</span> : null}
      </td>
      <td>{onset ? formatDay(onset) : t('clinical:notStated')}</td>
      <td>{entry.recordedBy.name}</td>
      <td>{t(`clinical:status.${clinicalStatus}`)}</td>
    </tr>
  )
}

/** The history as a small table; `replaced` is the submission whose place the case would take. */
export function KnownHistory({
  entries,
  replaced,
}: {
  entries: readonly ChartEntry[]
  replaced: string | undefined
}) {
  const { t } = useTranslation('review')
  const current = entries.filter(
    ({ supersededBy, revision }) => supersededBy === null && revision?.as !== 'entered-in-error',
  )
  return (
    <section>
      <h3 className={classes.section}>{t('history.title')}</h3>
      {current.length === 0 ? (
        <p className={classes.none}>{t('history.none')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('history.code')}</th>
              <th scope="col">{t('history.condition')}</th>
              <th scope="col">{t('history.onset')}</th>
              <th scope="col">{t('history.recordedBy')}</th>
              <th scope="col">{t('history.status')}</th>
            </tr>
          </thead>
          <tbody>
            {current.map((entry) => (
              <Entry
                key={`${entry.submission} ${entry.diagnosis.coding.code}`}
                entry={entry}
                replaced={entry.submission === replaced}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
