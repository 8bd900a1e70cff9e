/** Whether the codes of a document are known here, and called what their system calls them. */
import { ICD_10_CM, systemName, type CodeSystem } from './code-system.ts'
import type { Coding, Diagnosis } from './document.ts'
import { failed, type Finding, passed, warning } from './finding.ts'
import { codingKey } from './status.ts'
import { foldText } from './text.ts'

/** Which codes are known here. */
export interface CodeKnowledge {
  readonly codeSystems: readonly CodeSystem[]
  /** Whether a code is already in the chain; such a code counts as known. */
  readonly inChain: (coding: Coding) => boolean
}

/** A doubt for each code that is not known, or a finding for each way in which all are. */
export function codeFindings(diagnoses: readonly Diagnosis[], knowledge: CodeKnowledge): Finding[] {
  const codings = diagnoses.map(({ coding }) => coding)
  const doubts = codings.flatMap((coding) => codeDoubt(coding, knowledge) ?? [])
  if (doubts.length > 0) return doubts
  const installed = codings.filter((coding) => listOf(coding, knowledge)?.title(coding.code))
  const earlier = codings.filter((coding) => !installed.includes(coding))
  return [
    ...known('codes-known', installed, (coding) => listName(coding, knowledge)),
    ...known('codes-known-earlier', earlier, ({ system }) => systemName(system)),
  ]
}

function known(
  code: 'codes-known' | 'codes-known-earlier',
  codings: readonly Coding[],
  nameOf: (coding: Coding) => string,
): Finding[] {
  if (codings.length === 0) return []
  const systems = [...new Set(codings.map(nameOf))].join(', ')
  return [passed(code, { count: codings.length, systems })]
}

function listOf(coding: Coding, { codeSystems }: CodeKnowledge): CodeSystem | undefined {
  return codeSystems.find(({ system }) => system === coding.system)
}

/** Name and edition of the list that a coding's system is installed as. */
function listName(coding: Coding, knowledge: CodeKnowledge): string {
  const list = listOf(coding, knowledge)
  return list ? `${list.name} ${list.version}` : systemName(coding.system)
}

function codeDoubt(coding: Coding, knowledge: CodeKnowledge): Finding | undefined {
  const { code, display } = coding
  const list = listOf(coding, knowledge)
  const system = listName(coding, knowledge)
  const title = list?.title(code)
  if (title !== undefined) {
    if (foldText(title) === foldText(display)) return undefined
    return warning('code-title-differs', { code, title, display, system })
  }
  if (coding.system === ICD_10_CM && !/^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/.test(code)) {
    return failed('code-malformed', { code, system: systemName(coding.system) })
  }
  if (list?.complete) return warning('code-not-found', { code, system })
  if (knowledge.inChain(coding)) return undefined
  return warning('code-not-installed', { code, display, system: systemName(coding.system) })
}

/** `CodeKnowledge.inChain` over the codes of all records readable here. */
export function codesSeen(codings: Iterable<Coding>): (coding: Coding) => boolean {
  const seen = new Set([...codings].map(codingKey))
  return (coding) => seen.has(codingKey(coding))
}
