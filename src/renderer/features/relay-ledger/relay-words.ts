/** Words for the states of a submission as the ministry sees it. */
import type { TFunction } from 'i18next'
import type { RelayRow } from '#contract/views/chain'

/** "Final in block 128", "In review". */
export function relayStateText({ state, place }: RelayRow, t: TFunction<'government'>): string {
  return t(`relay.${state}`, { height: place?.height ?? 0 })
}
