/** One government and four hospitals, each a real process, and what must hold whoever crashes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { ContractError, type ErrorCode } from '#contract/errors'
import type { RelayRow } from '#contract/views/chain'
import type { SubmissionView } from '#contract/views/submission'
import { ensureRenderer } from '#cli/build'
import {
  foundByScript,
  governmentFolder,
  hospitalFolder,
  type ScriptedConsortium,
} from '#cli/scripted/consortium-script'
import { until } from '../support/nodes.ts'
import { CrashNode } from './crash-node.ts'
import { diagnosisOf } from './diagnosis.ts'

/** Milliseconds for a condition that includes restarts and reconnecting with backoff. */
const PATIENCE = 60_000

/** What a call is answered by a node that is dead, or not unlocked yet. */
const AWAY: ReadonlySet<ErrorCode> = new Set([
  'host-lost',
  'not-connected',
  'wrong-phase',
  'review-gone',
  'decided-meanwhile',
])

const NAMES = ['Alder Clinic', 'Birch Clinic', 'Cedar Clinic', 'Dogwood Clinic']

/** The consortium whose processes a test crashes. */
export class CrashConsortium {
  readonly government: CrashNode
  readonly hospitals: readonly CrashNode[]
  /** Submissions that were acknowledged: nothing of them may be lost. */
  private readonly acknowledged: { readonly author: CrashNode; readonly digest: string }[] = []
  private readonly dataFolder: string
  private patients = 0

  private constructor(dataFolder: string, scripted: ScriptedConsortium) {
    const { passphrase } = scripted
    this.dataFolder = dataFolder
    this.government = new CrashNode(
      {
        mode: 'government',
        name: 'the government',
        dataFolder: governmentFolder(dataFolder),
        passphrase,
      },
      scripted.government,
    )
    this.hospitals = scripted.hospitals.map(
      ({ name, node }, index) =>
        new CrashNode(
          {
            mode: 'hospital',
            name,
            dataFolder: hospitalFolder(dataFolder, index + 1),
            passphrase,
          },
          node,
        ),
    )
  }

  /** Founds the consortium by script: the same contract, the same decisions as persons make. */
  static async found(): Promise<CrashConsortium> {
    await ensureRenderer()
    const dataFolder = await mkdtemp(join(tmpdir(), 'medichain-crash-'))
    const scripted = await foundByScript({
      dataFolder,
      demonstration: false,
      consortiumName: 'Crash Consortium',
      governmentName: 'Ministry',
      country: 'Nowhere',
      administrator: 'Administrator',
      hospitals: NAMES.map((name) => ({ name, city: 'Town', person: `Reviewer at ${name}` })),
      holds: 64,
      progress: () => undefined,
    })
    return new CrashConsortium(dataFolder, scripted)
  }

  get nodes(): CrashNode[] {
    return [this.government, ...this.hospitals]
  }

  /** Hospitals other than these. */
  others(...hospitals: readonly CrashNode[]): CrashNode[] {
    return this.hospitals.filter((hospital) => !hospitals.includes(hospital))
  }

  /** Only these hospitals review from now on; the others answer that they are busy. */
  async onlyIdle(...reviewers: readonly CrashNode[]): Promise<void> {
    for (const hospital of this.hospitals) {
      const presence = reviewers.includes(hospital) ? 'idle' : 'busy'
      await hospital.client.call('hospital.setPresence', { presence })
    }
  }

  /** Submits a diagnosis of a new patient; answers its content digest once it is acknowledged. */
  async submit(author: CrashNode): Promise<string> {
    const document = diagnosisOf(++this.patients)
    const { submission } = await author.client.call('diagnosis.submit', {
      document,
      source: 'form',
    })
    this.acknowledged.push({ author, digest: submission })
    return submission
  }

  /** A submission as its author shows it. */
  async view(author: CrashNode, digest: string): Promise<SubmissionView> {
    return author.client.call('submissions.get', { submission: digest })
  }

  /** The newest open or ended submission of an author as the government shows it. */
  async relay(author: CrashNode): Promise<RelayRow | undefined> {
    const rows = await this.government.client.call('government.relays', {
      before: null,
      limit: 200,
    })
    return rows
      .filter((row) => row.author.name === author.name)
      .sort((a, b) => b.nonce - a.nonce)[0]
  }

  /** Waits until the author's newest submission has come so far at the government. */
  async reaches(author: CrashNode, what: string, fits: (row: RelayRow) => boolean): Promise<void> {
    await until(
      what,
      async () => {
        const row = await this.relay(author)
        return row !== undefined && fits(row)
      },
      PATIENCE,
    )
  }

