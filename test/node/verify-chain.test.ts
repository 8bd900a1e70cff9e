/** Verifying the whole chain from the disk again, and what an outsider can check of it. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { equalBytes, toHex } from '#crypto/bytes'
import { verifySignature } from '#crypto/ed25519'
import { requireVotes } from '#core/consensus/vote'
import { encodeBlock, headerKind } from '#core/ledger/block'
import { isVoter } from '#core/ledger/state'
import { requestOf } from '#core/transaction/admit'
import { readConsortium } from '#core/membership/genesis'
import { type Member, memberRootOf } from '#core/membership/member'
import { votesNeeded } from '#core/quorum'
import {
  type BlockListener,
  Chain,
  decodeFinalBlock,
  encodeFinalBlock,
  type FinalBlock,
  finalHash,
} from '#node/chain'
import { dataFolder } from '#node/data-folder'
import { blockEvidence } from '#node/evidence'
import { projectBlock } from '#node/project-block'
import { ChainVerification } from '#node/verification'
import { verifyChain } from '#node/verify-chain'
import { ChainDatabase } from '#storage/chain-database/chain-database'
import { ChainLog } from '#storage/chain-log'
import { nodeFileSystem } from '#storage/node-file-system'
import { PayloadStore } from '#storage/payload-store'
import { temporaryFolder } from '../storage/temporary-folder.ts'
import { flipBit } from '../support/flip.ts'
import { foundLedger, type LedgerBuilder } from '../support/ledger-builder.ts'
import { Machine } from '../support/machine.ts'

let ledger: LedgerBuilder
const payloads: { digest: Uint8Array; bytes: Uint8Array }[] = []

beforeAll(async () => {
  ledger = await foundLedger()
  for (let number = 0; number < 3; number++) {
    const review = ledger.submit(ledger.hospitals[number % 2]!)
    payloads.push(review.start.payload)
    ledger.append(review.ask().hold().accept())
  }
})

/** The bytes of every final block, oldest first. */
function entries(): Uint8Array[] {
  return ledger.blocks.map(({ block, certificate }) =>
    encodeFinalBlock(encodeBlock(block), certificate),
  )
}

/** A chain and a payload store on a disk of their own. */
async function stored(
  blocks: readonly Uint8Array[] = entries(),
  sealed = payloads,
  onBlock: BlockListener = () => undefined,
) {
  const folder = dataFolder(await temporaryFolder())
  const log = await ChainLog.open({ fileSystem: nodeFileSystem, path: folder.chainLog })
  for (const [index, bytes] of blocks.entries()) await log.append(index + 1, bytes)
  await log.close()
  const chain = await Chain.open({
    fileSystem: nodeFileSystem,
    path: folder.chainLog,
    consortium: ledger.consortium,
    onBlock,
  })
  const store = await PayloadStore.open({ fileSystem: nodeFileSystem, folder: folder.payloads })
  await store.putAll(sealed)
  onTestFinished(async () => {
    await chain.close()
    await store.close()
  })
  const verify = (isStopped = () => false) =>
    verifyChain({ chain, payloads: store, isStopped, onProgress: () => undefined })
  return { folder, chain, store, verify }
}

/** The final block at a height, changed. */
function changed(height: number, change: (final: FinalBlock) => Uint8Array): Uint8Array[] {
  return entries().map((bytes, index) =>
    index + 1 === height ? change(decodeFinalBlock(bytes)) : bytes,
  )
}

test('a sound chain holds, with every signature and sealed record counted', async () => {
  const { verify } = await stored()
  const verdict = await verify()
  expect(verdict).toMatchObject({
    outcome: 'verified',
    counts: { blocks: ledger.state.height, payloads: 3, payloadsMissing: 0 },
  })
  expect(verdict.counts.signatures).toBeGreaterThan(verdict.counts.transactions * 2)
})

test('a sealed record that is not stored is counted, not taken for damage', async () => {
  const { verify } = await stored(entries(), payloads.slice(1))
  const { outcome, counts } = await verify()
  expect([outcome, counts.payloads, counts.payloadsMissing]).toEqual(['verified', 2, 1])
})

test('a byte that flips in the log while the node runs is found at its height', async () => {
  const { folder, verify, chain } = await stored()
  const height = 7
  const bytes = await readFile(folder.chainLog)
  const place = bytes.indexOf((await chain.read(height)).bytes)
  await writeFile(folder.chainLog, flipBit(bytes, (place + 100) * 8))
  const verdict = await verify()
  expect(verdict).toMatchObject({ outcome: 'broken', fault: { height, kind: 'unreadable' } })
  expect(verdict.counts.blocks).toBe(height - 1)
})

test('a byte that flips in a sealed record is found at the height of its block', async () => {
  const { folder, verify } = await stored()
  const segment = join(folder.payloads, 'segment-00000001.dat')
  const bytes = await readFile(segment)
  const place = bytes.indexOf(payloads[1]!.bytes)
  await writeFile(segment, flipBit(bytes, (place + 50) * 8))
  const height = ledger.state.height - 1
  expect(await verify()).toMatchObject({ outcome: 'broken', fault: { height, kind: 'payload' } })
})

test('a forged signature of the government is found, which a start would not notice', async () => {
  const height = ledger.state.height
  const forged = changed(height, ({ block, certificate }) => {
    const header = { ...block.header, signature: flipBit(block.header.signature, 3) }
    return encodeFinalBlock(encodeBlock({ ...block, header }), certificate)
  })
  const { verify } = await stored(forged)
  expect(await verify()).toMatchObject({ outcome: 'broken', fault: { height, kind: 'signature' } })
})

