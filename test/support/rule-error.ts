/** Asserting which rule a refusal names. */
import { expect } from 'vitest'
import { RuleError, type RuleCode } from '#core/errors'

/** The code of the RuleError that `attempt` throws; anything else thrown, or nothing, fails. */
export function codeOf(attempt: () => unknown): RuleCode {
  try {
    attempt()
  } catch (error) {
    expect(error).toBeInstanceOf(RuleError)
    return (error as RuleError).code
  }
  throw new Error('nothing was refused')
}

/** What `attempt` answers, or undefined when it throws a RuleError; other errors pass through. */
export function unlessRefused<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof RuleError) return undefined
    throw error
  }
}
