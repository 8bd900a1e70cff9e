/** Errors as they cross to the renderer: a code with values, from which each language makes a sentence. */
import { z } from 'zod'
import {
  ERROR_SENTENCES,
  FIELD_SENTENCES,
  fillIn,
  type Placeholders,
  type SentenceValues,
} from './error-sentences.ts'

type Sentences = typeof ERROR_SENTENCES

/** Every code that a command or query can fail with: one for each situation. */
export type ErrorCode = keyof Sentences

/** Every way in which a form's field can be at fault. */
export type FieldCode = keyof typeof FIELD_SENTENCES

/** Every ErrorCode. */
export const ERROR_CODES = Object.keys(ERROR_SENTENCES) as [ErrorCode, ...ErrorCode[]]
const FIELD_CODES = Object.keys(FIELD_SENTENCES) as [FieldCode, ...FieldCode[]]

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]))

/** What is wrong with one field. */
export const fieldFaultSchema = z.strictObject({ code: z.enum(FIELD_CODES), values: valuesSchema })
/** What is wrong with one field. */
export type FieldFault = z.infer<typeof fieldFaultSchema>

/** An error as it travels over IPC or the browser host. */
export const contractErrorSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  /** For the placeholders of the code's sentence. Names, numbers and paths, never content. */
  values: valuesSchema,
  /** The English sentence, for logs and the command line. */
  message: z.string(),
  /** Form fields at fault, by path ("diagnoses.0.code"). */
  fields: z.record(z.string(), fieldFaultSchema).optional(),
})

/** The serialisable form of a ContractError. */
export type ContractErrorData = z.infer<typeof contractErrorSchema>

/** Fields at fault by path. */
export type FieldFaults = Readonly<Record<string, FieldFault>>

type ArgumentsOf<Code extends ErrorCode> = [Placeholders<Sentences[Code]>] extends [never]
  ? [code: Code, values?: Readonly<Record<string, never>>, fields?: FieldFaults]
  : [
      code: Code,
      values: Readonly<Record<Placeholders<Sentences[Code]>, string | number>>,
      fields?: FieldFaults,
    ]

/** A code with the values that its sentence needs, and the fields at fault. */
type ErrorArguments = { [Code in ErrorCode]: ArgumentsOf<Code> }[ErrorCode]

/** What every command and query rejects with, on both sides of the boundary. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  readonly code: ErrorCode
  readonly values: SentenceValues
  readonly fields: FieldFaults | undefined

  constructor(...[code, values = {}, fields]: ErrorArguments) {
    super(fillIn(ERROR_SENTENCES[code], values))
    this.code = code
    this.values = values
    this.fields = fields
  }

  /** The error that crossed the boundary as `data`. */
  static from({ code, values, fields }: ContractErrorData): ContractError {
    // The schema has checked the code; that its values fit is the other side's word.
    return Reflect.construct(ContractError, [code, values, fields])
  }

  /** The form that crosses the boundary. */
  toData(): ContractErrorData {
    return {
      code: this.code,
      values: { ...this.values },
      message: this.message,
      ...(this.fields ? { fields: { ...this.fields } } : {}),
    }
  }
}
