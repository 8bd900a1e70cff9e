/** One submission: what it says, its life, and what can be done with it. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SubmissionView } from '#contract/views/submission'
import { DiagnosisFacts } from '#renderer/components/clinical/diagnosis-facts.tsx'
import { formatDateTime } from '#renderer/components/date-text.tsx'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { LifeTimeline } from '#renderer/components/life-timeline.tsx'
import { StateChip } from '#renderer/components/state-chip.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { startDraftFrom } from '#renderer/features/record-diagnosis/draft-store.ts'
import { lifeSteps } from './life-steps.tsx'
import classes from './submissions.module.css'
import { WithdrawButton } from './withdraw-button.tsx'

function Codings({ view }: { view: SubmissionView }) {
  return (
    <ul className={classes.codings}>
      {view.document.diagnoses.map((diagnosis) => (
        <li key={diagnosis.coding.code}>
          <b>{diagnosis.coding.code}</b>
          <span>{diagnosis.coding.display}</span>
          {diagnosis.rank === 'secondary' ? <span className={classes.rank}>Secondary</span> : null}
        </li>
      ))}
    </ul>
  )
}

function Contents({ view }: { view: SubmissionView }) {
  const { document } = view
  return (
    <section>
      <h3>What was submitted</h3>
      <p className={classes.signed}>
        Signed by {document.practitioner}, {formatDateTime(document.recordedAt)}.{' '}
        {document.encounter.type}, {formatDateTime(document.encounter.start)}.
      </p>
      {document.diagnoses.map((diagnosis) => (
        <DiagnosisFacts key={diagnosis.coding.code} diagnosis={diagnosis} />
      ))}
      {document.medication.length > 0 ? (
        <p className={classes.signed}>Medication: {document.medication.join('; ')}</p>
      ) : null}
    </section>
  )
}

function copyAsNew(view: SubmissionView): void {
  startDraftFrom(view.document)
  navigate('/diagnose')
}

function Loaded({ view, onClose }: { view: SubmissionView; onClose: () => void }) {
  const [contents, setContents] = useState(false)
  return (
    <DetailPane
      title={view.row.patientName}
      aside={<StateChip state={view.row.state} voting={view.row.voting} />}
      subtitle={
        <>
          <span className={classes.number}>No. {view.row.nonce}</span>
          <Codings view={view} />
        </>
      }
      onClose={onClose}
      foot={
        <>
          <Button variant="subtle" mr="auto" onClick={() => setContents(!contents)}>
            {contents ? 'Hide contents' : 'Show contents'}
          </Button>
          {view.canWithdraw ? <WithdrawButton submission={view.row.id} /> : null}
          <Button variant="default" onClick={() => copyAsNew(view)}>
            Copy as new
          </Button>
        </>
      }
    >
      {contents ? <Contents view={view} /> : null}
      <LifeTimeline items={lifeSteps(view.timeline)} />
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
  const view = useQuery('submissions.get', { submission }, ['submission', 'block'])
  if (view.data) return <Loaded view={view.data} onClose={onClose} />
  return (
    <DetailPane title="Submission" onClose={onClose}>
      {view.error ? (
        <ErrorNotice error={view.error} onRetry={view.reload} />
      ) : (
        <LoadingRows rows={8} />
      )}
    </DetailPane>
  )
}
