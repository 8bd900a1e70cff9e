/** The states of a submission (PROTOCOL §6): how a test brings one about and how it goes on. */
import type { CrashConsortium } from './consortium.ts'
import type { CrashNode } from './crash-node.ts'

/** A state, and who plays which part in it. */
export interface State {
  readonly name: string
  /** Brings the author's new submission into the state and leaves it there. */
  readonly reach: (consortium: CrashConsortium, cast: Cast) => Promise<void>
  /** What persons and frozen hospitals do next, after the crash. */
  readonly goOn: (consortium: CrashConsortium, cast: Cast) => Promise<void>
}

/** Who records and who reviews; the others only vote. */
export interface Cast {
  readonly author: CrashNode
  readonly reviewer: CrashNode
}

/** The reviewer's person accepts everything that is asked of it. */
async function accept(consortium: CrashConsortium, { reviewer }: Cast, count = 1): Promise<void> {
  await consortium.holds(reviewer, count)
  for (let left = count; left > 0; left--) await consortium.acceptOldest(reviewer)
}

/** Submits, and waits until the reviewer holds it. */
export async function submitAndHold(
  consortium: CrashConsortium,
  { author, reviewer }: Cast,
  count = 1,
): Promise<void> {
  await consortium.onlyIdle(reviewer)
  for (let left = count; left > 0; left--) await consortium.submit(author)
  await consortium.holds(reviewer, count)
  await consortium.reaches(author, 'it is in review', ({ state }) => state === 'in-review')
}

/** The hospitals that only vote are frozen: author and reviewer are too few for a block. */
export function freezeVoters(consortium: CrashConsortium, { author, reviewer }: Cast): void {
  for (const voter of consortium.others(author, reviewer)) voter.freeze()
}

/** Lets everybody go on who is frozen. */
export async function thawAll(consortium: CrashConsortium): Promise<void> {
  for (const node of consortium.nodes) if (node.isFrozen) node.thaw()
}

const waiting: State = {
  name: 'waiting, everybody being busy',
  async reach(consortium, { author }) {
    await consortium.onlyIdle()
    await consortium.submit(author)
    await consortium.passes(author, consortium.hospitals.length - 1)
  },
  async goOn(consortium, cast) {
    await consortium.onlyIdle(cast.reviewer)
    await accept(consortium, cast)
  },
}

const asked: State = {
  name: 'asked, the reviewer being silent',
  async reach(consortium, { author, reviewer }) {
    await consortium.onlyIdle(reviewer)
    reviewer.freeze()
    await consortium.submit(author)
    await consortium.reaches(
      author,
      'the reviewer is asked',
      ({ state, holder }) => state === 'waiting' && holder?.name === reviewer.name,
    )
  },
  async goOn(consortium, cast) {
    await thawAll(consortium)
    await accept(consortium, cast)
  },
}

const held: State = {
  name: 'in review',
  reach: submitAndHold,
  goOn: accept,
}

const accepted: State = {
  name: 'accepted, behind a block without a quorum',
  async reach(consortium, cast) {
    await submitAndHold(consortium, cast, 2)
    freezeVoters(consortium, cast)
    await consortium.acceptOldest(cast.reviewer)
    await consortium.votesAreMissing(2)
    await consortium.acceptOldest(cast.reviewer)
    await consortium.reaches(cast.author, 'it is accepted', ({ state }) => state === 'accepted')
  },
  goOn: thawAll,
}

const ordered: State = {
  name: 'ordered, its block being without a quorum',
  async reach(consortium, cast) {
    await submitAndHold(consortium, cast)
    freezeVoters(consortium, cast)
    await accept(consortium, cast)
    await consortium.votesAreMissing(2)
  },
  goOn: thawAll,
}

const final: State = {
  name: 'final, though not yet at everybody',
  async reach(consortium, cast) {
    await submitAndHold(consortium, cast)
    consortium.others(cast.author, cast.reviewer)[0]!.freeze()
    await accept(consortium, cast)
    await consortium.reaches(cast.author, 'it is final', ({ state }) => state === 'final')
    // What it shows as final now is compared with what it shows after the crash.
    await consortium.government.blocks()
  },
  goOn: thawAll,
}

/** Every state in the order of a submission's life. */
export const STATES: readonly State[] = [waiting, asked, held, accepted, ordered, final]
