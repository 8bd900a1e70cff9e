/** What a reviewer and a clinician ask of a real node, through the contract as pages do. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ScriptedConsortium } from '#cli/scripted/consortium-script'
import type { NodeProcess } from '#cli/scripted/node-process'
import type { MethodInput } from '#contract/methods'
import type { UncheckedDocument } from '#contract/views/draft'
import type { AnsweredReview } from '#contract/views/review'
import { until } from '../support/nodes.ts'
import {
  endOf,
  foundSmallConsortium,
  holderOf,
  knowOnePatient,
  submitTo,
} from '../support/small-consortium.ts'
import { ASTHMA, DIABETES, FOLLOW_UP } from '../support/tour/cases.ts'

let folder: string
let consortium: ScriptedConsortium
let author: NodeProcess
let others: NodeProcess[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medichain-reviews-'))
  consortium = await foundSmallConsortium(folder)
  ;[author, ...others] = consortium.hospitals.map(({ node }) => node) as [
    NodeProcess,
    ...NodeProcess[],
  ]
  await knowOnePatient(consortium)
}, 120_000)

afterAll(async () => {
  await consortium.stop()
  await rm(folder, { recursive: true, force: true })
})

const decided = (node: NodeProcess, limit = 50) =>
  node.client.call('reviews.decided', { before: null, limit })

/** The newest verdict of this node, once the chain has ended its submission. */
async function finalVerdict(node: NodeProcess, submission: string) {
  await until('the verdict is in the chain', async () => {
    const [latest] = await decided(node)
    return latest?.submission === submission && latest.outcome !== null
  })
  return (await decided(node))[0]!
}

describe('looking back on reviews', () => {
  it('lists a rejection with who gave it and what became of it', async () => {
    const own = await submitTo(author, ASTHMA)
    const { holder, submission } = await holderOf(others, () => true)
    await holder.client.call('reviews.reject', { submission, reason: 'duplicate', text: 'Known.' })
    const { person } = await holder.client.call('app.status', {})
    const { row } = await endOf(author, own)
    expect(await finalVerdict(holder, submission)).toMatchObject({
      submission,
      author: { name: 'Winchester Hospital' },
      nonce: row.nonce,
      answer: 'rejected',
      reviewer: person,
      outcome: { state: 'rejected', height: row.height },
    })
  }, 30_000)

  it('gives the verdicts of every node in pages without a gap', async () => {
    for (const node of others) {
      const all = await decided(node)
      const paged: AnsweredReview[] = []
      let before: MethodInput<'reviews.decided'>['before'] = null
      for (;;) {
        const page: AnsweredReview[] = await node.client.call('reviews.decided', {
          before,
          limit: 1,
        })
        if (page.length === 0) break
        paged.push(...page)
        const { height, position } = page[0]!.outcome!
        before = { height, position }
      }
      expect(paged).toEqual(all)
    }
    const counts = await Promise.all(others.map(async (node) => (await decided(node)).length))
    expect(counts.reduce((sum, count) => sum + count)).toBe(2)
  })

  it('lists what was declined with its end elsewhere, and what ended while it waited', async () => {
    const own = await submitTo(author, FOLLOW_UP)
    const first = await holderOf(others, () => true)
    const second = others.find((node) => node !== first.holder)!
    await first.holder.client.call('reviews.decline', { submission: first.submission })
    await holderOf([second], () => true)
    await author.client.call('submissions.withdraw', { submission: own })
    await endOf(author, own)
    const passed = (node: NodeProcess) => node.client.call('reviews.passedOn', {})
    await until('both know the end', async () =>
      (await Promise.all([first.holder, second].map(passed))).every(([latest]) => latest?.outcome),
    )
    const outcome = { state: 'withdrawn' }
    const subject = { submission: first.submission, author: { name: 'Winchester Hospital' } }
    expect((await passed(first.holder))[0]).toMatchObject({
      ...subject,
      answer: 'declined',
      outcome,
    })
    expect((await passed(second))[0]).toMatchObject({ ...subject, answer: 'ended', outcome })
  }, 30_000)
})

