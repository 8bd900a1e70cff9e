import { toHex, utf8 } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { ChainDatabase } from '#storage/chain-database/chain-database'
import type { DiagnosisRow, PatientRow, RecordRow, RevisionRow } from '#storage/chain-database/rows'
import { assert, asyncProperty, boolean, shuffledSubarray } from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'

const id = (name: string) => toHex(sha256(utf8(name)))
const NORTH = id('hospital north')
const SOUTH = id('hospital south')

const MARY = person('1', 'Mary')
const BERT = person('2', 'Bert')

function person(identifier: string, given: string): PatientRow {
  const rest = { family: 'Poppins', birthDate: '1980-05-17', sex: 'female', city: 'London' }
  return { identifier, given, ...rest }
}

const ASTHMA: DiagnosisRow = {
  coding: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'J45.40', display: 'Asthma' },
  rank: 'primary',
  verificationStatus: 'confirmed',
  clinicalStatus: 'active',
  severity: null,
  onset: null,
  abatement: null,
}

/** A record as a test tells it: who wrote it of whom, and which record it says it supersedes. */
interface Told {
  readonly name: string
  readonly height: number
  readonly position?: number
  readonly author?: string
  readonly patient?: PatientRow
  readonly of?: string
  readonly as?: RevisionRow['as']
}

function revisionOf({ of, as = 'amendment' }: Told): RevisionRow | null {
  return of === undefined ? null : { supersedes: id(of), as, reason: 'Because' }
}

function rowOf(told: Told): RecordRow {
  const { name, height, position = 0, author = NORTH } = told
  return {
    submission: id(name),
    author,
    nonce: height,
    height,
    position,
    payloadDigest: id(`payload ${name}`),
    contentDigest: id(`content ${name}`),
    epoch: 1,
    restricted: false,
    validator: SOUTH,
    reviewer: null,
    verified: true,
    document: {
      recordedAt: 1_790_000_000_000 + height,
      practitioner: 'Dr. Strange',
      encounterType: 'Office visit',
      encounterStart: 1_789_999_000_000,
      encounterEnd: null,
      source: 'form',
      revision: revisionOf(told),
    },
  }
}

async function newDatabase(): Promise<ChainDatabase> {
  const database = await ChainDatabase.create()
  onTestFinished(() => database.close())
  return database
}

function add(database: ChainDatabase, told: Told): void {
  const { patient = MARY } = told
  database.inTransaction(() => database.insertRecord(rowOf(told), patient, [ASTHMA]))
}

/** As it is added while no key for it is here. */
function addClosed(database: ChainDatabase, told: Told): void {
  database.inTransaction(() => database.insertRecord({ ...rowOf(told), document: null }))
}

/** "link version history supersededBy" by name of the record, with names for ids. */
function histories(database: ChainDatabase, all: readonly Told[]): Record<string, string> {
  const names = new Map(all.map(({ name }) => [id(name), name]))
  return Object.fromEntries(
    all.map(({ name }) => {
      const { link, version, history, supersededBy } = database.recordBySubmission(id(name))!
      const after = supersededBy === null ? 'current' : `then ${names.get(supersededBy)}`
      return [name, `${link} ${version} of ${names.get(history)}, ${after}`]
    }),
  )
}

const ORIGINAL: Told = { name: 'original', height: 1 }
const FIRST: Told = { name: 'first', height: 2, of: 'original' }
const SECOND: Told = { name: 'second', height: 3, of: 'first', as: 'entered-in-error' }

test('amendments of amendments are versions of one record, of which the last is current', async () => {
  const database = await newDatabase()
  const all = [ORIGINAL, FIRST, SECOND]
  for (const told of all) add(database, told)
  expect(histories(database, all)).toEqual({
    original: 'none 1 of original, then first',
    first: 'honoured 2 of original, then second',
    second: 'honoured 3 of original, current',
  })
  const versions = database.versionsOf(id('first'))
  expect(versions.map(({ submission }) => submission)).toEqual(all.map(({ name }) => id(name)))
})

