/** Words for the states of a submission as the ministry sees it. */
import type { RelayRow } from '#contract/views/chain'

const WORDS: Record<RelayRow['state'], string> = {
  waiting: 'Waiting for validator',
  'in-review': 'In review',
  accepted: 'Accepted',
  voting: 'Voting',
  final: 'Final',
  cancelled: 'Cancelled',
}

/** "Final in block 128", "In review". */
export function relayStateText(row: RelayRow): string {
  const word = WORDS[row.state]
  return row.height === null ? word : `${word} in block ${row.height}`
}
