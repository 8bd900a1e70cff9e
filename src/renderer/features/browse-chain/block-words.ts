/** Blocks and transactions told as what they mean. */
import type { TFunction } from 'i18next'
import type { BlockRow, TransactionRow } from '#contract/views/chain'
import { causeText } from '#renderer/components/cause-text.ts'

/** "2 diagnoses, 1 key epoch". */
export function holdsText(t: TFunction<'chain'>, kinds: BlockRow['kinds']): string {
  if (kinds.length === 0) return t('genesis')
  return kinds.map(({ kind, count }) => t(`holds.${kind}`, { count })).join(', ')
}

/** A transaction's name. */
export function transactionTitle(
  t: TFunction<'chain'>,
  { kind, hospital, number }: TransactionRow,
): string {
  return t(`entry.${kind}`, { hospital: hospital.name, number: number ?? '–' })
}

/** What a transaction did, in one sentence. */
export function transactionMeaning(
  t: TFunction<'chain'>,
  { kind, hospital, validator, cause }: TransactionRow,
): string {
  if (kind === 'cancel') return causeText(cause ?? '–')
  if (kind === 'record' && !validator) return t('meaning.recordUnknown')
  return t(`meaning.${kind}`, { hospital: hospital.name, validator: validator?.name ?? '' })
}
