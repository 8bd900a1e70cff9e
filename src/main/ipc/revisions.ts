/** Records that take the place of earlier ones (PROTOCOL §6): what may, and what is known here. */
import { ContractError } from '#contract/errors'
import { equalBytes, toHex } from '#crypto/bytes'
import { type ClinicalDocument, encodeDocument } from '#clinical/document'
import {
  type EarlierVersion,
  supersessionFault,
  type SupersessionFault,
} from '#clinical/supersession'
import { cleanText } from '#clinical/text'
import type { HospitalRuntime } from '#node/runtime'
import { endedDocument, findEnding, readEnding } from './endings.ts'
import { openDocument } from './open-submissions.ts'

/** A record in the chain that a document names as the one before. */
export interface EarlierRecord extends EarlierVersion {
  /** Its submission id. */
  readonly submission: Uint8Array
  readonly document: ClinicalDocument | null
}

/** A final record by submission id or content digest; null when there is none in the chain. */
export async function earlierRecord(
  runtime: HospitalRuntime,
  id: string,
): Promise<EarlierRecord | null> {
  const stored = findEnding(runtime, id)
  if (!stored) return null
  const ended = await readEnding(runtime, stored)
  if (ended.transaction.kind !== 'record') return null
  const { submission } = ended.transaction
  const row = runtime.database.recordBySubmission(toHex(submission.id))
  return {
    submission: submission.id,
    height: ended.final.height,
    hospital: submission.body.author,
    document: (await endedDocument(runtime, ended)) ?? null,
    superseded: row?.supersededBy !== null && row?.supersededBy !== undefined,
  }
}

const FAULTS = {
  'earlier-of-other-hospital': 'not-own-record',
  'earlier-of-other-patient': 'other-patient',
  'earlier-in-error': 'in-error-already',
  'earlier-superseded': 'already-superseded',
} as const satisfies Record<SupersessionFault, string>

/**
 * The own record that may be superseded now, by submission id or content digest. Throws
 * `not-final`, `payload-unreadable`, `not-own-record`, `other-patient`, `in-error-already`,
 * `already-superseded` or `amendment-open`.
 */
export async function requireRevisable(
  runtime: HospitalRuntime,
  id: string,
  patient?: ClinicalDocument['patient'],
): Promise<EarlierRecord & { readonly document: ClinicalDocument }> {
  const earlier = await earlierRecord(runtime, id)
  if (!earlier) throw new ContractError('not-final')
  const { document } = earlier
  if (!equalBytes(earlier.hospital, runtime.node.id)) throw new ContractError('not-own-record')
  if (!document) throw new ContractError('payload-unreadable')
  const revised = { hospital: runtime.node.id, patient: patient ?? document.patient }
  const fault = supersessionFault(revised, earlier)
  if (fault) throw new ContractError(FAULTS[fault])
  if (openRevision(runtime, earlier.submission)) throw new ContractError('amendment-open')
  return { ...earlier, document }
}

/** True while a record of this hospital may be superseded. */
export async function isRevisable(runtime: HospitalRuntime, id: string): Promise<boolean> {
  try {
    await requireRevisable(runtime, id)
    return true
  } catch (error) {
    if (error instanceof ContractError) return false
    throw error
  }
}

function openRevision(runtime: HospitalRuntime, record: Uint8Array): boolean {
  return runtime.node.outbox.all().some((item) => {
    const named = openDocument(runtime, item).supersedes?.record
    return named !== undefined && equalBytes(named, record)
  })
}

/**
 * The encoded document that says that a record was entered in error: the same clinical statements,
 * signed by `practitioner`, with why (FHIR R4 verificationStatus `entered-in-error`).
 */
export function markedInError(
  { submission, document }: EarlierRecord & { readonly document: ClinicalDocument },
  facts: {
    readonly reason: string
    readonly practitioner: string
    readonly now: number
    readonly salt: Uint8Array
  },
): Uint8Array {
  return encodeDocument({
    ...document,
    salt: facts.salt,
    practitioner: cleanText(facts.practitioner) || document.practitioner,
    recordedAt: facts.now,
    source: 'form',
    supersedes: {
      record: submission,
      as: 'entered-in-error',
      reason: cleanText(facts.reason),
    },
  })
}

/** The earlier record that a document names, as this hospital knows it; null when it names none. */
export async function namedRecord(
  runtime: HospitalRuntime,
  { supersedes }: ClinicalDocument,
): Promise<EarlierRecord | null> {
  return supersedes ? earlierRecord(runtime, toHex(supersedes.record)) : null
}
