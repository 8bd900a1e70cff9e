/** What a chart shows of records with several versions. */
import { expect, test } from 'vitest'
import type { ChartEntry } from '#contract/views/diagnosis'
import {
  amendmentsOf,
  comparedVersion,
  holding,
  inError,
  recordsOf,
} from '#renderer/components/clinical/chart-records.ts'
import { problemRows } from '#renderer/features/browse-patients/problem-groups.ts'

const HOSPITAL = { id: 'aa'.repeat(32), name: 'North' }

function entry(submission: string, code: string, change: Partial<ChartEntry> = {}): ChartEntry {
  return {
    submission,
    diagnosis: {
      coding: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display: code },
      rank: 'primary',
      verificationStatus: 'confirmed',
      clinicalStatus: 'active',
      severity: null,
      onset: '2026-01-01',
      abatement: null,
      note: '',
    },
    practitioner: 'Dr. Test',
    recordedBy: HOSPITAL,
    recordedAt: 1_700_000_000_000,
    reviewer: null,
    validatedBy: HOSPITAL,
    encounter: { type: 'Office visit', start: 1_700_000_000_000, end: null },
    medication: [],
    height: 1,
    verified: true,
    history: submission,
    version: 1,
    revision: null,
    link: 'none',
    supersededBy: null,
    ...change,
  }
}

const amended = { as: 'amendment', reason: 'Typo' } as const
const error = { as: 'entered-in-error', reason: 'Wrong patient' } as const

/** One record in three versions of two diagnoses, one in error, and one that nobody touched. */
const ENTRIES: ChartEntry[] = [
  entry('c', 'J45', { history: 'a', version: 3, revision: amended, recordedAt: 3 }),
  entry('c', 'E11', { history: 'a', version: 3, revision: amended, recordedAt: 3 }),
  entry('b', 'J45', { history: 'a', version: 2, revision: amended, supersededBy: 'c' }),
  entry('a', 'J45', { supersededBy: 'b' }),
  entry('y', 'M10', { history: 'x', version: 2, revision: error, recordedAt: 2 }),
  entry('x', 'M10', { supersededBy: 'y' }),
  entry('z', 'I10', { recordedAt: 1 }),
]

const codes = (entries: readonly ChartEntry[]) =>
  entries.map(({ submission, diagnosis }) => `${submission} ${diagnosis.coding.code}`)

test('what holds is the current version of every record that is no error', () => {
  expect(codes(holding(ENTRIES))).toEqual(['c J45', 'c E11', 'z I10'])
  expect(codes(inError(ENTRIES))).toEqual(['y M10'])
})

test('a record is one line of the timeline, with its earlier versions behind it', () => {
  const records = recordsOf(ENTRIES.toReversed())
  expect(records.map(({ history }) => history)).toEqual(['a', 'x', 'z'])
  const [first, second, third] = records
  expect(first!.current.entries).toHaveLength(2)
  expect(first!.earlier.map(({ first: { version } }) => version)).toEqual([2, 1])
  expect([first, second, third].map((record) => amendmentsOf(record!))).toEqual([2, 0, 0])
})

test('versions are compared with all diagnoses of their document', () => {
  const [record] = recordsOf(ENTRIES)
  const patient = {
    identifier: '1',
    family: 'F',
    given: 'G',
    birthDate: '1970-01-01',
    sex: 'other',
    city: '',
  } as const
  const { diagnoses } = comparedVersion(record!.current, patient)
  expect(diagnoses.map(({ coding }) => coding.code)).toEqual(['J45', 'E11'])
})

test('errors are no problems: they come last, and only where they are wanted', () => {
  const rows = (withErrors: boolean) =>
    problemRows(ENTRIES, 'status', withErrors).map((row) =>
      [row.begins?.title ?? '', row.entry.diagnosis.coding.code, row.inError].join(' '),
    )
  expect(rows(false)).toEqual(['active J45 false', ' E11 false', ' I10 false'])
  expect(rows(true)).toEqual([...rows(false), 'inError M10 true'])
})
