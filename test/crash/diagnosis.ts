/** What a person enters in these tests. */
import type { DocumentInput } from '#contract/views/diagnosis'
import { testContent } from '../support/test-content.ts'

/** A diagnosis of a made-up patient; `number` makes it a different one. */
export function diagnosisOf(number: number): DocumentInput {
  return { ...testContent(number), practitioner: null, specialty: null, supersedes: null }
}
