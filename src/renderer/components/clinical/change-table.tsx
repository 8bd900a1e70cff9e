/** Two versions of a document side by side, only where they differ. */
import { useTranslation } from 'react-i18next'
import classes from './change-table.module.css'
import type { DocumentChange } from './document-changes.ts'

/** The table; `label` says what it compares. */
export function ChangeTable({
  label,
  changes,
}: {
  label: string
  changes: readonly DocumentChange[]
}) {
  const { t } = useTranslation('clinical')
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('change.field')}</th>
          <th scope="col">{t('change.before')}</th>
          <th scope="col">{t('change.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ key, about, field, before, after }) => (
          <tr key={key}>
            <th scope="row">
              {field}
              {about ? <span className={classes.about}>{about}</span> : null}
            </th>
            <td>{before === null ? <i>{t('change.none')}</i> : <del>{before}</del>}</td>
            <td>{after === null ? <i>{t('change.none')}</i> : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
