import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { CodeSystem, parseCodeList } from '#clinical/code-system'

const ROOT = join(import.meta.dirname, '../..')
/** The bundles that the project ships. */
export const SAMPLE_PATIENTS = join(ROOT, 'assets/sample-patients')
/** More bundles of the same kind, where somebody laid them beside the project. */
export const MORE_PATIENTS = join(ROOT, '../shared/data/synthea-r4')
/** Whether there are more bundles. */
export const HAS_MORE_PATIENTS = existsSync(MORE_PATIENTS)

/** The parsed bundles of a folder, by file name. */
export function bundlesIn(folder: string): [name: string, json: unknown][] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json.gz'))
  return names.map((name) => [
    name,
    JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8')),
  ])
}

/** The code list that the project ships. */
export function starterList(): CodeSystem {
  const path = join(ROOT, 'assets/code-systems/icd-10-cm-starter.json')
  return new CodeSystem(parseCodeList(JSON.parse(readFileSync(path, 'utf8'))))
}