  /** Waits until so many hospitals have passed on the author's newest submission. */
  async passes(author: CrashNode, count: number): Promise<void> {
    const { digest } = this.acknowledged.findLast((one) => one.author === author)!
    await until(
      `${count} hospitals have passed`,
      async () => {
        const { timeline } = await this.view(author, digest)
        return timeline.filter(({ kind }) => kind === 'passed').length >= count
      },
      PATIENCE,
    )
  }

  /** Waits until so many reviews wait at a hospital. */
  async holds(reviewer: CrashNode, count: number): Promise<void> {
    await until(
      `${reviewer.name} holds ${count} reviews`,
      async () => (await reviewer.client.call('reviews.list', {})).length === count,
      PATIENCE,
    )
  }

  /** Accepts the oldest review that waits at a hospital. */
  async acceptOldest(reviewer: CrashNode): Promise<void> {
    const [row] = await reviewer.client.call('reviews.list', {})
    if (!row) throw new Error(`no review waits at ${reviewer.name}`)
    await reviewer.client.call('reviews.accept', { submission: row.submission })
  }

  /** Accepts all reviews that wait anywhere, as far as the nodes can be reached just now. */
  async acceptWhatWaits(): Promise<void> {
    for (const { client } of this.hospitals) {
      try {
        for (const { submission } of await client.call('reviews.list', {})) {
          await client.call('reviews.accept', { submission })
        }
      } catch (error) {
        // A node that was killed a moment ago, or asks for its passphrase.
        if (!(error instanceof ContractError && AWAY.has(error.code))) throw error
      }
    }
  }

  /** Waits until the government has a proposal out that lacks votes. */
  async votesAreMissing(votes: number): Promise<void> {
    await until(`a block has ${votes} votes and waits for more`, async () => {
      const { voting } = await this.government.client.call('app.status', {})
      return voting !== null && voting.votes === votes && voting.needed > votes
    })
  }

  /**
   * Waits until every acknowledged submission is final, then checks all that was promised.
   * `meanwhile` is what persons do while they wait.
   */
  async settles(meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    for (const { author, digest } of this.acknowledged) {
      await until(
        `a submission of ${author.name} is final`,
        async () => {
          await meanwhile()
          return (await this.view(author, digest)).row.state === 'final'
        },
        PATIENCE,
      )
    }
    await this.agree()
    await this.endedOnce()
    await this.readableEverywhere()
    for (const node of this.nodes) {
      const { alarm } = await node.client.call('app.status', {})
      expect(alarm, `alarm at ${node.name}`).toBeNull()
    }
  }

  /** Every node comes to show the same block at every height, and never showed another. */
  private async agree(): Promise<void> {
    await until(
      'all nodes have the same newest block',
      async () => {
        const heads = await Promise.all(
          this.nodes.map(async ({ client }) => (await client.call('app.status', {})).head),
        )
        return new Set(heads).size === 1
      },
      PATIENCE,
    )
    const [expected, ...rest] = await Promise.all(
      this.nodes.map(async (node) => (await node.blocks()).map(({ hash }) => hash)),
    )
    for (const hashes of rest) expect(hashes).toEqual(expected)
    const shown = this.nodes.flatMap((node) => [...node.shown])
    const twice = shown.filter(([height, hashes]) =>
      shown.some((other) => other[0] === height && new Set([...hashes, ...other[1]]).size > 1),
    )
    expect(twice, 'heights that had two final blocks').toEqual([])
  }

  /** The chain ends every nonce once, the acknowledged ones as records, and verifies. */
  private async endedOnce(): Promise<void> {
    const { client } = this.government
    const endings: string[] = []
    for (const { height, kinds } of await this.government.blocks()) {
      if (!kinds.some(({ kind }) => kind === 'record' || kind === 'cancel')) continue
      const { transactions, verified } = await client.call('chain.block', { height })
      expect(verified, `block ${height} verifies`).toBe(true)
      for (const { kind, hospital, number } of transactions) {
        if (kind === 'record' || kind === 'cancel') endings.push(`${hospital.id} ${number}`)
      }
    }
    expect(new Set(endings).size, 'nonces that ended').toBe(endings.length)
    expect(endings.length, 'endings').toBe(this.acknowledged.length)
  }

  /** What is final can be read at every hospital. */
  private async readableEverywhere(): Promise<void> {
    for (const { client, name } of this.hospitals) {
      const { total } = await client.call('patients.search', { text: '', offset: 0, limit: 1 })
      expect(total, `patients at ${name}`).toBe(this.acknowledged.length)
    }
  }

  /** Ends every process and deletes all folders. */
  async close(): Promise<void> {
    for (const node of this.nodes) await node.kill()
    await rm(this.dataFolder, { recursive: true, force: true })
  }
}
