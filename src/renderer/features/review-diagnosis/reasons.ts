/** The coded reasons for a rejection, in words. */
import type { REJECT_REASONS } from '#contract/views/submission'

/** Words for each code. */
export const REASON_LABELS: Record<(typeof REJECT_REASONS)[number], string> = {
  'wrong-patient': 'Wrong patient',
  'wrong-code': 'The code does not fit the case',
  'not-supported': 'The findings do not support the diagnosis',
  duplicate: 'Already recorded',
  'dates-impossible': 'The dates cannot be right',
  incomplete: 'Something needed is missing',
  unreadable: 'The record cannot be opened',
  other: 'Another reason',
}

/** Words for a code; a code of a later version is shown as it is. */
export function reasonLabel(code: string | null): string | null {
  if (code === null) return null
  return Object.hasOwn(REASON_LABELS, code)
    ? REASON_LABELS[code as keyof typeof REASON_LABELS]
    : code
}