test('of two records that supersede one, the lower in the chain wins, also within a block', async () => {
  const database = await newDatabase()
  const later: Told = { name: 'later', height: 3, of: 'original' }
  const beside: Told = { name: 'beside', height: 2, position: 1, of: 'original' }
  for (const told of [later, beside, FIRST, ORIGINAL]) add(database, told)
  expect(histories(database, [ORIGINAL, FIRST, beside, later])).toEqual({
    original: 'none 1 of original, then first',
    first: 'honoured 2 of original, current',
    beside: 'refused 1 of beside, current',
    later: 'refused 1 of later, current',
  })
})

test('nobody supersedes a record of another hospital, of another patient, or an error', async () => {
  const database = await newDatabase()
  const forged: Told = { name: 'forged', height: 2, author: SOUTH, of: 'original' }
  const mistaken: Told = { name: 'mistaken', height: 3, patient: BERT, of: 'original' }
  const error: Told = { name: 'error', height: 4, of: 'original', as: 'entered-in-error' }
  const revived: Told = { name: 'revived', height: 5, of: 'error' }
  const all = [ORIGINAL, forged, mistaken, error, revived]
  for (const told of all) add(database, told)
  expect(histories(database, all)).toEqual({
    original: 'none 1 of original, then error',
    forged: 'refused 1 of forged, current',
    mistaken: 'refused 1 of mistaken, current',
    error: 'honoured 2 of original, current',
    revived: 'refused 1 of revived, current',
  })
})

test('a record that names one above it, itself, or one that is not there stands by itself', async () => {
  const database = await newDatabase()
  const early: Told = { name: 'early', height: 1, of: 'original' }
  const itself: Told = { name: 'itself', height: 3, of: 'itself' }
  const lost: Told = { name: 'lost', height: 4, of: 'nothing' }
  const all = [{ ...ORIGINAL, height: 2 }, early, itself, lost]
  for (const told of all) add(database, told)
  expect(histories(database, all)).toEqual({
    original: 'none 1 of original, current',
    early: 'refused 1 of early, current',
    itself: 'refused 1 of itself, current',
    lost: 'unknown 1 of lost, current',
  })
})

test('versions come together in whatever order keys make them readable', async () => {
  const all: Told[] = [
    ORIGINAL,
    FIRST,
    SECOND,
    { name: 'rival', height: 4, of: 'first' },
    { name: 'forged', height: 5, author: SOUTH, of: 'rival' },
    { name: 'mistaken', height: 6, patient: BERT, of: 'second' },
  ]
  const straight = await newDatabase()
  for (const told of all) add(straight, told)
  const expected = histories(straight, all)
  await assert(
    asyncProperty(
      shuffledSubarray(all, { minLength: all.length }),
      boolean(),
      async (order, closedFirst) => {
        const database = await ChainDatabase.create()
        if (closedFirst) for (const told of all) addClosed(database, told)
        for (const told of order) add(database, told)
        const found = histories(database, all)
        database.close()
        expect(found).toEqual(expected)
      },
    ),
    { numRuns: 40 },
  )
})

test('while the one before cannot be read here, the link is unknown, and held once it can', async () => {
  const database = await newDatabase()
  addClosed(database, ORIGINAL)
  add(database, FIRST)
  expect(histories(database, [FIRST])).toEqual({ first: 'unknown 1 of first, current' })
  add(database, ORIGINAL)
  expect(histories(database, [ORIGINAL, FIRST])).toEqual({
    original: 'none 1 of original, then first',
    first: 'honoured 2 of original, current',
  })
})

test('the list of patients counts what holds: no earlier versions, no errors', async () => {
  const database = await newDatabase()
  const count = () => {
    const { patients } = database.searchPatients({ text: '', offset: 0, limit: 5 })
    return patients[0]?.diagnoses
  }
  add(database, ORIGINAL)
  add(database, FIRST)
  add(database, { name: 'another', height: 2, position: 1 })
  expect(count()).toBe(2)
  add(database, SECOND)
  expect(count()).toBe(1)
})
