import { toHex, utf8 } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { ChainDatabase } from '#storage/chain-database/chain-database'
import type {
  DiagnosisRow,
  PatientRow,
  RecordRow,
  TransactionRow,
} from '#storage/chain-database/rows'
import { expect, onTestFinished, test } from 'vitest'

const id = (name: string) => toHex(sha256(utf8(name)))
const NORTH = id('hospital north')
const SOUTH = id('hospital south')

async function newDatabase(): Promise<ChainDatabase> {
  const database = await ChainDatabase.create()
  onTestFinished(() => database.close())
  return database
}

function transaction(name: string, more: Partial<TransactionRow> = {}): TransactionRow {
  const nothing = {
    number: null,
    submission: null,
    contentDigest: null,
    validator: null,
    cause: null,
  }
  return { id: id(name), kind: 'record', hospital: NORTH, ...nothing, ...more }
}

function block(height: number) {
  const hashes = { hash: id(`block ${height}`), previous: id(`block ${height - 1}`) }
  return { height, ...hashes, time: 1_790_000_000_000 + height, size: 2000, votes: 3 }
}

function record(name: string, height: number, more: Partial<RecordRow> = {}): RecordRow {
  return {
    submission: id(name),
    author: NORTH,
    nonce: height,
    height,
    position: 0,
    payloadDigest: id(`payload ${name}`),
    contentDigest: id(`content ${name}`),
    epoch: 1,
    restricted: false,
    validator: SOUTH,
    reviewer: 'Dr. Who',
    verified: true,
    document: {
      recordedAt: 1_790_000_000_000 + height,
      practitioner: 'Dr. Strange',
      encounterType: 'Office visit',
      encounterStart: 1_789_999_000_000,
      encounterEnd: null,
      source: 'form',
      revision: null,
    },
    ...more,
  }
}

/** What a record has that is no version of another. */
function alone(name: string) {
  return { link: 'none', history: id(name), version: 1, supersededBy: null } as const
}

function patient(identifier: string, given: string, family: string, birthDate = '1980-05-17') {
  return { identifier, family, given, birthDate, sex: 'female', city: 'Łódź' } satisfies PatientRow
}

function diagnosis(code: string, more: Partial<DiagnosisRow> = {}): DiagnosisRow {
  return {
    coding: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display: `Condition ${code}` },
    rank: 'primary',
    verificationStatus: 'confirmed',
    clinicalStatus: 'active',
    severity: null,
    onset: '2026-01-02',
    abatement: null,
    ...more,
  }
}

async function withPatients(...patients: PatientRow[]): Promise<ChainDatabase> {
  const database = await newDatabase()
  patients.forEach((row, index) => {
    const submission = record(`submission of ${row.identifier}`, index + 1)
    database.inTransaction(() => database.insertRecord(submission, row, [diagnosis('J45')]))
  })
  return database
}

function search(database: ChainDatabase, text: string, offset = 0, limit = 50) {
  const { patients, total } = database.searchPatients({ text, offset, limit })
  return { names: patients.map(({ given, family }) => `${given} ${family}`), total }
}

test('blocks are found by height, by hash and page by page, with kinds and hospitals', async () => {
  const database = await newDatabase()
  expect(database.height).toBe(0)
  expect(database.blocksBelow(null, 10)).toEqual([])
  for (let height = 1; height <= 12; height++) {
    const rows = [
      transaction(`a ${height}`, { submission: id(`s ${height}`), validator: SOUTH, number: 7 }),
      transaction(`b ${height}`, { kind: 'cancel', hospital: SOUTH, cause: 'expired' }),
      transaction(`c ${height}`),
    ]
    database.inTransaction(() => database.insertBlock(block(height), rows))
  }
  expect(database.height).toBe(12)
  expect(database.blocksBelow(null, 3).map(({ height }) => height)).toEqual([12, 11, 10])
  expect(database.blocksBelow(3, 10).map(({ height }) => height)).toEqual([2, 1])
  expect(database.blocksBelow(9, 1)[0]).toEqual({
    ...block(8),
    transactionCount: 3,
    kinds: [
      { kind: 'record', count: 2 },
      { kind: 'cancel', count: 1 },
    ],
    hospitals: [NORTH, SOUTH],
  })
  expect(database.blockAt(5)).toEqual({ ...block(5), transactionCount: 3 })
  expect(database.blockByHash(id('block 5'))?.height).toBe(5)
  expect(database.blockAt(13)).toBeUndefined()
  expect(database.transactionsOf(4).map(({ kind }) => kind)).toEqual(['record', 'cancel', 'record'])
  expect(database.transactionById(id('b 7'))).toEqual({
    ...transaction('b 7', { kind: 'cancel', hospital: SOUTH, cause: 'expired' }),
    height: 7,
    position: 1,
  })
  expect(database.transactionBySubmission(id('s 9'))).toMatchObject({ height: 9, position: 0 })
  expect(database.transactionBySubmission(id('s 99'))).toBeUndefined()
})