describe('checking a draft', () => {
  const typed: UncheckedDocument = { ...FOLLOW_UP, practitioner: null }
  const check = (change: Partial<UncheckedDocument>) =>
    author.client.call('drafts.check', { document: { ...typed, ...change } })

  it('finds nothing in a good document', async () => {
    expect(await check({})).toEqual({ faults: {}, advice: [] })
  })

  it('names each field at fault at once, with the rule that the node would refuse it for', async () => {
    const [diagnosis] = typed.diagnoses
    const { faults } = await check({
      patient: { ...typed.patient, family: ' ', birthDate: '' },
      encounter: { type: '', start: null, end: null },
      diagnoses: [{ ...diagnosis!, onset: '2030-01-01', note: 'x'.repeat(8_001) }],
      supersedes: { submission: '0'.repeat(64), reason: ' ' },
    })
    expect(
      Object.fromEntries(Object.entries(faults).map(([path, { code }]) => [path, code])),
    ).toEqual({
      'patient.family': 'missing',
      'patient.birthDate': 'missing',
      'encounter.type': 'missing',
      'encounter.start': 'missing',
      'diagnoses.0.note': 'too-long',
      'supersedes.reason': 'missing',
    })
  })

  it('sees a date that cannot be while other fields are still empty', async () => {
    const [diagnosis] = typed.diagnoses
    const { faults } = await check({
      encounter: { ...typed.encounter, type: '' },
      diagnoses: [{ ...diagnosis!, onset: '1930-01-01' }],
    })
    expect(faults).toEqual({
      'encounter.type': { code: 'missing', values: {} },
      'diagnoses.0.onset': { code: 'date-before-birth', values: {} },
    })
  })

  it('warns of what the reviewer will be warned of', async () => {
    const { advice } = await check({ diagnoses: DIABETES.diagnoses })
    expect(advice.map(({ code }) => code)).toEqual(['duplicate-same'])
  })

  it('agrees with what submitting does', async () => {
    const document = { ...FOLLOW_UP, patient: { ...FOLLOW_UP.patient, birthDate: '2999-01-01' } }
    const { faults } = await check({ patient: document.patient })
    await expect(submitTo(author, document)).rejects.toMatchObject({
      code: 'document-invalid',
      fields: faults,
    })
  })
})

describe('searching conditions', () => {
  const first = async (text: string) => {
    const { matches } = await author.client.call('conditions.search', { text, limit: 10 })
    return matches.map(({ coding }) => coding.display.toLowerCase()).join('; ')
  }

  it.each([
    ['heart attack', 'myocardial infarction'],
    ['flu', 'influenza'],
    ['high blood pressure', 'hypertension'],
    ['sugar', 'diabetes'],
    ['diabtes', 'diabetes'],
    ['asthma', 'asthma'],
    ['stroke', 'cerebral infarction'],
  ])('finds by everyday words and through typing errors: %s', async (typed, meant) => {
    expect(await first(typed)).toContain(meant)
  })

  it('tells the everyday word by which a condition was found', async () => {
    const { matches } = await author.client.call('conditions.search', {
      text: 'heart att',
      limit: 10,
    })
    expect(matches[0]).toMatchObject({ synonym: 'heart attack' })
    const byTitle = await author.client.call('conditions.search', { text: 'asthma', limit: 1 })
    expect(byTitle.matches[0]).toMatchObject({ synonym: null })
  })

  it('says which lists are installed, of what edition, from where', async () => {
    const [list] = await author.client.call('conditions.systems', {})
    expect(list).toMatchObject({ name: 'ICD-10-CM', version: 'FY2026', complete: false })
    expect(list!.codes).toBeGreaterThanOrEqual(500)
    expect(list!.source).toContain('Centers for Disease Control')
  })
})
