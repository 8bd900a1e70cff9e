/** FHIR R4 bundles in a folder: what to import, and what must never be found in the clear. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { blindnessNeedles } from '#clinical/fhir/needles'
import { type ImportedDocument, parseBundle } from '#clinical/fhir/parse-bundle'
import { dateOf } from '#clinical/dates'
import { HostError } from '../errors.ts'

const unzip = promisify(gunzip)

/** A bundle file that was read. */
export interface BundleFile {
  readonly name: string
  readonly documents: readonly ImportedDocument[]
  readonly problems: readonly { readonly code: string; readonly message: string }[]
  readonly needles: readonly string[]
}

/** Reads every `.json` and `.json.gz` below a folder, in order of their names. */
export async function readBundles(folder: string, now: number): Promise<BundleFile[]> {
  const names = await readdir(folder).catch(() => {
    throw new HostError(
      { code: 'bad-argument', argument: 'import' },
      'The folder to import from cannot be read.',
    )
  })
  const wanted = names.filter((name) => /\.json(\.gz)?$/.test(name)).sort()
  const files: BundleFile[] = []
  for (const name of wanted) files.push(await readBundleFile(folder, name, now))
  return files
}

async function readBundleFile(folder: string, name: string, now: number): Promise<BundleFile> {
  const none = { name, documents: [], needles: [] }
  let json: unknown
  try {
    const bytes = await readFile(join(folder, name))
    const text = name.endsWith('.gz') ? await unzip(bytes) : bytes
    json = JSON.parse(text.toString('utf8'))
  } catch {
    // The parser's own words could quote the file.
    return { ...none, problems: [{ code: 'unreadable', message: 'The file is not JSON.' }] }
  }
  const { documents, problems } = parseBundle(json, dateOf(now))
  return { name, documents, problems, needles: blindnessNeedles(json) }
}
