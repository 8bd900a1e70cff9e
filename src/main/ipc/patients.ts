/** Patients and their charts, from the chain database and payloads opened on demand. */
import { ContractError } from '#contract/errors'
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
      if (!patient) throw new ContractError('patient-not-found')
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
    const document = await openRecord(runtime, record)
    if (document) read.push([record, document])
  }
  return read
}

/** The document of a record, opened by what the database knows of it: a chart reads no block. */
async function openRecord(
  { payloads, consortium, node }: HospitalRuntime,
  { payloadDigest, author, contentDigest, epoch, nonce }: StoredRecord,
): Promise<ClinicalDocument | undefined> {
  const payload = await payloads.get(fromHex(payloadDigest))
  const named = { author: fromHex(author), contentDigest: fromHex(contentDigest) }
  const body = { consortium: consortium.id, epoch, nonce, ...named }
  const read = payload && readRecord(node.keys, { body }, payload)
  return read?.ok ? read.document : undefined
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
    medication: [...document.medication],
    height: record.height,
    verified: record.verified,
    history: record.history,
    version: record.version,
    revision: record.document?.revision
      ? { as: record.document.revision.as, reason: record.document.revision.reason }
      : null,
    link: record.link,
    supersededBy: record.supersededBy,
  }))
}

/**
 * What is known here under an identifier, for the chart beside a review and for its checks. The
 * entries have every version; what is known leaves out what no longer holds, and `replaced`, the
 * submission id of the record whose place the reviewed one would take.
 */
export async function historyOf(
  runtime: HospitalRuntime,
  identifier: string,
  replaced: string | null,
): Promise<{ entries: ChartEntry[]; known: KnownDiagnosis[] }> {
  const patient = runtime.database.patientByIdentifier(identifier)
  const read = patient ? await readRecords(runtime, patient.id) : []
  return {
    entries: read.flatMap(([record, document]) => entriesOf(runtime, record, document)),
    known: read
      .filter(([record]) => holds(record, replaced))
      .flatMap(([record, document]) =>
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

function holds({ supersededBy, document, submission }: StoredRecord, replaced: string | null) {
  const inError = document?.revision?.as === 'entered-in-error'
  return supersededBy === null && !inError && submission !== replaced
}
