/** Patients and their charts, from the chain database and payloads opened on demand. */
import type { Handlers } from '#contract/methods'
import type { ChartEntry } from '#contract/views/diagnosis'
import { patientSchema } from '#contract/views/diagnosis'
import { fromHex } from '#crypto/bytes'
import type { KnownDiagnosis } from '#clinical/duplicates'
import { readRecord } from '#node/hospital/read-records'
import type { HospitalRuntime } from '#node/runtime'
import type { StoredPatient, StoredRecord } from '#storage/chain-database/rows'
import type { ClinicalDocument } from '#clinical/document'
import { type Context, hospitalRef, requireHospital } from './context.ts'
import { notFound } from './errors.ts'

/** Handlers of `patients.*`. */
export function patientHandlers(
  context: Context,
): Pick<Handlers, 'patients.search' | 'patients.chart'> {
  return {
    'patients.search': async (search) => {
      const { database } = requireHospital(context)
      const { patients, total } = database.searchPatients(search)
      return {
        total,
        patients: patients.map(({ diagnoses, lastRecordedAt, ...patient }) => ({
          id: patient.id,
          patient: patientView(patient),
          diagnoses,
          lastRecordedAt,
        })),
      }
    },
    'patients.chart': async ({ id }) => {
      const runtime = requireHospital(context)
      const patient = runtime.database.patientById(id)
      if (!patient) throw notFound('This patient')
      const read = await readRecords(runtime, id)
      return {
        id,
        patient: patientView(patient),
        entries: read.flatMap(([record, document]) => entriesOf(runtime, record, document)),
      }
    },
  }
}

function patientView(stored: StoredPatient) {
  const { identifier, family, given, birthDate, sex, city } = stored
  return patientSchema.parse({ identifier, family, given, birthDate, sex, city })
}

/** A patient's readable records with their documents, newest first. */
export async function readRecords(
  runtime: HospitalRuntime,
  patient: number,
): Promise<[StoredRecord, ClinicalDocument][]> {
  const read: [StoredRecord, ClinicalDocument][] = []
  for (const record of runtime.database.recordsOfPatient(patient)) {
    const document = await openDocument(runtime, record)
    if (document) read.push([record, document])
  }
  return read
}

async function openDocument(
  runtime: HospitalRuntime,
  record: StoredRecord,
): Promise<ClinicalDocument | undefined> {
  const payload = await runtime.payloads.get(fromHex(record.payloadDigest))
  if (!payload) return undefined
  const stored = runtime.database.transactionBySubmission(record.submission)
  if (!stored) return undefined
  const final = await runtime.chain.read(record.height)
  const transaction = final.block.transactions[stored.position]
  if (transaction?.kind !== 'record') return undefined
  const read = readRecord(runtime.node.keys, transaction.submission, payload)
  return read.ok ? read.document : undefined
}

/** The diagnoses of a record as a chart shows them. */
export function entriesOf(
  runtime: HospitalRuntime,
  record: StoredRecord,
  document: ClinicalDocument,
): ChartEntry[] {
  return document.diagnoses.map((diagnosis) => ({
    submission: record.submission,
    diagnosis,
    practitioner: document.practitioner,
    recordedBy: hospitalRef(runtime, record.author),
    recordedAt: document.recordedAt,
    reviewer: record.reviewer,
    validatedBy: hospitalRef(runtime, record.validator),
    encounter: document.encounter,
    height: record.height,
    verified: record.verified,
  }))
}

/** What is known here under an identifier, for the chart beside a review and for its checks. */
export async function historyOf(
  runtime: HospitalRuntime,
  identifier: string,
): Promise<{ entries: ChartEntry[]; known: KnownDiagnosis[] }> {
  const patient = runtime.database.patientByIdentifier(identifier)
  const read = patient ? await readRecords(runtime, patient.id) : []
  return {
    entries: read.flatMap(([record, document]) => entriesOf(runtime, record, document)),
    known: read.flatMap(([record, document]) =>
      document.diagnoses.map((diagnosis) => ({
        record: record.submission,
        patient: document.patient,
        diagnosis,
        hospital: hospitalRef(runtime, record.author).name,
        recordedAt: document.recordedAt,
      })),
    ),
  }
}
