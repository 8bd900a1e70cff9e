/** How the diagnoses of one encounter become documents. */
import { DIAGNOSES_LIMIT, type Diagnosis } from '../document.ts'
import { codingKey } from '../status.ts'

/**
 * Groups the diagnoses of an encounter, in order: at most 32 in one document and no code twice in
 * it. A code that comes again (a second episode, with its own dates) goes into a further document,
 * so that nothing is lost. The first of each group is the primary diagnosis.
 */
export function packDiagnoses(diagnoses: readonly Diagnosis[]): Diagnosis[][] {
  const groups: { readonly codes: Set<string>; readonly diagnoses: Diagnosis[] }[] = []
  for (const diagnosis of diagnoses) {
    const key = codingKey(diagnosis.coding)
    let group = groups.find(
      (candidate) => candidate.diagnoses.length < DIAGNOSES_LIMIT && !candidate.codes.has(key),
    )
    if (!group) groups.push((group = { codes: new Set(), diagnoses: [] }))
    group.codes.add(key)
    group.diagnoses.push({
      ...diagnosis,
      rank: group.diagnoses.length === 0 ? 'primary' : 'secondary',
    })
  }
  return groups.map((group) => group.diagnoses)
}
