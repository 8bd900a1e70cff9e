/** What was typed as choices: a day of the list, and what the node has found. */
import type { TFunction } from 'i18next'
import type { BlockList, Findings } from '#contract/views/chain'
import { formatDateTime, formatDay, localDay } from '#renderer/components/dates.ts'
import { parseTypedDate } from '#renderer/components/typed-date.ts'
import { currentLocale } from '#renderer/i18n/locale.ts'
import { transactionTitle } from './block-words.ts'

/** Where a choice leads. */
export type Found =
  | { readonly kind: 'block'; readonly height: number; readonly transaction?: string }
  /** Number in the list that is shown. */
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'hospital'; readonly id: string; readonly name: string }

/** A choice; without `found` it only says that there is nothing. */
export interface FindOption {
  readonly key: string
  readonly title: string
  readonly detail: string
  readonly found: Found | null
}

/** The newest block of a local day "YYYY-MM-DD" or of the last one before; null before the first. */
export function dayWanted(
  { days, last }: BlockList,
  day: string,
): { readonly number: number | null; readonly blocks: number } {
  const at = days.findLastIndex(({ time }) => localDay(time) <= day)
  const found = days[at]
  if (!found) return { number: null, blocks: 0 }
  const number = (days[at + 1]?.first ?? last + 1) - 1
  return { number, blocks: localDay(found.time) === day ? number - found.first + 1 : 0 }
}

function dayOption(t: TFunction<'chain'>, typed: string, list: BlockList): FindOption[] {
  const day = parseTypedDate(typed, currentLocale(), localDay(Date.now()))
  if (day === null) return []
  const { number, blocks } = dayWanted(list, day)
  const none = number === null ? t('find.chainBegan') : t('find.noneOnDay')
  return [
    {
      key: `day ${day}`,
      title: formatDay(day),
      detail: blocks > 0 ? t('find.onDay', { count: blocks }) : none,
      found: number === null ? null : { kind: 'number', number },
    },
  ]
}

/** Everything that fits what was typed, the likeliest first. */
export function optionsOf(
  t: TFunction<'chain'>,
  typed: string,
  list: BlockList,
  found: Findings | undefined,
): FindOption[] {
  const { blocks = [], transactions = [], hospitals = [] } = found ?? {}
  return [
    ...dayOption(t, typed, list),
    ...blocks.map(({ height, hash, time }): FindOption => ({
      key: `block ${height}`,
      title: t('find.block', { height }),
      detail: `${formatDateTime(time)}, ${hash.slice(0, 8)}`,
      found: { kind: 'block', height },
    })),
    ...hospitals.map(({ id, name, blocks: count }): FindOption => ({
      key: `hospital ${id}`,
      title: name,
      detail: t('find.hospital', { count }),
      found: { kind: 'hospital', id, name },
    })),
    ...transactions.map((row): FindOption => ({
      key: `transaction ${row.id}`,
      title: transactionTitle(t, row),
      detail: t('find.entryIn', { height: row.height }),
      found: { kind: 'block', height: row.height, transaction: row.id },
    })),
  ]
}
