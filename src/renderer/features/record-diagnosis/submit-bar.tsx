/** The foot of the form: where the draft is, and the one decisive button. */
import { Button, Kbd } from '@mantine/core'
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { formatTimeWithSeconds } from '#renderer/components/date-text.tsx'
import { ErrorNotice, errorSentence } from '#renderer/components/feedback.tsx'
import { useSaving } from './draft-saver.ts'
import { dropDraft } from './draft-store.ts'
import { hasContent, type Draft } from './draft.ts'
import classes from './record-diagnosis.module.css'
import type { SubmitDraft } from './use-submit-draft.ts'

/** Where the draft is: on this computer only once the node has said so. */
function SavedText({ draft }: { draft: Draft }) {
  const saving = useSaving(draft.key)
  if (saving?.fault) {
    return (
      <>
        <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
        <span className={classes.fault} role="alert">
          Latest changes not saved, kept in this window only. {errorSentence(saving.fault)}
        </span>
      </>
    )
  }
  return (
    <>
      <IconDeviceFloppy size={16} stroke={1.6} aria-hidden />
      <span>
        {saving?.version === draft
          ? `Draft saved on this computer, ${formatTimeWithSeconds(saving.savedAt)}`
          : 'Saving the draft…'}
      </span>
    </>
  )
}

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
      <SavedText draft={draft} />
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
