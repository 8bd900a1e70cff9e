/** Whether the codes of a document are known here, and called what their system calls them. */
import { ICD_10_CM, systemName, type CodeSystem } from './code-system.ts'
import type { Coding, Diagnosis } from './document.ts'
import type { Finding } from './finding.ts'
import { codingKey } from './status.ts'
import { foldText } from './text.ts'

/** Which codes are known here. */
export interface CodeKnowledge {
  readonly codeSystems: readonly CodeSystem[]
  /** Whether a code is already in the chain; such a code counts as known. */
  readonly inChain: (coding: Coding) => boolean
}

/** A doubt for each code that is not known, or one finding that all are. */
export function codeFindings(
  diagnoses: readonly Diagnosis[],
  { codeSystems, inChain }: CodeKnowledge,
): Finding[] {
  const warnings = diagnoses.flatMap(({ coding }) => {
    const doubt = codeDoubt(coding, codeSystems, inChain)
    return doubt ? [{ ...doubt, code: 'codes' as const }] : []
  })
  if (warnings.length > 0) return warnings
  const names = [...new Set(diagnoses.map(({ coding }) => codeSystemName(coding, codeSystems)))]
  const title = diagnoses.length === 1 ? 'Code exists' : 'Codes exist'
  return [{ code: 'codes', outcome: 'passed', title, detail: `in ${names.join(' and ')}` }]
}

function codeSystemName(coding: Coding, codeSystems: readonly CodeSystem[]): string {
  const system = codeSystems.find((candidate) => candidate.system === coding.system)
  if (system?.title(coding.code)) return `${system.name} ${system.version}`
  return `earlier records (${systemName(coding.system)})`
}

function codeDoubt(
  coding: Coding,
  codeSystems: readonly CodeSystem[],
  inChain: (coding: Coding) => boolean,
): Omit<Finding, 'code'> | undefined {
  const { system, code, display } = coding
  const name = systemName(system)
  const installed = codeSystems.find((candidate) => candidate.system === system)
  const title = installed?.title(code)
  if (title !== undefined) {
    if (foldText(title) === foldText(display)) return undefined
    const detail = `${code} is called “${title}” in ${name}, here “${display}”.`
    return { outcome: 'warning', title: 'Title differs', detail }
  }
  if (system === ICD_10_CM && !/^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/.test(code)) {
    return { outcome: 'failed', title: 'Not a code', detail: `${code} cannot be in ${name}.` }
  }
  if (installed?.complete) {
    const detail = `${code} is not in ${name} ${installed.version}.`
    return { outcome: 'warning', title: 'Code not found', detail }
  }
  if (inChain(coding)) return undefined
  const detail = `${code}, ${display}, is not in a code list on this computer (${name}).`
  return { outcome: 'warning', title: 'Code not installed here', detail }
}

/** `CodeKnowledge.inChain` over the codes of all records readable here. */
export function codesSeen(codings: Iterable<Coding>): (coding: Coding) => boolean {
  const seen = new Set([...codings].map(codingKey))
  return (coding) => seen.has(codingKey(coding))
}
