/** Why a submission ended without a record, in words. */
import { i18n } from '../i18n/i18n.ts'

const CAUSES = [
  'rejected',
  'withdrawn',
  'expired',
  'declined',
  'suspended',
  'removed',
  'author-silent',
] as const

/** The sentence for a cause; one of a later version is shown as the block states it. */
export function causeText(cause: string): string {
  const known = CAUSES.find((code) => code === cause)
  return known ? i18n.t(`states:cause.${known}`) : i18n.t('states:cause.unknown', { cause })
}