test.each([
  [
    'a forged vote',
    'bad-signature',
    (votes: FinalBlock['certificate']['votes']) =>
      votes.map((vote, at) =>
        at === 1 ? { ...vote, signature: flipBit(vote.signature, 9) } : vote,
      ),
  ],
  ['too few votes', 'votes-missing', (votes: FinalBlock['certificate']['votes']) => votes.slice(1)],
] as const)('%s in a certificate is found at its height', async (_name, rule, change) => {
  const height = ledger.state.height - 1
  const forged = changed(height, ({ block, certificate }) =>
    encodeFinalBlock(encodeBlock(block), { ...certificate, votes: change(certificate.votes) }),
  )
  const { verify } = await stored(forged)
  const fault = { height, kind: 'certificate', rule }
  expect(await verify()).toMatchObject({ outcome: 'broken', fault })
})

test('a log that ends in another valid block than the node works with is found', async () => {
  const { chain, store } = await stored()
  const view = Object.create(chain.view, {
    recentHash: { value: () => new Uint8Array(32) },
  }) as Chain['view']
  const differing = Object.create(chain, { view: { value: view } }) as Chain
  const verdict = await verifyChain({
    chain: differing,
    payloads: store,
    isStopped: () => false,
    onProgress: () => undefined,
  })
  expect(verdict).toMatchObject({ fault: { height: ledger.state.height, kind: 'head' } })
})

test('a verification ends before the next block once it is cancelled', async () => {
  const { verify } = await stored()
  let asked = 0
  const verdict = await verify(() => ++asked > 4)
  expect(verdict).toMatchObject({ outcome: 'stopped', counts: { blocks: 4 } })
})

test('the last verdict stays in the folder, and progress reaches every window', async () => {
  const { folder, chain, store } = await stored()
  const { environment } = new Machine({ skew: 0, report: (fault) => expect(fault).toBeNull() })
  const states: string[] = []
  const parts = {
    environment,
    path: folder.verification,
    chain,
    payloads: store,
    onChange: ({ state }: { state: string }) => states.push(state),
  }
  const verification = await ChainVerification.open(parts)
  expect(verification.last).toBeNull()
  verification.start()
  verification.start()
  expect(verification.progress).toMatchObject({ state: 'running', of: ledger.state.height })
  await expect.poll(() => states.at(-1)).toBe('idle')
  expect(verification.last).toMatchObject({ outcome: 'verified', blocks: ledger.state.height })
  const again = await ChainVerification.open(parts)
  expect(again.last).toEqual(verification.last)
  await writeFile(folder.verification, 'damaged')
  expect((await ChainVerification.open(parts)).last).toBeNull()
})

/** What an outsider does with the evidence of a block: checks it from the genesis alone. */
function votersProvedBy(text: string): number {
  const file = JSON.parse(text) as { genesis: string; members: string[]; block: string }
  const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'))
  const consortium = readConsortium(bytes(file.genesis))
  const members = new Map<string, Member>()
  let proved = 0
  for (const final of [...file.members, file.block].map((one) => decodeFinalBlock(bytes(one)))) {
    const { header, transactions } = final.block
    headerKind.requireSignature(header, consortium.genesis.government.key, verifySignature)
    const voters = [...members.values()].filter(isVoter)
    const keys = voters.map((member) => ({ hospital: member.id, key: member.signingKey }))
    const subject = { consortium: consortium.id, height: final.height, hash: finalHash(final) }
    requireVotes(subject, final.certificate.votes, keys, verifySignature)
    expect(final.certificate.votes.length).toBeGreaterThanOrEqual(votesNeeded(voters.length))
    for (const transaction of transactions) changeMembers(members, transaction, final.height)
    expect(equalBytes(memberRootOf(members.values()), header.body.memberRoot)).toBe(true)
    proved = final.certificate.votes.length
  }
  return proved
}

function changeMembers(
  members: Map<string, Member>,
  transaction: FinalBlock['block']['transactions'][number],
  since: number,
): void {
  if (transaction.kind === 'admit') {
    const { id, body } = requestOf(transaction.message.body)
    const { profile, signingKey, encryptionKey } = body
    const { anchor } = transaction.message.body
    const member = { id, status: 'admitted', since, profile, signingKey, encryptionKey, anchor }
    members.set(toHex(id), member as Member)
  } else if (transaction.kind === 'activate') {
    const key = toHex(transaction.message.body.subject)
    members.set(key, { ...members.get(key)!, status: 'active', since })
  }
}

test('the evidence of a block proves from the genesis alone who voted on it', async () => {
  const database = await ChainDatabase.create()
  onTestFinished(() => database.close())
  const { chain } = await stored(entries(), payloads, (final, state) =>
    projectBlock(database, final, state),
  )
  const { name, text } = await blockEvidence({ chain, database }, chain.height, null)
  expect(name).toBe(`medichain-evidence-${chain.height}.json`)
  expect(votersProvedBy(text)).toBe(3)
  const file = JSON.parse(text) as { members: string[] }
  // One activation left out: the members do not fit the block any more.
  const short = { ...file, members: file.members.slice(0, -1) }
  expect(() => votersProvedBy(JSON.stringify(short))).toThrow()
})
