/** One submission: what it says, its life, its versions, and what can be done with it. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubmissionView } from '#contract/views/submission'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { LifeTimeline } from '#renderer/components/life-timeline.tsx'
import { StateChip } from '#renderer/components/state-chip.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { lifeSteps } from './life-steps.tsx'
import { SubmissionActions } from './submission-actions.tsx'
import { SubmissionContents, SubmissionHead } from './submission-contents.tsx'
import { VersionList } from './version-list.tsx'

function Loaded({ view, onClose }: { view: SubmissionView; onClose: () => void }) {
  const { t } = useTranslation('submissions')
  const [contents, setContents] = useState(false)
  return (
    <DetailPane
      title={view.row.patientName}
      aside={<StateChip state={view.row.state} voting={view.row.voting} />}
      subtitle={<SubmissionHead view={view} />}
      onClose={onClose}
      foot={
        <>
          <Button
            variant="subtle"
            me="auto"
            aria-expanded={contents}
            onClick={() => setContents(!contents)}
          >
            {contents ? t('hideContents') : t('showContents')}
          </Button>
          <SubmissionActions view={view} />
        </>
      }
    >
      <VersionList view={view} />
      {contents ? <SubmissionContents view={view} /> : null}
      <LifeTimeline items={lifeSteps(t, view.timeline)} />
    </DetailPane>
  )
}

/** The pane of a submission. */
export function SubmissionPane({
  submission,
  onClose,
}: {
  submission: string
  onClose: () => void
}) {
  const { t } = useTranslation('submissions')
  const view = useQuery('submissions.get', { submission }, ['submission', 'block'])
  if (view.data) return <Loaded view={view.data} onClose={onClose} />
  return (
    <DetailPane title={t('one')} onClose={onClose}>
      {view.error ? (
        <ErrorNotice error={view.error} onRetry={view.reload} />
      ) : (
        <LoadingRows rows={8} />
      )}
    </DetailPane>
  )
}
