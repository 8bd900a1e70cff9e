/** What must hold after every round, whoever died. */
import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { BlockReport, StandingReport } from './protocol.ts'
import type { Statement } from './witness.ts'

/** What was promised is not so. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
}

/** Everything that nodes have acknowledged, said and shown so far. */
export class Evidence {
  /** Digests of submissions that were acknowledged. */
  readonly acknowledged = new Set<string>()
  /** Drafts that were acknowledged, by hospital. */
  private readonly drafts = new Map<string, Set<string>>()
  private readonly said = new Map<string, string>()
  private readonly endedDigests = new Set<string>()
  private readonly endedNonces = new Set<string>()
  private readonly read = new Map<string, number>()
  /** The height up to which blocks were compared. */
  height = 0

  /** How many things were said and compared. */
  get statements(): number {
    return this.said.size
  }

  acknowledgeDraft(hospital: string, id: string): void {
    this.drafts.set(hospital, (this.drafts.get(hospital) ?? new Set()).add(id))
  }

  /** Reads on in the file of a witness: nothing was ever said in two ways. */
  async hear(file: string): Promise<void> {
    const text = await readFile(file, 'utf8').catch(() => '')
    const from = this.read.get(file) ?? 0
    const end = text.lastIndexOf('\n') + 1
    this.read.set(file, end)
    for (const line of text.slice(from, end).split('\n').filter(Boolean)) {
      const { key, value } = JSON.parse(line) as Statement
      const before = this.said.get(key)
      if (before !== undefined && before !== value) {
        throw new BrokenPromise(`said in two ways: ${key}`)
      }
      this.said.set(key, value)
    }
  }

  /** Every node has the same blocks, with their payloads; nothing has ended twice. */
  compare(reports: ReadonlyMap<string, readonly BlockReport[]>): void {
    const [first, ...others] = [...reports]
    const hashesOf = (blocks: readonly BlockReport[]) => blocks.map(({ hash }) => hash)
    for (const [name, blocks] of others) {
      if (!isDeepStrictEqual(hashesOf(blocks), hashesOf(first![1]))) {
        throw new BrokenPromise(`${name} has other blocks than ${first![0]}`)
      }
      if (blocks.some(({ missing }) => missing > 0)) {
        throw new BrokenPromise(`${name} lacks payloads of final records`)
      }
    }
    for (const { endings, height } of first![1]) {
      for (const { digest, author, nonce } of endings) {
        once(this.endedDigests, digest, `a submission ended twice, in block ${height} again`)
        once(this.endedNonces, `${author} ${nonce}`, `nonce ${nonce} ended twice`)
      }
      this.height = height
    }
  }

  /** Whatever was acknowledged is there. */
  requireKept(standings: ReadonlyMap<string, StandingReport>): void {
    const lost = [...this.acknowledged].filter((digest) => !this.endedDigests.has(digest))
    if (lost.length > 0) throw new BrokenPromise(`${lost.length} acknowledged submissions are lost`)
    for (const [hospital, ids] of this.drafts) {
      const kept = standings.get(hospital)!.drafts
      if ([...ids].some((id) => !kept.includes(id))) {
        throw new BrokenPromise(`${hospital} has lost a draft`)
      }
    }
    for (const [name, { alarms }] of standings) {
      if (alarms.length > 0)
        throw new BrokenPromise(`${name} raises an alarm: ${alarms.join('; ')}`)
    }
  }
}

function once(set: Set<string>, value: string, broken: string): void {
  if (set.has(value)) throw new BrokenPromise(broken)
  set.add(value)
}
