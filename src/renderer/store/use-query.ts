/** A query whose answer is asked for again whenever the topics it depends on have news. */
import { useCallback, useEffect, useState } from 'react'
import type { MethodInput, MethodName, MethodOutput } from '#contract/methods'
import { getClient } from '../client.ts'
import { useRevision, type Topic } from './revision.ts'

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

/** Anything thrown, as an Error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

/**
 * Asks `name` with `input`, again on events of `topics` and on `reload`. Nothing is asked while
 * `input` is null. Data of another input is never shown.
 */
export function useQuery<Name extends MethodName>(
  name: Name,
  input: MethodInput<Name> | null,
  topics: readonly Topic[],
): QueryResult<MethodOutput<Name>> {
  const key = input === null ? '' : `${name} ${JSON.stringify(input)}`
  const revision = useRevision(topics)
  const [reloads, setReloads] = useState(0)
  const [answer, setAnswer] = useState<Answer<MethodOutput<Name>>>()
  const reload = useCallback(() => setReloads((count) => count + 1), [])

  useEffect(() => {
    if (key === '' || input === null) return
    let current = true
    getClient()
      .call(name, input)
      .then(
        (data) => current && setAnswer({ key, data, error: undefined }),
        (thrown: unknown) =>
          current &&
          setAnswer((before) => ({
            key,
            data: before?.key === key ? before.data : undefined,
            error: toError(thrown),
          })),
      )
    return () => {
      current = false
    }
    // `key` stands for `name` and `input`, whose identity changes with every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, revision, reloads])

  const known = answer?.key === key ? answer : undefined
  return {
    data: known?.data,
    error: known?.error,
    loading: key !== '' && known === undefined,
    reload,
  }
}
