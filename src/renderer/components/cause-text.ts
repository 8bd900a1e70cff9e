/** Why a submission ended without a record, in words. */

const CAUSES: Readonly<Record<string, string>> = {
  rejected: 'The validating hospital rejected it.',
  withdrawn: 'Its author withdrew it.',
  expired: 'No hospital validated it in time.',
  declined: 'Three persons declined to validate it.',
  suspended: 'Its author was suspended before it was final.',
  removed: 'Its author was removed before it was final.',
  'author-silent': 'Its author did not send the validator’s copy in time.',
}

/** The sentence for a cause; one of a later version is shown as the block states it. */
export function causeText(cause: string): string {
  return CAUSES[cause] ?? `Cause: ${cause}.`
}
