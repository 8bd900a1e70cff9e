/** Activate, suspend, reinstate or remove: the consequences by name, the reason, the decision. */
import { Button, Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { useKeptState } from '#renderer/components/use-kept-state.ts'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './change-membership.module.css'
import { ConsequencesView } from './consequences-view.tsx'
import { effectsOf, type MembershipChange } from './membership-change.ts'
import { useMembershipChange } from './use-membership-change.ts'

/** Props of ChangeMembership. */
export interface ChangeMembershipProps {
  member: MemberView
  change: MembershipChange
  onClose: () => void
}

const HARMS: ReadonlySet<MembershipChange> = new Set(['suspend', 'remove'])

/** The pane. What stops blocks says so and asks for a tick; what cannot be done has no button on. */
export function ChangeMembership({ member, change, onClose }: ChangeMembershipProps) {
  const { t } = useTranslation(['membership', 'frame'])
  const [reason, setReason, forgetReason] = useKeptState(`reason ${member.id} ${change}`, '')
  const [understood, setUnderstood] = useState(false)
  const decision = useMembershipChange(member, change)
  const { data, error, loading, reload } = useQuery(
    'government.consequences',
    { hospital: member.id, change },
    ['network', 'block'],
  )
  const needsReason = change !== 'activate'
  const stops = data?.stopsBlocks === true
  const stated = reason.replaceAll('\n', ' ').trim()
  const ready = data !== undefined && !data.neverAgain && (!stops || understood)
  const title = t(`change.${change}.title`, { name: member.profile.name })
  const run = async () => {
    if (await decision.run(stated, data?.approvalsNeeded ?? 0)) forgetReason()
  }

  return (
    <DetailPane
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            {t('frame:cancel')}
          </Button>
          <Button
            className={classes.decide ?? ''}
            {...(HARMS.has(change) ? { color: 'danger' } : {})}
            loading={decision.busy}
            disabled={!ready || (needsReason && stated === '')}
            onClick={() => void run()}
          >
            {title}
          </Button>
        </>
      }
    >
      {error ? <ErrorNotice error={error} onRetry={reload} /> : null}
      {loading ? <LoadingRows rows={5} /> : null}
      {data ? <ConsequencesView consequences={data} member={member} change={change} /> : null}
      <section>
        <h3>{member.profile.name}</h3>
        <ul className={classes.effects}>
          {effectsOf(change, data?.approvalsNeeded ?? 0, t).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      </section>
      {needsReason ? (
        <Textarea
          label={t('change.reason')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      {stops && !data.neverAgain ? (
        <Checkbox
          label={t('change.understood')}
          checked={understood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
      ) : null}
      {decision.error ? <ErrorNotice error={decision.error} /> : null}
    </DetailPane>
  )
}
