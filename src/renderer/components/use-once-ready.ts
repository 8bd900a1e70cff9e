/** Enter pressed faster than the node answers, by a quick typist or a scanner, is not lost. */
import { useEffect, useRef } from 'react'

/**
 * An action on the answer to what was typed: runs at once when the answer is there (`ready`), else
 * as soon as it comes. Typing on forgets it, so that no answer to older text is ever acted on.
 */
export function useOnceReady<Choice>(
  ready: boolean,
  typed: string,
  act: (choice: Choice) => void,
): (choice: Choice) => void {
  const wanted = useRef<{ typed: string; choice: Choice }>(undefined)
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!ready || !wanted.current) return
    const { typed: before, choice } = wanted.current
    wanted.current = undefined
    if (before === typed) latest.current(choice)
  }, [ready, typed])
  return (choice) => {
    if (ready) act(choice)
    else wanted.current = { typed, choice }
  }
}