test('a block that fails half-way leaves nothing, and the next one is taken', async () => {
  const database = await newDatabase()
  const twice = [transaction('same'), transaction('same', { hospital: SOUTH })]
  const failing = () => database.inTransaction(() => database.insertBlock(block(1), twice))
  expect(failing).toThrowError(expect.objectContaining({ code: 'database-failed' }) as Error)
  expect(database.height).toBe(0)
  expect(database.hospitalCounts(NORTH).submitted).toBe(0)
  database.inTransaction(() =>
    database.insertBlock(block(1), [transaction('one', { hospital: SOUTH, validator: NORTH })]),
  )
  expect(database.transactionsOf(1)[0]).toMatchObject({ hospital: SOUTH, validator: NORTH })
})

test('a chart is all records of a patient, newest first, with diagnoses in order', async () => {
  const database = await newDatabase()
  const mary = patient('1', 'Mary', 'Poppins')
  database.inTransaction(() => {
    database.insertRecord(record('one', 1), mary, [diagnosis('J45'), diagnosis('E11')])
    database.insertRecord(record('two', 2, { author: SOUTH, validator: NORTH }), mary, [
      diagnosis('I10', { severity: 'mild', abatement: '2026-02-03', rank: 'secondary' }),
    ])
    database.insertRecord(record('other', 3), patient('2', 'Bert', 'Sweep'), [diagnosis('J45')])
  })
  const found = database.patientByIdentifier('1')!
  expect(database.patientById(found.id)).toEqual({ id: found.id, ...mary })
  const chart = database.recordsOfPatient(found.id)
  expect(chart.map(({ submission }) => submission)).toEqual([id('two'), id('one')])
  expect(chart[1]).toEqual({
    ...record('one', 1),
    ...alone('one'),
    patient: found.id,
    diagnoses: [diagnosis('J45'), diagnosis('E11')],
  })
  expect(chart[0]!.diagnoses[0]).toEqual(
    diagnosis('I10', { severity: 'mild', abatement: '2026-02-03', rank: 'secondary' }),
  )
  expect(database.searchPatients({ text: 'poppins', offset: 0, limit: 5 }).patients).toEqual([
    { id: found.id, ...mary, diagnoses: 3, lastRecordedAt: 1_790_000_000_002 },
  ])
})

test('a record that could not be opened is known, and opens later in its place', async () => {
  const database = await newDatabase()
  const closed = record('sealed', 4, { document: null, restricted: true, reviewer: null })
  database.inTransaction(() => database.insertRecord(closed))
  expect(database.recordBySubmission(id('sealed'))).toEqual({
    ...closed,
    ...alone('sealed'),
    patient: null,
    diagnoses: [],
  })
  const opened = record('sealed', 4, { restricted: true })
  const mary = patient('1', 'Mary', 'Poppins')
  database.inTransaction(() => database.insertRecord(opened, mary, [diagnosis('J45')]))
  const { patient: number, ...rest } = database.recordBySubmission(id('sealed'))!
  expect(rest).toEqual({ ...opened, ...alone('sealed'), diagnoses: [diagnosis('J45')] })
  expect(database.recordsOfPatient(number!)).toHaveLength(1)
})

test('names are found without accents, in any order, by the start of each word', async () => {
  const database = await withPatients(
    patient('1', 'José María', 'García Núñez'),
    patient('2', 'Josephine', 'Garner'),
    patient('3', 'Zoë', 'Łukasik'),
    patient('4', 'Jose\u0301', 'Alvarez'),
  )
  expect(search(database, 'jose').names).toEqual([
    'José Alvarez',
    'José María García Núñez',
    'Josephine Garner',
  ])
  expect(search(database, 'GARC jose').names).toEqual(['José María García Núñez'])
  expect(search(database, 'jose garc').names).toEqual(['José María García Núñez'])
  expect(search(database, 'Núñez, José').names).toEqual(['José María García Núñez'])
  expect(search(database, 'lukasik zoe').names).toEqual(['Zoë Łukasik'])
  expect(search(database, 'garcia zoe')).toEqual({ names: [], total: 0 })
  expect(search(database, '%').names).toEqual([])
})

