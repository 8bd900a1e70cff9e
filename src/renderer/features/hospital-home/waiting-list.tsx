/** What waits for a person here: reviews, approvals, drafts. */
import { Button } from '@mantine/core'
import { IconChecklist, IconCircleCheck, IconPencil, IconUserCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatTime } from '#renderer/components/date-text.tsx'
import { formatPersonName } from '#renderer/components/names.ts'
import { countOf } from '#renderer/components/plural.ts'
import { showDraft, useDrafts } from '#renderer/features/record-diagnosis/draft-store.ts'
import type { Draft } from '#renderer/features/record-diagnosis/draft.ts'
import { openReview } from '#renderer/features/review-diagnosis/review-store.ts'
import { TimeLeftText } from '#renderer/features/review-diagnosis/time-left.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
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
  const go = () => {
    showDraft(draft.key)
    navigate('/diagnose')
  }
  return (
    <Item
      icon={<IconPencil size={16} stroke={1.6} aria-hidden />}
      title={`Draft for ${draft.patient ? formatPersonName(draft.patient) : 'a patient'}`}
      detail={`${countOf(draft.diagnoses.length, 'condition')}, changed ${formatTime(draft.changedAt)}`}
      action="Continue"
      onAction={go}
    />
  )
}

/** The list, or the sentence that nothing waits. */
export function WaitingList() {
  const { approvalsWaiting } = useStatus()
  const reviews = useQuery('reviews.list', {}, ['review']).data ?? []
  const drafts = useDrafts()
  const nothing = reviews.length + approvalsWaiting + drafts.length === 0
  return (
    <Panel title="Waiting for you">
      {nothing ? (
        <p className={classes.nothing}>
          <IconCircleCheck size={16} stroke={1.6} aria-hidden />
          Nothing waits. No review, no approval, no draft.
        </p>
      ) : (
        <ul>
          {reviews.map((row) => (
            <Item
              key={row.submission}
              icon={<IconChecklist size={16} stroke={1.6} aria-hidden />}
              title={`Review a diagnosis from ${row.author.name}`}
              detail={<TimeLeftText until={row.until} />}
              action="Open review"
              onAction={() => openReview(row.submission)}
            />
          ))}
          {approvalsWaiting > 0 ? (
            <Item
              icon={<IconUserCheck size={16} stroke={1.6} aria-hidden />}
              title={`${countOf(approvalsWaiting, 'membership change')} to approve`}
              detail="Hospitals decide who gets a vote and a key."
              action="Look"
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
