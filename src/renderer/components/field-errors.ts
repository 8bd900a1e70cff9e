/** The sentence for a form field that an error names. */
import { ContractError } from '#contract/errors'

const MISSING = 'Fill this in.'

/** The error's sentence for the field at `path`, or null. An empty value only needs "Fill this in". */
export function fieldError(error: Error | undefined, path: string, value: string): string | null {
  if (!(error instanceof ContractError)) return null
  const sentence = error.fields?.[path]
  if (sentence === undefined) return null
  return value.trim() === '' ? MISSING : sentence
}
