/** Opening sealed payloads with the keys of this hospital. */
import { equalBytes } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { type ClinicalDocument, decodeDocument } from '#clinical/document'
import { ClinicalError } from '#clinical/errors'
import { RuleError } from '#core/errors'
import { openPayload } from '#core/payload/payload'
import type { SignedSubmission } from '#core/submission/submission'
import type { KeyRing } from './key-ring.ts'

/** What came out of a payload. */
export type ReadRecord =
  | { readonly ok: true; readonly document: ClinicalDocument; readonly bytes: Uint8Array }
  | {
      readonly ok: false
      /**
       * no-key: the epoch's key is not here; unreadable: it does not open or is no document;
       * differs: it is not the document that the author signed, or the sealed index beside it names
       * another record than the document does as the one that it supersedes.
       */
      readonly why: 'no-key' | 'unreadable' | 'differs'
    }

/** What opening needs of a submission; the chain database has it too. */
export interface SubmittedDocument {
  readonly body: Pick<
    SignedSubmission['body'],
    'consortium' | 'epoch' | 'author' | 'nonce' | 'contentDigest'
  >
}

/** Opens and checks the document of a submission. Never throws for what a peer sealed. */
export function readRecord(
  keys: KeyRing,
  submission: SubmittedDocument,
  payload: Uint8Array,
): ReadRecord {
  const { body } = submission
  const key = keys.key(body.epoch)
  if (!key) return { ok: false, why: 'no-key' }
  const { consortium, epoch, author, nonce } = body
  try {
    const opened = openPayload(key, { consortium, epoch, author, nonce }, payload)
    if (!opened) return { ok: false, why: 'unreadable' }
    if (!equalBytes(sha256(opened.document), body.contentDigest)) {
      return { ok: false, why: 'differs' }
    }
    const document = decodeDocument(opened.document)
    if (!sameRecord(opened.index.supersedes, document.supersedes?.record)) {
      return { ok: false, why: 'differs' }
    }
    return { ok: true, document, bytes: opened.document }
  } catch (error) {
    if (error instanceof RuleError || error instanceof ClinicalError)
      return { ok: false, why: 'unreadable' }
    throw error
  }
}

function sameRecord(one: Uint8Array | null, other: Uint8Array | undefined): boolean {
  return one && other ? equalBytes(one, other) : !one && !other
}
