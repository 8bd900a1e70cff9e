/** The draws of the whole chain, judged: pools as the chain database counted them, with members. */
import { toHex } from '#crypto/bytes'
import type { DrawPool } from '#core/draw/draw-pools'
import { type FairnessVerdict, judgeDraws } from '#core/draw/fairness'
import { rosterAt } from '#core/ledger/roster'
import type { LedgerState } from '#core/ledger/state'
import type { ChainDatabase } from '#storage/chain-database/chain-database'
import type { PoolRow } from '#storage/chain-database/rows'

/** The draws of a chain, judged. */
export interface JudgedDraws {
  readonly draws: number
  /** How often each member was to be expected first in the draw, by id in hexadecimal. */
  readonly expected: ReadonlyMap<string, number>
  readonly verdict: FairnessVerdict
}

/** Judges all draws up to the ledger's last block; work grows with members, not with the chain. */
export function judgeChain(database: ChainDatabase, state: LedgerState): JudgedDraws {
  const ids = [...state.members.keys()]
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const rows = database.drawPools()
  const observed = ids.map((id) => database.hospitalCounts(id).drawnFirst)
  const { expected, verdict } = judgeDraws({ pools: poolsOf(rows, state, numbers), observed })
  return {
    draws: rows.reduce((sum, { draws }) => sum + draws, 0),
    expected: new Map(ids.map((id, number) => [id, expected[number]!])),
    verdict,
  }
}

function poolsOf(
  rows: readonly PoolRow[],
  state: LedgerState,
  numbers: ReadonlyMap<string, number>,
): DrawPool[] {
  const pools = Map.groupBy(rows, ({ roster, specialty }) => `${roster} ${specialty ?? ''}`)
  return [...pools.values()].map((drawn) => {
    const { roster, specialty } = drawn[0]!
    const active = rosterAt(state.rosters, roster)?.active ?? []
    const members = active.filter(
      ({ specialties }) => specialty === null || specialties.includes(specialty),
    )
    return {
      members: members.map(({ id }) => numbers.get(toHex(id))!),
      draws: new Map(drawn.map(({ author, draws }) => [numbers.get(author)!, draws])),
    }
  })
}
