/** A query whose answer is asked for again whenever the topics it depends on have news. */
import { useCallback, useEffect, useState } from 'react'
import type { MethodInput, MethodName, MethodOutput } from '#contract/methods'
import { getClient } from '../client.ts'
import { keepEqualParts } from './keep-equal-parts.ts'
import { useRevision, type Pace, type Topic } from './revision.ts'
import { useOneAtATime } from './use-one-at-a-time.ts'

/** What a screen gets from a query. The old data stays while a newer answer is on its way. */
export interface QueryResult<Output> {
  readonly data: Output | undefined
  readonly error: Error | undefined
  readonly loading: boolean
  readonly reload: () => void
}

interface Answer<Output> {
  readonly key: string
  readonly data: Output | undefined
  readonly error: Error | undefined
}

/** The answer with new data; the answer before, so that nothing is drawn, if it says the same. */
function withData<Output>(
  before: Answer<Output> | undefined,
  key: string,
  data: Output,
): Answer<Output> {
  if (before?.key !== key || before.data === undefined) return { key, data, error: undefined }
  const kept = keepEqualParts(before.data, data)
  return kept === before.data && !before.error ? before : { key, data: kept, error: undefined }
}

/** Anything thrown, as an Error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

/**
 * Asks `name` with `input`, again on events of `topics` at the given pace and on `reload`. Nothing
 * is asked while `input` is null. Data of another input is never shown.
 */
export function useQuery<Name extends MethodName>(
  name: Name,
  input: MethodInput<Name> | null,
  topics: readonly Topic[],
  pace: Pace = 'live',
): QueryResult<MethodOutput<Name>> {
  const key = input === null ? '' : `${name} ${JSON.stringify(input)}`
  const revision = useRevision(topics, pace)
  const [reloads, setReloads] = useState(0)
  const [answer, setAnswer] = useState<Answer<MethodOutput<Name>>>()
  const reload = useCallback(() => setReloads((count) => count + 1), [])

  const tasks = useOneAtATime(key)

  useEffect(() => {
    if (key === '' || input === null) return
    tasks.run(async (wanted) => {
      try {
        const data = await getClient().call(name, input)
        if (wanted()) setAnswer((before) => withData(before, key, data))
      } catch (thrown) {
        const error = toError(thrown)
        if (!wanted()) return
        setAnswer((before) => ({ key, data: before?.key === key ? before.data : undefined, error }))
      }
    })
    // `key` stands for `name` and `input`, whose identity changes with every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, revision, reloads, tasks])

  const known = answer?.key === key ? answer : undefined
  return {
    data: known?.data,
    error: known?.error,
    loading: key !== '' && known === undefined,
    reload,
  }
}
