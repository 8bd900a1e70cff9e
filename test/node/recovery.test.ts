import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { randomBytes } from '#crypto/random'
import type { Proposal } from '#core/consensus/proposer'
import { finalHash } from '#node/chain'
import { dataFolder } from '#node/data-folder'
import { TestConsortium, type TestHospital, until } from '../support/nodes.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

async function record(author: TestHospital, number: number): Promise<void> {
  const digest = await consortium.submit(author, number)
  await consortium.review(digest)
  await consortium.ended(digest)
}

/** Decides as often as somebody is asked. */
async function reviewUntilEnded(digest: Uint8Array): Promise<void> {
  await until('it has ended', async () => {
    await consortium.reviewAll()
    return (await consortium.endingOf(digest)) !== undefined
  })
}

/** Every payload of the records on the chain that the government does not have. */
async function missingPayloads(): Promise<string[]> {
  const { payloads } = consortium.government
  const digests = (await consortium.endings())
    .filter(({ kind }) => kind === 'record')
    .map(({ submission }) => submission.body.payload.digest)
  return digests.filter((digest) => !payloads.has(digest)).map(toHex)
}

async function allConnected(): Promise<void> {
  await until('all are connected', () =>
    consortium.hospitals.every(({ node }) => node?.isConnected()),
  )
}

/** The proposal that lacks votes, once `voter` has locked it. */
async function lockedProposal(voter: TestHospital): Promise<Proposal> {
  const { government } = consortium
  // The lock of the block before may still be there until that one is final here, too.
  await until(
    'a block is locked',
    () =>
      government.proposer.state.stage === 'voting' &&
      voter.node!.chain.height === government.chain.height &&
      voter.node!.follower.standing().lock !== null,
  )
  const { state } = government.proposer
  if (state.stage !== 'voting') throw new Error(state.stage)
  return state.proposal
}

describe('a government that has lost its disk, but for its keys (PROTOCOL §6)', () => {
  it('learns the chain from hospitals, proposes a locked block again, and goes on', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const author = consortium.hospitals[0]!
    for (let number = 0; number < 5; number++) await record(author, number)
    const held = await consortium.submit(author, 5)
    await consortium.holderOf(held)
    const locked = await consortium.submit(author, 6)
    const holder = await consortium.holderOf(locked)
    const away = consortium.hospitals.filter((other) => other !== author && other !== holder)
    for (const hospital of away) await consortium.stopHospital(hospital)
    await consortium.review(locked)
    const proposal = await lockedProposal(author)

    await consortium.crashGovernment()
    await rm(consortium.governmentFolder, { recursive: true })
    await consortium.startGovernment({ recovering: true })
    for (const hospital of away) await consortium.startHospital(hospital)
    expect((await consortium.ended(locked)).kind).toBe('record')
    const { height, hash } = proposal
    expect(finalHash(await consortium.government.chain.read(height))).toEqual(hash)

    // Its receipt was lost with the disk: the author sends it again, and it is asked anew.
    await reviewUntilEnded(held)
    await record(author, 7)
    await consortium.agree()
    expect(consortium.government.chain.view.account(author.id)!.ended).toEqual([[1, 8]])
    expect(await missingPayloads()).toEqual([])
    expect(consortium.troubles()).toEqual([])
  })

  it('learns the chain where every hospital is ahead and must be heard', async () => {
    consortium = await TestConsortium.start(['alder', 'birch'])
    const author = consortium.hospitals[0]!
    await record(author, 1)
    await consortium.crashGovernment()
    await rm(consortium.governmentFolder, { recursive: true })
    await consortium.startGovernment({ recovering: true })
    await record(author, 2)
    await consortium.agree()
    expect(consortium.troubles()).toEqual([])
  })

  it('orders nothing before it has heard anybody', async () => {
    consortium = await TestConsortium.start(['alder', 'birch'])
    const [author, other] = consortium.hospitals
    const { height } = consortium.government.chain
    await consortium.stopHospital(author!)
    await consortium.stopHospital(other!)
    await consortium.crashGovernment()
    await rm(consortium.governmentFolder, { recursive: true })
    await consortium.startGovernment({ recovering: true })
    const { changes, proposer } = consortium.government
    await changes.decide({ kind: 'suspend', subject: author!.id, reason: 'a test' })
    await consortium.startHospital(author!)
    await until('it has caught up', () => consortium.government.chain.height === height)
    expect(proposer.state.stage).toBe('hearing')
    await consortium.startHospital(other!)
    await consortium.agree()
    expect(consortium.blocks.get(1)!.size).toBe(1)
  })

  it('lets a stranger that claims to know the chain change nothing', async () => {
    consortium = await TestConsortium.start(['alder', 'birch'])
    const [author, other] = consortium.hospitals
    const { height } = consortium.government.chain
    const stranger = await consortium.stranger()
    for (const hospital of [author, other]) await consortium.stopHospital(hospital!)
    await consortium.crashGovernment()
    await rm(consortium.governmentFolder, { recursive: true })
    await consortium.startGovernment({ recovering: true })
    await cp(author!.folder, stranger.folder, { recursive: true })
    await consortium.startHospital(stranger)
    await until('it has caught up', () => consortium.government.chain.height === height)
    expect(consortium.government.proposer.state.stage).toBe('hearing')
    for (const hospital of [author, other]) await consortium.startHospital(hospital!)
    await until('the stranger is sent away', () => stranger.alarms.includes('refused: stranger'))
    await record(author!, 1)
    await consortium.stopHospital(stranger)
    expect(consortium.troubles()).toEqual([])
  })
})

