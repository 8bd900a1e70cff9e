/** The foot of the prompt. No verdict is a default; each needs two deliberate steps. */
import { Button, Kbd, Select, Textarea } from '@mantine/core'
import { IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { MethodInput } from '#contract/methods'
import { REJECT_REASONS } from '#contract/views/submission'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import { useStatus } from '#renderer/store/status.ts'
import { keepToastsAbove } from './keep-toasts-above.ts'
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
  const { t } = useTranslation('review')
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
        {t('verdict.decline')}
      </Button>
      <span className={classes.hint}>
        {readable ? t('verdict.declineHint') : t('verdict.unreadableHint')}
      </span>
      <span className={classes.escape}>
        <Trans t={t} i18nKey="verdict.escape" components={[<Kbd key="0" />]} />
      </span>
      <Button
        variant="default"
        c="var(--danger-text)"
        leftSection={<IconX size={16} stroke={1.6} />}
        disabled={verdict.busy}
        onKeyDown={withoutEnter}
        onClick={() => onStage('reject')}
      >
        {t('verdict.reject')}
      </Button>
      <Button
        variant="default"
        c="var(--accent-text)"
        leftSection={<IconCheck size={16} stroke={1.6} />}
        disabled={verdict.busy || !readable}
        onKeyDown={withoutEnter}
        onClick={() => onStage('accept')}
      >
        {t('verdict.accept')}
      </Button>
    </div>
  )
}

/** Whose name the signature carries. */
function SignAs() {
  const { t } = useTranslation('review')
  const { person, name } = useStatus()
  return (
    <b>{t('verdict.signAs', { person: person ?? t('verdict.nobody'), hospital: name ?? '' })}</b>
  )
}

function AcceptStage({ verdict, onBack }: { verdict: Verdict; onBack: () => void }) {
  const { t } = useTranslation('review')
  // The focus goes to the step back: going on is always a choice of its own.
  const back = useFocusOnMount<HTMLButtonElement>()
  return (
    <section className={classes.footLine} aria-label={t('verdict.acceptStage')}>
      <p className={classes.sign}>
        <SignAs /> {t('verdict.acceptText')}
      </p>
      <Button variant="default" ref={back} disabled={verdict.busy} onClick={onBack}>
        {t('verdict.back')}
      </Button>
      <Button loading={verdict.busy} onKeyDown={withoutEnter} onClick={() => void verdict.accept()}>
        {t('verdict.signAccept')}
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
  const { t } = useTranslation(['review', 'clinical'])
  const [reason, setReason] = useState<Reason | null>(readable ? null : 'unreadable')
  const [text, setText] = useState('')
  const wantsText = reason === 'other' && text.trim() === ''
  return (
    <section className={classes.reject} aria-label={t('verdict.rejectStage')}>
      <div className={classes.rejectFields}>
        <Select
          label={t('verdict.reason')}
          placeholder={t('verdict.chooseReason')}
          allowDeselect={false}
          data={REJECT_REASONS.map((code) => ({
            value: code,
            label: t(`clinical:rejectReason.${code}`),
          }))}
          value={reason}
          onChange={(value) => setReason(value)}
        />
        <Textarea
          label={t('verdict.text', { count: LONGEST_TEXT - text.length })}
          minRows={1}
          maxRows={4}
          maxLength={LONGEST_TEXT}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div className={classes.footLine}>
        <p className={classes.sign}>
          <SignAs /> {t('verdict.rejectText')}
        </p>
        <Button variant="default" disabled={verdict.busy} onClick={onBack}>
          {t('verdict.back')}
        </Button>
        <Button
          color="danger"
          loading={verdict.busy}
          disabled={reason === null || wantsText}
          onKeyDown={withoutEnter}
          onClick={() => reason && void verdict.reject(reason, text)}
        >
          {t('verdict.signReject')}
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
    <footer className={classes.foot} ref={keepToastsAbove}>
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
