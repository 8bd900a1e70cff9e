/** Errors as they cross to the renderer: a code to switch on and a sentence for people. */
import { z } from 'zod'

/** Every code that a command or query can fail with. */
export const ERROR_CODES = [
  'bad-input',
  'not-found',
  'wrong-mode',
  'wrong-phase',
  'wrong-passphrase',
  'not-allowed',
  'not-connected',
  'invitation-invalid',
  'invitation-expired',
  'enrolment-refused',
  'address-in-use',
  'folder-in-use',
  'document-invalid',
  'document-too-large',
  'too-many-open',
  'not-active',
  'no-epoch-key',
  'review-gone',
  'would-halt',
  'change-open',
  'approvals-missing',
  'words-not-compared',
  'payload-missing',
  'payload-unreadable',
  'storage-failed',
  'disk-full',
  'chain-damaged',
  'internal',
] as const

/** One of ERROR_CODES. */
export type ErrorCode = (typeof ERROR_CODES)[number]

/** An error as it travels over IPC or the browser host. */
export const contractErrorSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  /** What happened, what it means for the data, what to do: a sentence or two for a person. */
  message: z.string(),
  /** Form fields at fault, by path ("diagnoses.0.code"), each with its own sentence. */
  fields: z.record(z.string(), z.string()).optional(),
})

/** The serialisable form of a ContractError. */
export type ContractErrorData = z.infer<typeof contractErrorSchema>

/** What every command and query rejects with, on both sides of the boundary. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  readonly code: ErrorCode
  readonly fields: Readonly<Record<string, string>> | undefined

  constructor(code: ErrorCode, message: string, fields?: Readonly<Record<string, string>>) {
    super(message)
    this.code = code
    this.fields = fields
  }

  /** The form that crosses the boundary. */
  toData(): ContractErrorData {
    return {
      code: this.code,
      message: this.message,
      ...(this.fields ? { fields: { ...this.fields } } : {}),
    }
  }
}
