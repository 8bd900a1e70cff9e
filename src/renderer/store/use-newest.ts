/** Keeps an answer in sight while a newer one is on its way. */
import { useState } from 'react'
import { keepEqualParts } from './keep-equal-parts.ts'

/**
 * The newest answer there was; undefined before the first. Parts that are equal to those of the
 * answer before stay the same objects, so that nothing is drawn again for them.
 */
export function useNewest<Answer>(answer: Answer | undefined): Answer | undefined {
  const [newest, setNewest] = useState(answer)
  if (answer === undefined || answer === newest) return newest
  const kept = newest === undefined ? answer : keepEqualParts(newest, answer)
  if (kept !== newest) setNewest(kept)
  return kept
}
