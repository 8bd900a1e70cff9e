/** An admitted hospital follows the chain. Here it makes sure it is the right one, and joins. */
import { useTranslation } from 'react-i18next'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { CompareOwnKeys } from './compare-own-keys.tsx'
import { JoinForm } from './join-form.tsx'
import { JoinSteps } from './join-steps.tsx'
import classes from './join-consortium.module.css'

/** The way from admitted to active, one step after the other. */
export function JoinConsortium() {
  const { t } = useTranslation('setup')
  const status = useStatus()
  const members = useQuery('network.members', {}, ['network', 'changes', 'block'])
  const self = members.data?.find((member) => member.isSelf)
  const voters = members.data?.filter(
    (member) => !member.isSelf && ['active', 'suspended'].includes(member.membership),
  )
  return (
    <Page title={t('join.title')}>
      <div className={classes.steps}>
        <p className={classes.lead}>
          {t('join.lead', {
            ministry: status.consortium?.governmentName ?? t('ministry'),
            hospital: status.name ?? t('thisHospital'),
          })}
        </p>
        {members.error ? <ErrorNotice error={members.error} onRetry={members.reload} /> : null}
        {members.loading ? <LoadingRows rows={4} /> : null}
        {self && voters ? (
          <>
            <JoinSteps joined={self.joined} />
            {self.joined ? (
              <CompareOwnKeys hospital={self.id} founders={voters.length === 0} />
            ) : (
              <JoinForm others={voters} />
            )}
          </>
        ) : null}
      </div>
    </Page>
  )
}
