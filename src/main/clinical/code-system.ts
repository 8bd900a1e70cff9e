/** An installed code list: data with its source stated, checked once, then looked up. Pure. */
import { z } from 'zod'
import { ClinicalError } from './errors.ts'
import type { Coding } from './document.ts'

/** FHIR URI of ICD-10-CM. */
export const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm'
/** FHIR URI of SNOMED CT. */
export const SNOMED_CT = 'http://snomed.info/sct'

const SYSTEM_NAMES: Readonly<Record<string, string>> = {
  [ICD_10_CM]: 'ICD-10-CM',
  [SNOMED_CT]: 'SNOMED CT',
  'http://hl7.org/fhir/sid/icd-10': 'ICD-10',
  'http://id.who.int/icd/release/11/mms': 'ICD-11',
}

/** Name of a code system as people say it; its URI where it is not one of the usual. */
export function systemName(system: string): string {
  return SYSTEM_NAMES[system] ?? system
}

const conceptSchema = z.tuple([
  z.string().min(1).max(64),
  z.string().min(1).max(300),
  z.array(z.string().min(1).max(300)),
])

const codeListSchema = z.strictObject({
  system: z.string().min(1).max(200),
  name: z.string().min(1),
  version: z.string().min(1),
  /** Whether every code of the system is in the list. */
  complete: z.boolean(),
  source: z.string().min(1),
  license: z.string().min(1),
  concepts: z.array(conceptSchema),
})
/** The file `assets/code-systems/*.json`; a concept is [code, title, everyday words]. */
export type CodeList = z.infer<typeof codeListSchema>

/** A concept of an installed code system. */
export interface Concept {
  readonly coding: Coding
  /** Everyday words for searching, no part of the classification. */
  readonly synonyms: readonly string[]
}

/** Checks the parsed JSON of a code list. Throws a ClinicalError `code-system-malformed`. */
export function parseCodeList(json: unknown): CodeList {
  const result = codeListSchema.safeParse(json)
  if (result.success) return result.data
  const path = result.error.issues[0]?.path.join('.') ?? ''
  throw new ClinicalError({ code: 'code-system-malformed', path })
}

/** A code system as installed here. */
export class CodeSystem {
  readonly system: string
  readonly name: string
  readonly version: string
  readonly complete: boolean
  readonly source: string
  readonly #concepts: ReadonlyMap<string, Concept>

  constructor(list: CodeList) {
    this.system = list.system
    this.name = list.name
    this.version = list.version
    this.complete = list.complete
    this.source = list.source
    this.#concepts = new Map(
      list.concepts.map(([code, display, synonyms]) => [
        code,
        { coding: { system: list.system, code, display }, synonyms },
      ]),
    )
  }

  /** The official title of `code`, or undefined when it is not installed. */
  title(code: string): string | undefined {
    return this.#concepts.get(code)?.coding.display
  }

  /** Every concept, in the order of the list. */
  concepts(): readonly Concept[] {
    return [...this.#concepts.values()]
  }
}
