/** Submits a draft: faults first, then the node's answer, then its life on the next screen. */
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { ContractError } from '#contract/errors'
import { useNow } from '#renderer/components/use-now.ts'
import { navigate } from '#renderer/frame/router.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import { checkDraft, toDocument, type Faults } from './check-draft.ts'
import { dropDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'

/** What the form needs to submit and to show what is wrong. */
export interface SubmitDraft {
  readonly submit: () => Promise<void>
  readonly busy: boolean
  readonly error: Error | undefined
  /** Faults to show: after the first try all of them, before it those of what was typed. */
  readonly faults: Faults
  /** A try to submit failed on the faults that are still there. */
  readonly tried: boolean
}

/** Before the first try only wrong dates are shown: an empty field is not a fault yet. */
function faultsWhileTyping(faults: Faults): Faults {
  return Object.fromEntries(
    Object.entries(faults).filter(([path]) =>
      /(onset|abatement|note|encounter\.start)$/.test(path),
    ),
  )
}

/** Submits the draft at most once at a time. */
export function useSubmitDraft(draft: Draft): SubmitDraft {
  const command = useCommand('diagnosis.submit')
  const [tried, setTried] = useState(false)
  const faults = checkDraft(draft, useNow(30_000))
  const ofNode = command.error instanceof ContractError ? command.error.fields : undefined

  const submit = async () => {
    if (command.busy) return
    setTried(true)
    if (Object.keys(faults).length > 0 || !draft.patient) return
    const outcome = await command.run({ document: toDocument(draft), source: 'form' })
    if (!outcome.ok) return
    dropDraft(draft.key)
    notifications.show({
      title: 'Submitted for validation',
      message: 'The record is saved on this computer and on its way.',
    })
    navigate(`/submissions/${outcome.value.submission}`)
  }

  return {
    submit,
    busy: command.busy,
    error: command.error,
    faults: { ...ofNode, ...(tried ? faults : faultsWhileTyping(faults)) },
    tried: tried && Object.keys(faults).length > 0,
  }
}
