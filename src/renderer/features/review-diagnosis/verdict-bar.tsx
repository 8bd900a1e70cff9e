/** The foot of the prompt. No verdict is a default; each needs two deliberate steps. */
import { Button, Kbd, Select, Textarea } from '@mantine/core'
import { IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import type { MethodInput } from '#contract/methods'
import { optionsOf } from '#renderer/components/clinical/labels.ts'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import { useStatus } from '#renderer/store/status.ts'
import { REASON_LABELS } from './reasons.ts'
import classes from './verdict-bar.module.css'
import { useVerdict, type Verdict } from './use-verdict.ts'

type Reason = MethodInput<'reviews.reject'>['reason']
type Stage = 'open' | 'accept' | 'reject'

const LONGEST_TEXT = 600

/** A press of Enter never decides a case; Space and the pointer do. */
function withoutEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault()
}

function OpenStage({
  verdict,
  readable,
  onStage,
}: {
  verdict: Verdict
  readable: boolean
  onStage: (stage: Stage) => void
}) {
  return (
    <div className={classes.footLine}>
      <Button
        variant="default"
        leftSection={<IconClock size={16} stroke={1.6} />}
        disabled={!readable}
        loading={verdict.busy}
        onKeyDown={withoutEnter}
        onClick={() => void verdict.decline()}
      >
        Decline, busy
      </Button>
      <span className={classes.hint}>
        {readable ? 'Declining asks the next hospital.' : 'What cannot be opened is rejected.'}
      </span>
      <span className={classes.escape}>
        <Kbd>Esc</Kbd> hides this, the review stays open
      </span>
      <Button
        variant="default"
        c="var(--danger-text)"
        leftSection={<IconX size={16} stroke={1.6} />}
        disabled={verdict.busy}
        onKeyDown={withoutEnter}
        onClick={() => onStage('reject')}
      >
        Reject…
      </Button>
      <Button
        variant="default"
        c="var(--accent-text)"
        leftSection={<IconCheck size={16} stroke={1.6} />}
        disabled={verdict.busy || !readable}
        onKeyDown={withoutEnter}
        onClick={() => onStage('accept')}
      >
        Accept…
      </Button>
    </div>
  )
}

function AcceptStage({ verdict, onBack }: { verdict: Verdict; onBack: () => void }) {
  const { person, name } = useStatus()
  // The focus goes to the step back: going on is always a choice of its own.
  const back = useFocusOnMount<HTMLButtonElement>()
  return (
    <section className={classes.footLine} aria-label="Sign the acceptance">
      <p className={classes.sign}>
        <b>
          Sign as {person ?? 'the person at this workstation'}, {name}.
        </b>{' '}
        The acceptance names exactly what is shown here and cannot be taken back. Enter does not
        sign: click, or press Space.
      </p>
      <Button variant="default" ref={back} disabled={verdict.busy} onClick={onBack}>
        Back
      </Button>
      <Button loading={verdict.busy} onKeyDown={withoutEnter} onClick={() => void verdict.accept()}>
        Sign and accept
      </Button>
    </section>
  )
}

function RejectStage({
  verdict,
  readable,
  onBack,
}: {
  verdict: Verdict
  readable: boolean
  onBack: () => void
}) {
  const { person, name } = useStatus()
  const [reason, setReason] = useState<Reason | null>(readable ? null : 'unreadable')
  const [text, setText] = useState('')
  const wantsText = reason === 'other' && text.trim() === ''
  return (
    <section className={classes.reject} aria-label="Sign the rejection">
      <div className={classes.rejectFields}>
        <Select
          label="Reason"
          placeholder="Choose one"
          allowDeselect={false}
          data={optionsOf(REASON_LABELS)}
          value={reason}
          onChange={(value) => setReason(value as Reason | null)}
        />
        <Textarea
          label={`What the author should know, sealed to the author (${LONGEST_TEXT - text.length} characters left)`}
          minRows={1}
          maxRows={4}
          maxLength={LONGEST_TEXT}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div className={classes.footLine}>
        <p className={classes.sign}>
          <b>
            Sign as {person ?? 'the person at this workstation'}, {name}.
          </b>{' '}
          A rejection cannot be taken back; the author can correct the record and submit it anew.
        </p>
        <Button variant="default" disabled={verdict.busy} onClick={onBack}>
          Back
        </Button>
        <Button
          color="danger"
          loading={verdict.busy}
          disabled={reason === null || wantsText}
          onKeyDown={withoutEnter}
          onClick={() => reason && void verdict.reject(reason, text)}
        >
          Sign and reject
        </Button>
      </div>
    </section>
  )
}

/** The bar; `readable` is false when the payload cannot be opened, so that only reject is left. */
export function VerdictBar({ submission, readable }: { submission: string; readable: boolean }) {
  const [stage, setStage] = useState<Stage>('open')
  const verdict = useVerdict(submission)
  const back = () => setStage('open')
  return (
    <footer className={classes.foot}>
      {verdict.error ? <ErrorNotice error={verdict.error} /> : null}
      {stage === 'open' ? (
        <OpenStage verdict={verdict} readable={readable} onStage={setStage} />
      ) : null}
      {stage === 'accept' ? <AcceptStage verdict={verdict} onBack={back} /> : null}
      {stage === 'reject' ? (
        <RejectStage verdict={verdict} readable={readable} onBack={back} />
      ) : null}
    </footer>
  )
}
