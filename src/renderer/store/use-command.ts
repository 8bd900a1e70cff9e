/** A command with its busy state and its last error, for a button or a form. */
import { useCallback, useState } from 'react'
import type { MethodInput, MethodName, MethodOutput } from '#contract/methods'
import { getClient } from '../client.ts'
import { toError } from './use-query.ts'

/** What came of one run: the output, or the error that is also kept in the hook. */
type CommandOutcome<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly error: Error }

/** A command that a screen can run. */
export interface Command<Name extends MethodName> {
  /** Never rejects: look at `ok`. */
  readonly run: (input: MethodInput<Name>) => Promise<CommandOutcome<MethodOutput<Name>>>
  readonly busy: boolean
  readonly error: Error | undefined
  /** Forgets the last error. */
  readonly reset: () => void
}

/** The command `name`. */
export function useCommand<Name extends MethodName>(name: Name): Command<Name> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error>()

  const run = useCallback(
    async (input: MethodInput<Name>): Promise<CommandOutcome<MethodOutput<Name>>> => {
      setBusy(true)
      setError(undefined)
      try {
        return { ok: true, value: await getClient().call(name, input) }
      } catch (thrown) {
        const failure = toError(thrown)
        setError(failure)
        return { ok: false, error: failure }
      } finally {
        setBusy(false)
      }
    },
    [name],
  )
  const reset = useCallback(() => setError(undefined), [])
  return { run, busy, error, reset }
}
