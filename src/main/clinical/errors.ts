/** Why this layer refuses something. Details name places and numbers, never what was written. */

/** What went wrong, for programs. */
export type ClinicalErrorData =
  /** The document breaks its schema at `path` ("diagnoses.0.onset"), or is not a document at all. */
  | { readonly code: 'document-malformed'; readonly path: string }
  /** The encoded document has `bytes` bytes, more than PROTOCOL §10 allows. */
  | { readonly code: 'document-too-large'; readonly bytes: number; readonly limit: number }
  /** A code list breaks its schema at `path`. */
  | { readonly code: 'code-system-malformed'; readonly path: string }

/** The one error class of the clinical layer. */
export class ClinicalError extends Error {
  override readonly name = 'ClinicalError'
  readonly data: ClinicalErrorData

  constructor(data: ClinicalErrorData) {
    super(sentenceOf(data))
    this.data = data
  }
}

function sentenceOf(data: ClinicalErrorData): string {
  switch (data.code) {
    case 'document-malformed':
      return `The document is not well formed${data.path ? ` at "${data.path}"` : ''}.`
    case 'document-too-large':
      return `The document has ${data.bytes} bytes; at most ${data.limit} are allowed. Shorten the notes.`
    case 'code-system-malformed':
      return `The code list is not well formed${data.path ? ` at "${data.path}"` : ''}.`
  }
}
