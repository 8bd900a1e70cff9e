/** Installed code systems, condition search, and which codes the chain has taught this node. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codesSeen } from '#clinical/code-findings'
import { CodeSystem, parseCodeList } from '#clinical/code-system'
import { ConditionSearch } from '#clinical/condition-search'
import type { Coding } from '#clinical/document'

/** The clinical knowledge of a node. */
export interface Clinic {
  readonly codeSystems: readonly CodeSystem[]
  readonly search: ConditionSearch
  /** True for a code that some readable record of the chain holds. */
  inChain(coding: Coding): boolean
  /** Learns codes of final records. */
  learn(codings: readonly Coding[]): void
}

/** Loads every code list in a folder. Rejects with a ClinicalError for a malformed one. */
export async function loadClinic(folder: string): Promise<Clinic> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const codeSystems = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return new CodeSystem(parseCodeList(JSON.parse(text)))
    }),
  )
  const search = new ConditionSearch(codeSystems)
  const seen: Coding[] = []
  let inChain = codesSeen(seen)
  const known = new Set<string>()
  return {
    codeSystems,
    search,
    inChain: (coding) => inChain(coding),
    learn(codings) {
      const fresh = codings.filter(({ system, code }) => !known.has(`${system}|${code}`))
      if (fresh.length === 0) return
      for (const { system, code } of fresh) known.add(`${system}|${code}`)
      seen.push(...fresh)
      search.learn(fresh)
      inChain = codesSeen(seen)
    },
  }
}
