/** Requests to join that wait for the administrator. */
import { useTranslation } from 'react-i18next'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './govern-hospitals.module.css'
import { RequestItem } from './request-item.tsx'

/** The list; one request is open at a time, by its address. */
export function RequestList({ openId }: { openId: string | null }) {
  const { t } = useTranslation('membership')
  const requests = useQuery('government.requests', {}, ['requests', 'changes', 'block'])
  return (
    <section className={classes.requests}>
      <div className={classes.sectionHead}>
        <h2>{t('requests.title')}</h2>
        <span>{t('requests.note')}</span>
      </div>
      {requests.error ? (
        <div className={classes.padded}>
          <ErrorNotice error={requests.error} onRetry={requests.reload} />
        </div>
      ) : null}
      {requests.loading ? <LoadingRows rows={2} /> : null}
      {requests.data?.length === 0 ? <p className={classes.none}>{t('requests.none')}</p> : null}
      {requests.data && requests.data.length > 0 ? (
        <ul className={classes.box}>
          {requests.data.map((request) => (
            <RequestItem key={request.id} request={request} open={request.id === openId} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}
