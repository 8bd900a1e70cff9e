/** What waits for a person here: reviews, approvals, drafts. */
import { Button } from '@mantine/core'
import { IconChecklist, IconCircleCheck, IconPencil, IconUserCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#renderer/components/dates.ts'
import { formatPersonName } from '#renderer/components/names.ts'
import { showDraft, useDrafts } from '#renderer/features/record-diagnosis/draft-store.ts'
import type { Draft } from '#renderer/features/record-diagnosis/draft.ts'
import { openReview } from '#renderer/features/review-diagnosis/review-store.ts'
import { TimeLeftText } from '#renderer/features/review-diagnosis/time-left.tsx'
import { useWaiting } from '#renderer/features/review-diagnosis/waiting.ts'
import { navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import classes from './hospital-home.module.css'
import { Panel } from './panel.tsx'

interface ItemProps {
  icon: ReactNode
  title: string
  detail: ReactNode
  action: string
  onAction: () => void
}

function Item({ icon, title, detail, action, onAction }: ItemProps) {
  return (
    <li className={classes.item}>
      {icon}
      <span className={classes.what}>
        <span className={classes.title}>{title}</span>
        <span className={classes.quiet}>{detail}</span>
      </span>
      <Button variant="default" onClick={onAction}>
        {action}
      </Button>
    </li>
  )
}

function DraftItem({ draft }: { draft: Draft }) {
  const { t } = useTranslation('submissions')
  const go = () => {
    showDraft(draft.key)
    navigate('/diagnose')
  }
  return (
    <Item
      icon={<IconPencil size={16} stroke={1.6} aria-hidden />}
      title={
        draft.patient
          ? t('home.draftFor', { patient: formatPersonName(draft.patient) })
          : t('home.draftForNobody')
      }
      detail={t('home.draftText', {
        count: draft.diagnoses.length,
        time: formatTime(draft.changedAt),
      })}
      action={t('home.continue')}
      onAction={go}
    />
  )
}

/** The list, or the sentence that nothing waits. */
export function WaitingList() {
  const { t } = useTranslation('submissions')
  const { approvalsWaiting } = useStatus()
  const reviews = useWaiting().data ?? []
  const drafts = useDrafts()
  const nothing = reviews.length + approvalsWaiting + drafts.length === 0
  return (
    <Panel title={t('home.waiting')}>
      {nothing ? (
        <p className={classes.nothing}>
          <IconCircleCheck size={16} stroke={1.6} aria-hidden />
          {t('home.nothingWaits')}
        </p>
      ) : (
        <ul>
          {reviews.map((row) => (
            <Item
              key={row.submission}
              icon={<IconChecklist size={16} stroke={1.6} aria-hidden />}
              title={t('home.review', { hospital: row.author.name })}
              detail={<TimeLeftText until={row.until} />}
              action={t('home.openReview')}
              onAction={() => openReview(row.submission)}
            />
          ))}
          {approvalsWaiting > 0 ? (
            <Item
              icon={<IconUserCheck size={16} stroke={1.6} aria-hidden />}
              title={t('home.approvals', { count: approvalsWaiting })}
              detail={t('home.approvalsText')}
              action={t('home.look')}
              onAction={() => navigate('/approvals')}
            />
          ) : null}
          {drafts.map((draft) => (
            <DraftItem key={draft.key} draft={draft} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
