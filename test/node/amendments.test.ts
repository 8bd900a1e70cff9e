import { afterAll, beforeAll, expect, test } from 'vitest'
import { ContractError } from '#contract/errors'
import type { DocumentInput } from '#contract/views/diagnosis'
import { fromHex, toHex } from '#crypto/bytes'
import { decodeDocument, encodeDocument } from '#clinical/document'
import { openPayload } from '#core/payload/payload'
import { addDesk, type Desk, formInput } from '../support/desk.ts'
import { reviewOf, TestConsortium } from '../support/nodes.ts'
import { testDocument } from '../support/test-content.ts'

let consortium: TestConsortium
const desks: Desk[] = []
/** Of the hospital that records, and of another one. */
let desk: Desk
let other: Desk

beforeAll(async () => {
  consortium = await TestConsortium.start([])
  for (const name of ['North', 'South', 'West']) desks.push(await addDesk(consortium, name))
  desk = desks[0]!
  other = desks[1]!
}, 60_000)

afterAll(async () => {
  for (const one of desks) one.close()
  await consortium.close()
})

async function submit(document: DocumentInput): Promise<string> {
  const { submission } = await desk.handlers['diagnosis.submit']({ document, source: 'form' })
  return submission
}

async function decide(submission: string, verdict: 'accept' | 'reject' = 'accept') {
  await consortium.review(fromHex(submission), verdict)
  const ending = await consortium.ended(fromHex(submission))
  for (const one of desks) await one.caughtUp()
  return ending
}

/** A final record of North about the made-up patient with a number; answers its submission. */
async function recorded(number: number): Promise<string> {
  const submission = await submit(formInput(number))
  await decide(submission)
  return submission
}

function amending(number: number, submission: string, severity: 'mild' | 'severe' = 'mild') {
  const [diagnosis] = formInput(number).diagnoses
  return formInput(number, {
    diagnoses: [{ ...diagnosis!, severity }],
    supersedes: { submission, reason: 'Spirometry came in' },
  })
}

/** "version severity as link, current or not" of every entry of a chart. */
async function versions(one: Desk, number: number): Promise<string[]> {
  const { entries } = await one.chart(number)
  return entries
    .toSorted((a, b) => a.height - b.height)
    .map(({ version, diagnosis, revision, link, supersededBy }) => {
      const standing = supersededBy === null ? 'current' : 'earlier'
      return `${version} ${diagnosis.severity} ${revision?.as ?? 'original'} ${link} ${standing}`
    })
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof ContractError ? error.code : String(error)
}

test('an amendment that another hospital validated is one history in every chart', async () => {
  const original = await recorded(1)
  const amendment = await submit(amending(1, original))
  await decide(amendment)
  for (const one of desks) {
    expect(await versions(one, 1)).toEqual([
      '1 null original none earlier',
      '2 mild amendment honoured current',
    ])
    const { entries } = await one.chart(1)
    expect(new Set(entries.map(({ history }) => history)).size).toBe(1)
  }
  const view = await desk.handlers['submissions.get']({ submission: original })
  expect(view.canAmend).toBe(false)
  expect(view.versions.map(({ submission, as, state }) => ({ submission, as, state }))).toEqual([
    { submission: original, as: 'original', state: 'final' },
    { submission: amendment, as: 'amendment', state: 'final' },
  ])
})

test('the sealed index names the same record as the document', async () => {
  const original = await recorded(2)
  const amendment = await submit(amending(2, original))
  const { submission } = await decide(amendment)
  const { consortium: id, epoch, author, nonce, payload } = submission.body
  const sealed = await other.hospital.node!.payloads.get(payload.digest)
  const key = other.hospital.node!.keys.key(epoch)!
  const opened = openPayload(key, { consortium: id, epoch, author, nonce }, sealed!)!
  const named = (await consortium.endingOf(fromHex(original)))!.submission.id
  expect(toHex(opened.index.supersedes!)).toBe(toHex(named))
  expect(toHex(decodeDocument(opened.document).supersedes!.record)).toBe(toHex(named))
})

