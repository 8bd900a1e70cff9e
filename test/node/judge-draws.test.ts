import { afterEach, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { rosterAt } from '#core/ledger/roster'
import { rankingFor } from '#core/submission/setting'
import type { Chain } from '#node/chain'
import { judgeChain } from '#node/judge-draws'
import { projectBlock } from '#node/project-block'
import { ChainDatabase } from '#storage/chain-database/chain-database'
import { TestConsortium, until } from '../support/nodes.ts'

let consortium: TestConsortium
let database: ChainDatabase
afterEach(async () => {
  database.close()
  await consortium.close()
})

async function projected(chain: Chain): Promise<ChainDatabase> {
  const made = await ChainDatabase.create()
  for (let height = 1; height <= chain.height; height++) {
    const final = await chain.read(height)
    made.inTransaction(() => projectBlock(made, final, chain.state))
  }
  return made
}

/** A history with changing members, verdicts of both kinds, a busy hospital, and a withdrawal. */
async function liveAWhile(): Promise<void> {
  consortium = await TestConsortium.start(['alder', 'birch'])
  const [alder, birch] = consortium.hospitals
  await consortium.review(await consortium.submit(alder!, 0))
  const cedar = await consortium.addHospital('cedar')
  await consortium.review(await consortium.submit(birch!, 0), 'reject')
  const doug = await consortium.addHospital('doug')
  cedar.presence = { presence: 'busy', holds: 1 }
  cedar.node!.presenceChanged()
  for (const author of [alder!, birch!, doug]) {
    for (const number of [1, 2, 3]) await consortium.submit(author, number)
  }
  await until('every review is done', async () => {
    await consortium.reviewAll()
    return consortium.hospitals.every(({ node }) => node!.outbox.all().length === 0)
  })
  await consortium.agree()
}

it('counts of draws and answers are those of the chain, looked through draw by draw', async () => {
  await liveAWhile()
  const { chain } = consortium.government
  database = await projected(chain)
  const endings = await consortium.endings()
  expect(endings).toHaveLength(11)

  const judged = judgeChain(database, chain.state)
  expect(judged.draws).toBe(11)
  for (const { id } of consortium.hospitals) {
    const rankings = endings.map((ended) =>
      rankingFor(ended, rosterAt(chain.state.rosters, ended.submission.body.base.height)!).map(
        toHex,
      ),
    )
    const expected = rankings
      .filter((ranking) => ranking.includes(toHex(id)))
      .reduce((sum, ranking) => sum + 1 / ranking.length, 0)
    expect(judged.expected.get(toHex(id))).toBeCloseTo(expected, 9)

    const counts = database.hospitalCounts(toHex(id))
    expect(counts.drawnFirst).toBe(rankings.filter(([first]) => first === toHex(id)).length)
    const steps = endings.flatMap((ended) => ended.steps)
    const of = (kind: string) =>
      steps.filter((step) => step.kind === kind && toHex(step.message.body.hospital) === toHex(id))
    const { accepted, rejected, away, busy, declined, expired, unanswered, endedMeanwhile } = counts
    expect(away + busy + declined + expired).toBe(of('pass').length)
    expect(unanswered).toBe(of('unanswered').length)
    const answered = accepted + rejected + away + busy + declined + expired + unanswered
    expect(answered + endedMeanwhile).toBe(of('ask').length)
  }
})

it('every verdict has its review time, and every record its waiting time and its hour', async () => {
  await liveAWhile()
  database = await projected(consortium.government.chain)
  const endings = await consortium.endings()
  const records = endings.filter(({ kind }) => kind === 'record').length
  const count = (kind: string) =>
    database
      .durations()
      .filter((row) => row.kind === kind)
      .reduce((sum, row) => sum + row.count, 0)
  expect(count('review')).toBe(11)
  expect(count('wait')).toBe(records)
  const hours = database.activitySince(0)
  expect(hours.reduce((sum, hour) => sum + hour.records, 0)).toBe(records)
  expect(hours.reduce((sum, hour) => sum + hour.cancelled, 0)).toBe(11 - records)
})