test('identifiers are found by their start however they are written, birth dates exactly', async () => {
  const database = await withPatients(
    patient('AB 12.345-6', 'Ann', 'One', '1990-01-01'),
    patient('AB 12.999-6', 'Bea', 'Two', '1990-01-02'),
    patient('CD 77', 'Cy', 'Three', '1990-01-01'),
  )
  expect(search(database, 'ab12').names).toEqual(['Ann One', 'Bea Two'])
  expect(search(database, 'AB-12345').names).toEqual(['Ann One'])
  expect(search(database, '1990-01-01').names).toEqual(['Ann One', 'Cy Three'])
})

test('pages follow the order of family then given name and cover every patient once', async () => {
  const rows = Array.from({ length: 23 }, (_, index) =>
    patient(`P${index}`, `Given${index % 5}`, `Family${index % 7}`),
  )
  const database = await withPatients(...rows)
  const pages = [0, 10, 20].map((offset) => search(database, '', offset, 10))
  expect(pages.map(({ total }) => total)).toEqual([23, 23, 23])
  const names = pages.flatMap((page) => page.names)
  expect(names).toHaveLength(23)
  const byFamily = names.map((name) => name.split(' ').reverse().join(' '))
  expect(byFamily).toEqual([...byFamily].sort())
  expect(search(database, 'family', 20, 10)).toMatchObject({ total: 23 })
  expect(search(database, 'family', 20, 10).names).toEqual(names.slice(20))
})

test('a patient whose name changed is found by the new one only, and stays one patient', async () => {
  const database = await withPatients(patient('1', 'Ann', 'Smith'), patient('2', 'Ann', 'Miller'))
  const married = record('later', 9)
  database.inTransaction(() => database.insertRecord(married, patient('1', 'Ann', 'Wesson')))
  expect(search(database, 'smith').names).toEqual([])
  expect(search(database, 'ann').names).toEqual(['Ann Miller', 'Ann Wesson'])
})

test('codings are listed once, and a hospital sees its own newest first', async () => {
  const database = await newDatabase()
  const mary = patient('1', 'Mary', 'Poppins')
  database.inTransaction(() => {
    database.insertRecord(record('1', 1), mary, [diagnosis('A'), diagnosis('B')])
    database.insertRecord(record('2', 2), mary, [diagnosis('C')])
    database.insertRecord(record('3', 3), mary, [diagnosis('A')])
    database.insertRecord(record('4', 4, { author: SOUTH }), mary, [diagnosis('D')])
  })
  const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code)
  expect(codes(database.recentCodings(NORTH, 10))).toEqual(['A', 'C', 'B'])
  expect(codes(database.recentCodings(NORTH, 1))).toEqual(['A'])
  expect(codes(database.recentCodings(id('nobody'), 10))).toEqual([])
  expect(codes(database.allCodings())).toEqual(['A', 'B', 'C', 'D'])
})

test('counts of a hospital add up', async () => {
  const database = await newDatabase()
  database.inTransaction(() => {
    database.addHospitalCounts(NORTH, { submitted: 1, busy: 2 })
    database.addHospitalCounts(NORTH, { submitted: 1, unanswered: 1 })
  })
  const none = database.hospitalCounts(SOUTH)
  expect(new Set(Object.values(none))).toEqual(new Set([0]))
  const counted = { ...none, submitted: 2, busy: 2, unanswered: 1 }
  expect(database.hospitalCounts(NORTH)).toEqual(counted)
})

test('a birth date is found however it is typed', async () => {
  const database = await withPatients(
    patient('1', 'Ann', 'One', '1968-03-12'),
    patient('2', 'Bea', 'Two', '1968-12-03'),
  )
  for (const typed of ['12.3.1968', '12 Mar 1968', '12. März 1968', '1968-03-12']) {
    expect(search(database, typed).names).toEqual(['Ann One'])
  }
  expect(search(database, '3/12/1968').names).toEqual(['Ann One', 'Bea Two'])
})

test('what very many patients match is paged and counted like what few match', async () => {
  const database = await newDatabase()
  const among = 12_000
  database.inTransaction(() => {
    for (let number = 0; number < among; number++) {
      const given = number % 1000 === 0 ? 'Zora Mia' : `Mia${number % 7}`
      const row = patient(`999-${number}`, given, `Family ${String(number).padStart(5, '0')}`)
      database.insertRecord(record(`of ${number}`, number + 1), row)
    }
  })
  const rare = search(database, 'mia zora')
  expect(rare.total).toBe(12)
  expect(search(database, 'zora').names).toEqual(rare.names)
  expect(search(database, 'm', 3, 2)).toEqual({
    names: ['Mia3 Family 00003', 'Mia4 Family 00004'],
    total: 10_000,
  })
  expect(search(database, '999', 11_999).names).toEqual(['Mia1 Family 11999'])
  expect(search(database, 'mia fam').total).toBe(10_000)
  expect(search(database, 'mia fami quirk')).toEqual({ names: [], total: 0 })
})
