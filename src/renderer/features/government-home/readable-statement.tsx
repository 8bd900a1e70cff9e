/** What the ministry can and cannot read, said plainly. */
import { useTranslation } from 'react-i18next'
import { Link } from '#renderer/frame/router.tsx'
import classes from './government-home.module.css'

/** The statement, with the way to its proof. */
export function ReadableStatement() {
  const { t } = useTranslation('government')
  return (
    <section className={classes.section}>
      <h2>{t('home.readable.title')}</h2>
      <p>{t('home.readable.text')}</p>
      <p>
        <Link to="/ledger">{t('home.readable.proof')}</Link>
      </p>
    </section>
  )
}