test('the reviewer hears what is amended, and sees the version before', async () => {
  const original = await recorded(3)
  const amendment = await submit(amending(3, original))
  const holder = await consortium.holderOf(fromHex(amendment))
  const review = reviewOf(holder.node!, fromHex(amendment))!
  const at = desks.find(({ hospital }) => hospital === holder)!
  const view = await at.handlers['reviews.get']({ submission: toHex(review.submission.id) })
  const finding = view.findings.find(({ code }) => code === 'amends-record')
  expect(finding).toEqual({
    code: 'amends-record',
    outcome: 'passed',
    values: { height: view.supersedes!.height },
  })
  expect(view.supersedes!.document.diagnoses[0]!.severity).toBeNull()
  // What it replaces is no duplicate of it.
  expect(view.findings.some(({ code }) => code.startsWith('duplicate-same'))).toBe(false)
  await decide(amendment)
})

test('a rejected amendment leaves the original current, and it can be amended again', async () => {
  const original = await recorded(4)
  await decide(await submit(amending(4, original)), 'reject')
  for (const one of desks) expect(await versions(one, 4)).toEqual(['1 null original none current'])
  await decide(await submit(amending(4, original, 'severe')))
  expect((await versions(other, 4)).at(-1)).toBe('2 severe amendment honoured current')
})

test('a record that was entered in error keeps its contents and stays so for ever', async () => {
  const original = await recorded(5)
  const reason = 'Wrong patient'
  const marked = await desk.handlers['submissions.markEnteredInError']({
    submission: original,
    reason,
  })
  await decide(marked.submission)
  for (const one of desks) {
    const { entries } = await one.chart(5)
    const current = entries.filter(({ supersededBy }) => supersededBy === null)
    expect(current.map(({ revision }) => revision)).toEqual([{ as: 'entered-in-error', reason }])
    const [before, after] = entries.toSorted((a, b) => a.version - b.version)
    expect(after!.diagnosis).toEqual(before!.diagnosis)
  }
  const { submission } = marked
  expect(await codeOf(submit(amending(5, submission)))).toBe('in-error-already')
  expect(
    await codeOf(desk.handlers['submissions.markEnteredInError']({ submission, reason })),
  ).toBe('in-error-already')
})

test('the author’s node refuses what no hospital could honour, each with its own code', async () => {
  const original = await recorded(6)
  expect(await codeOf(submit(amending(7, original)))).toBe('other-patient')
  expect(await codeOf(submit(amending(6, 'ab'.repeat(32))))).toBe('not-final')
  const foreign = { document: amending(6, original), source: 'form' } as const
  expect(await codeOf(other.handlers['diagnosis.submit'](foreign))).toBe('not-own-record')
  // Two windows at once: one of them wins.
  const both = [submit(amending(6, original)), submit(amending(6, original))]
  const outcomes = await Promise.allSettled(both)
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(await codeOf(both[1]!)).toBe('amendment-open')
  const open = await both[0]!
  const view = await desk.handlers['submissions.get']({ submission: original })
  expect(view.versions.map(({ submission, as }) => `${as} ${submission === open}`)).toEqual([
    'original false',
    'amendment true',
  ])
  expect(await codeOf(submit(amending(6, open)))).toBe('not-final')
  await decide(open)
  expect(await codeOf(submit(amending(6, original)))).toBe('already-superseded')
})

test('a forged amendment by another hospital fails the check and is honoured nowhere', async () => {
  const original = await recorded(8)
  const record = (await consortium.endingOf(fromHex(original)))!.submission.id
  const forged = encodeDocument({
    ...decodeDocument(testDocument(other.hospital.id, 8)),
    supersedes: { record, as: 'entered-in-error', reason: 'Forged' },
  })
  const digest = await other.hospital.node!.sender.submit(forged, null)
  const holder = await consortium.holderOf(digest)
  const review = reviewOf(holder.node!, digest)!
  const at = desks.find(({ hospital }) => hospital === holder)!
  const view = await at.handlers['reviews.get']({ submission: toHex(review.submission.id) })
  expect(view.findings[0]).toMatchObject({ code: 'earlier-of-other-hospital', outcome: 'failed' })
  // A careless reviewer accepts it nevertheless.
  await decide(toHex(digest))
  for (const one of desks) {
    expect(await versions(one, 8)).toEqual([
      '1 null original none current',
      '1 null entered-in-error refused current',
    ])
  }
})
