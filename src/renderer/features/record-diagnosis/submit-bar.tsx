/** The foot of the form: where the draft is, and the one decisive button. */
import { Button, Kbd } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { formatTime } from '#renderer/components/date-text.tsx'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { dropDraft } from './draft-store.ts'
import { hasContent, type Draft } from './draft.ts'
import classes from './record-diagnosis.module.css'
import type { SubmitDraft } from './use-submit-draft.ts'

function DraftState({ draft }: { draft: Draft }) {
  const [asking, setAsking] = useState(false)
  if (!hasContent(draft)) return null
  if (asking) {
    return (
      <div className={classes.draftState}>
        <span>Discard what was typed? It cannot be brought back.</span>
        <Button variant="default" onClick={() => setAsking(false)}>
          Keep it
        </Button>
        <Button variant="default" c="var(--danger-text)" onClick={() => dropDraft(draft.key)}>
          Discard
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.draftState}>
      <IconDeviceFloppy size={16} stroke={1.6} aria-hidden />
      <span>Draft kept until this window closes, {formatTime(draft.changedAt)}</span>
      <Button variant="subtle" onClick={() => setAsking(true)}>
        Discard draft
      </Button>
    </div>
  )
}

/** The bar. */
export function SubmitBar({ draft, form }: { draft: Draft; form: SubmitDraft }) {
  const count = Object.keys(form.faults).length
  return (
    <footer className={classes.foot}>
      {form.error ? <ErrorNotice error={form.error} /> : null}
      <div className={classes.footLine}>
        <DraftState draft={draft} />
        {form.tried ? (
          <span className={classes.fault} role="alert">
            {count === 1
              ? Object.values(form.faults)[0]
              : `${count} fields need another look: they are marked.`}
          </span>
        ) : null}
        <Button
          className={classes.submit ?? ''}
          loading={form.busy}
          onClick={() => void form.submit()}
          rightSection={<Kbd className={classes.submitKey ?? ''}>Ctrl Enter</Kbd>}
        >
          Submit for validation
        </Button>
      </div>
    </footer>
  )
}
