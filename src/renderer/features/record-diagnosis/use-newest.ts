/** Keeps an answer in sight while a newer one is on its way. */
import { useState } from 'react'

/** The newest answer there was; undefined before the first. */
export function useNewest<Answer>(answer: Answer | undefined): Answer | undefined {
  const [newest, setNewest] = useState(answer)
  if (answer !== undefined && answer !== newest) setNewest(answer)
  return answer ?? newest
}
