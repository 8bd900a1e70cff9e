/** The coded reasons for a rejection, in words. */
import { REJECT_REASONS } from '#contract/views/submission'
import { i18n } from '#renderer/i18n/i18n.ts'

/** Words for a code; a code of a later version is shown as it is. */
export function reasonLabel(code: string | null): string | null {
  if (code === null) return null
  const known = REJECT_REASONS.find((reason) => reason === code)
  return known ? i18n.t(`clinical:rejectReason.${known}`) : code
}
