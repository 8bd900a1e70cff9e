/** Submits a draft: the rules first, then the queue; then the form is free for the next patient. */
import { useState } from 'react'
import { ContractError, type FieldFaults } from '#contract/errors'
import type { MethodInput } from '#contract/methods'
import type { UncheckedDocument } from '#contract/views/draft'
import { useCommand } from '#renderer/store/use-command.ts'
import { dropDraft, startNewDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'
import { noteSubmitted } from './last-submitted.ts'

/** What the form needs to submit. */
export interface SubmitDraft {
  readonly submit: () => Promise<void>
  readonly busy: boolean
  readonly error: Error | undefined
  /** What the node refused the last try for. */
  readonly refused: FieldFaults
  /** Somebody tried to submit. */
  readonly tried: boolean
}

const NONE: FieldFaults = {}

/** Submits the draft at most once at a time. `encounterType` is what the next draft begins with. */
export function useSubmitDraft(
  draft: Draft,
  document: UncheckedDocument,
  encounterType: string,
): SubmitDraft {
  const check = useCommand('drafts.check')
  const command = useCommand('diagnosis.submit')
  const [tried, setTried] = useState(false)
  const busy = check.busy || command.busy

  const submit = async () => {
    if (busy) return
    setTried(true)
    const checked = await check.run({ document })
    if (!checked.ok || Object.keys(checked.value.faults).length > 0) return
    const submitted = await command.run({
      // Without faults it has what the client demands of it before it is sent.
      document: document as MethodInput<'diagnosis.submit'>['document'],
      source: 'form',
    })
    if (!submitted.ok) return
    noteSubmitted({ submission: submitted.value.submission, draft })
    dropDraft(draft.key)
    startNewDraft(encounterType)
  }

  const error = command.error ?? check.error
  return {
    submit,
    busy,
    error,
    refused: error instanceof ContractError ? (error.fields ?? NONE) : NONE,
    tried,
  }
}
