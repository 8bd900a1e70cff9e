/**
 * Verifies the whole stored chain from the genesis (PROTOCOL §12): every block is read from the
 * log again and checked by the functions that checked it when it arrived, with its certificate,
 * every signature, and every sealed record that lies here. One block at a time, so that the node
 * goes on with its work in between.
 */
import type { FaultKind } from '#contract/views/chain'
import type { Verify } from '#core/codec/message'
import { requireCertificate } from '#core/consensus/vote'
import { RuleError, type RuleCode } from '#core/errors'
import { checkBlock } from '#core/ledger/check-block'
import { initialState, type LedgerState } from '#core/ledger/state'
import { equalBytes } from '#crypto/bytes'
import { type SignatureCheck, verifySignatures } from '#crypto/ed25519'
import { StorageError } from '#storage/errors'
import type { PayloadStore } from '#storage/payload-store'
import { type Chain, decodeFinalBlock, type FinalBlock, finalHash, recordDigests } from './chain.ts'

/** What held so far. */
export interface VerifiedCounts {
  readonly blocks: number
  readonly transactions: number
  readonly signatures: number
  /** Sealed records that are stored here and are what the chain says. */
  readonly payloads: number
  /** Sealed records that the chain names and that are not stored here. */
  readonly payloadsMissing: number
}

/** The first block that does not hold, and the code of the rule where one was broken. */
export interface ChainFault {
  readonly height: number
  readonly kind: FaultKind
  readonly rule: RuleCode | null
}

/** How it ended. */
export type ChainVerdict =
  | { readonly outcome: 'verified' | 'stopped'; readonly counts: VerifiedCounts }
  | { readonly outcome: 'broken'; readonly counts: VerifiedCounts; readonly fault: ChainFault }

/** What is verified, and who hears of it. */
export interface VerifyOptions {
  readonly chain: Chain
  readonly payloads: PayloadStore
  /** Asked before each block: true ends the verification. */
  readonly isStopped: () => boolean
  readonly onProgress: (counts: VerifiedCounts) => void
}

/** So many bytes of the log are read at once. */
const READ_BYTES = 1024 * 1024

const NOTHING: VerifiedCounts = {
  blocks: 0,
  transactions: 0,
  signatures: 0,
  payloads: 0,
  payloadsMissing: 0,
}

/** Verifies every block that is final when it begins. Rejects only where the disk fails. */
export async function verifyChain(options: VerifyOptions): Promise<ChainVerdict> {
  const { chain, isStopped, onProgress } = options
  const last = chain.height
  let state = initialState(chain.state.consortium)
  let counts = NOTHING
  while (state.height < last) {
    const entries = await readEntries(chain, state.height + 1)
    for (const bytes of entries) {
      if (state.height >= last) break
      if (isStopped()) return { outcome: 'stopped', counts }
      const checked = await checkEntry(state, bytes, options.payloads, counts)
      if ('fault' in checked) return { outcome: 'broken', counts, fault: checked.fault }
      ;({ state, counts } = checked)
      onProgress(counts)
    }
    if (entries.length === 0) return broken(counts, state.height + 1, 'unreadable')
  }
  return endsAsTheNodeSays(chain, state)
    ? { outcome: 'verified', counts }
    : broken(counts, last, 'head')
}

function broken(counts: VerifiedCounts, height: number, kind: FaultKind): ChainVerdict {
  return { outcome: 'broken', counts, fault: { height, kind, rule: null } }
}

/** The blocks from a height on; none where that one is damaged. Damage further on is found later. */
async function readEntries(chain: Chain, from: number): Promise<readonly Uint8Array[]> {
  try {
    return await chain.readRange(from, READ_BYTES)
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  try {
    return [(await chain.read(from)).bytes]
  } catch (error) {
    if (isDamage(error) || error instanceof RuleError) return []
    throw error
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof StorageError && error.code === 'damaged'
}

type CheckedEntry =
  | { readonly state: LedgerState; readonly counts: VerifiedCounts }
  | { readonly fault: ChainFault }

async function checkEntry(
  state: LedgerState,
  bytes: Uint8Array,
  payloads: PayloadStore,
  counts: VerifiedCounts,
): Promise<CheckedEntry> {
  const height = state.height + 1
  const fault = (kind: FaultKind, rule: RuleCode | null): CheckedEntry => ({
    fault: { height, kind, rule },
  })
  let final: FinalBlock | undefined
  try {
    final = decodeFinalBlock(bytes)
    const checked = await checkFinal(state, final)
    const stored = await checkPayloads(final, payloads)
    return { state: checked.after, counts: add(counts, final, checked.signatures, stored) }
  } catch (error) {
    if (error instanceof CertificateFault) return fault('certificate', error.rule)
    if (error instanceof RuleError)
      return fault(final ? kindOf(error.code) : 'unreadable', error.code)
    if (error instanceof StorageError && error.code === 'payload-damaged')
      return fault('payload', null)
    throw error
  }
}

function add(
  counts: VerifiedCounts,
  { block }: FinalBlock,
  signatures: number,
  stored: { here: number; missing: number },
): VerifiedCounts {
  return {
    blocks: counts.blocks + 1,
    transactions: counts.transactions + block.transactions.length,
    signatures: counts.signatures + signatures,
    payloads: counts.payloads + stored.here,
    payloadsMissing: counts.payloadsMissing + stored.missing,
  }
}

/** The certificate, and not the block, is at fault. */
class CertificateFault extends Error {
  override readonly name = 'CertificateFault'
  readonly rule: RuleCode

  constructor(rule: RuleCode) {
    super(`certificate: ${rule}`)
    this.rule = rule
  }
}

/** Runs the rules of block and certificate, then every signature that they rest on. */
async function checkFinal(
  state: LedgerState,
  final: FinalBlock,
): Promise<{ after: LedgerState; signatures: number }> {
  const { block, certificate } = final
  const inBlock = await withSignatures((verify) => checkBlock(state, block, verify))
  try {
    const votes = await withSignatures((verify) =>
      requireCertificate(state, finalHash(final), certificate, verify),
    )
    return { after: inBlock.result, signatures: inBlock.count + votes.count }
  } catch (error) {
    if (error instanceof RuleError) throw new CertificateFault(error.code)
    throw error
  }
}

async function withSignatures<T>(
  rules: (verify: Verify) => T,
): Promise<{ result: T; count: number }> {
  const wanted: SignatureCheck[] = []
  const result = rules((check) => {
    wanted.push(check)
    return true
  })
  if (!(await verifySignatures(wanted))) throw new RuleError('bad-signature', 'stored block')
  return { result, count: wanted.length }
}

/** Reads each sealed record of a block; the store compares it with its digest. */
async function checkPayloads(
  { block }: FinalBlock,
  payloads: PayloadStore,
): Promise<{ here: number; missing: number }> {
  let here = 0
  const digests = recordDigests(block)
  for (const digest of digests) if (await payloads.get(digest)) here++
  return { here, missing: digests.length - here }
}

function kindOf(code: RuleCode): FaultKind {
  switch (code) {
    case 'block-previous':
    case 'block-height':
    case 'block-time':
    case 'wrong-consortium':
      return 'link'
    case 'block-transaction-root':
      return 'contents'
    case 'block-member-root':
      return 'members'
    case 'bad-signature':
      return 'signature'
    default:
      return 'rule'
  }
}

/** The log must end in the block that this node works with, as far as it still remembers it. */
function endsAsTheNodeSays(chain: Chain, { height, head }: LedgerState): boolean {
  const known = height === 0 ? undefined : chain.view.recentHash(height)
  return known === undefined || equalBytes(known, head)
}
