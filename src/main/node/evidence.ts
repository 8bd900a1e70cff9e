/**
 * Evidence files (PROTOCOL §18): JSON with everything that an outsider needs to check a block, or
 * the government's equivocation, from the genesis alone. Nothing in them is clinical: blocks hold
 * public fields only, and sealed records stand beside the chain.
 */
import { decodeAs } from '#core/codec/cbor'
import { bytesUpTo } from '#core/codec/schemas'
import { toHex } from '#crypto/bytes'
import type { ChainDatabase } from '#storage/chain-database/chain-database'
import type { FileSystem } from '#storage/file-system'
import { z } from 'zod'
import type { Chain } from './chain.ts'
import type { DataFolder } from './data-folder.ts'

const FORMAT = 'medichain-evidence'
const VERSION = 1

/** An evidence file: its name and its text. */
export interface EvidenceFile {
  readonly name: string
  readonly text: string
}

/** What the evidence of a block is made from. */
export interface EvidenceParts {
  readonly chain: Chain
  readonly database: ChainDatabase
}

/**
 * The block at a height, and every block before it that changed the members: from these follows
 * who could vote on it. `transaction` (hexadecimal) points at one of its transactions.
 */
export async function blockEvidence(
  { chain, database }: EvidenceParts,
  height: number,
  transaction: string | null,
): Promise<EvidenceFile> {
  const { id, bytes } = chain.state.consortium
  const members: string[] = []
  for (const before of database.membershipHeights(height)) {
    members.push(base64((await chain.read(before)).bytes))
  }
  return fileOf(height, {
    kind: 'block',
    consortium: toHex(id),
    genesis: base64(bytes),
    height,
    members,
    block: base64((await chain.read(height)).bytes),
    transaction,
  })
}

/**
 * Every block that changed the members or published an epoch, oldest first: from the genesis and
 * these alone follows who belonged, who decided it, and who could read, at any height.
 */
export async function governanceEvidence({
  chain,
  database,
}: EvidenceParts): Promise<EvidenceFile> {
  const { id, bytes } = chain.state.consortium
  const blocks: string[] = []
  for (const height of database.governanceHeights()) {
    blocks.push(base64((await chain.read(height)).bytes))
  }
  return fileOf(chain.height, {
    kind: 'governance',
    consortium: toHex(id),
    genesis: base64(bytes),
    height: chain.height,
    blocks,
  })
}

const keptSchema = z.strictObject({
  kind: z.literal('two-blocks'),
  genesis: bytesUpTo(1024 * 1024),
  first: bytesUpTo(9 * 1024 * 1024),
  second: bytesUpTo(9 * 1024 * 1024),
})

/** Heights at which this node keeps two blocks that the government signed, ascending. */
export async function equivocationHeights(
  fileSystem: FileSystem,
  folder: DataFolder,
): Promise<number[]> {
  const names = await fileSystem.list(folder.root)
  return names
    .flatMap((name) => /^evidence-(\d{1,15})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other)
}

/** The two blocks that are kept of a height, or undefined. Throws a RuleError `malformed`. */
export async function equivocationEvidence(
  fileSystem: FileSystem,
  folder: DataFolder,
  height: number,
): Promise<EvidenceFile | undefined> {
  const bytes = await fileSystem.readFile(`${folder.evidence}-${height}`)
  if (!bytes) return undefined
  const { genesis, first, second } = decodeAs(keptSchema, bytes)
  return fileOf(height, {
    kind: 'two-blocks',
    genesis: base64(genesis),
    height,
    first: base64(first),
    second: base64(second),
  })
}

/** What stands in a file beside format and version. */
interface EvidenceContent {
  readonly kind: string
  readonly [field: string]: unknown
}

function fileOf(height: number, content: EvidenceContent): EvidenceFile {
  const text = JSON.stringify({ format: FORMAT, version: VERSION, ...content }, null, 2)
  const what = content.kind === 'block' ? '' : `${content.kind}-`
  return { name: `${FORMAT}-${what}${height}.json`, text: `${text}\n` }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