describe('a government that hears lies', () => {
  it('takes no lock for one that it did not make itself', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const author = consortium.hospitals[0]!
    const digest = await consortium.submit(author, 1)
    const holder = await consortium.holderOf(digest)
    const [liar, away] = consortium.hospitals.filter((h) => h !== author && h !== holder)
    for (const hospital of [liar, away]) await consortium.stopHospital(hospital!)
    await consortium.review(digest)
    const proposal = await lockedProposal(author)

    const spoke = consortium.lyingSpoke(liar!, { finalHeight: 0, lock: randomBytes(100) })
    await consortium.restartGovernment('crash')
    // With the liar three are heard, and only two of them vote.
    await until('it proposes again', () => consortium.government.proposer.state.stage === 'voting')
    await consortium.startHospital(away!)
    await consortium.ended(digest)
    await spoke.close()
    const { height, hash } = proposal
    expect(finalHash(await consortium.government.chain.read(height))).toEqual(hash)
    await consortium.agree()
    expect(consortium.troubles()).toEqual([])
  })
})

describe('a government whose disk is older or damaged', () => {
  it('catches up after an old backup was restored, and makes no second block', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const author = consortium.hospitals[0]!
    await record(author, 1)
    const backup = join(consortium.root, 'backup')
    await consortium.stopGovernment()
    await cp(consortium.governmentFolder, backup, { recursive: true })
    await consortium.startGovernment()
    await allConnected()
    for (let number = 2; number < 6; number++) await record(author, number)
    const { height } = consortium.government.chain

    await consortium.crashGovernment()
    await rm(consortium.governmentFolder, { recursive: true })
    await cp(backup, consortium.governmentFolder, { recursive: true })
    await consortium.startGovernment()
    await record(author, 6)
    await consortium.agree()
    expect(consortium.government.chain.height).toBe(height + 1)
    expect(await missingPayloads()).toEqual([])
    expect(consortium.troubles()).toEqual([])
  })

  it('fetches a damaged chain again, and does not fall over the submissions open on it', async () => {
    consortium = await TestConsortium.start(['alder', 'birch'])
    const author = consortium.hospitals[0]!
    await record(author, 1)
    const open = await consortium.submit(author, 2)
    await consortium.holderOf(open)
    const { height } = consortium.government.chain
    await consortium.crashGovernment()
    await damage(dataFolder(consortium.governmentFolder).chainLog)
    await consortium.startGovernment()
    expect(consortium.government.chain.damagedHeight).toBeLessThan(height)
    await reviewUntilEnded(open)
    await consortium.agree()
    expect(consortium.troubles()).toEqual([
      expect.stringMatching(/^government: chain-damaged: block \d+$/),
    ])
  })

  it('is no different for a hospital: its damaged chain comes back from the network', async () => {
    consortium = await TestConsortium.start(['alder', 'birch'])
    const [author, other] = consortium.hospitals
    await record(author!, 1)
    await consortium.crashHospital(other!)
    await damage(dataFolder(other!.folder).chainLog)
    const node = await consortium.startHospital(other!)
    expect(node.chain.damagedHeight).toBeDefined()
    await record(author!, 2)
    await consortium.agree()
    expect(consortium.troubles()).toEqual([expect.stringMatching(/chain-damaged: block \d+$/)])
  })
})

/** Flips a byte in the middle of a file. */
async function damage(path: string): Promise<void> {
  const bytes = await readFile(path)
  const middle = bytes.length >> 1
  bytes[middle]! ^= 0xff
  await writeFile(path, bytes)
}
