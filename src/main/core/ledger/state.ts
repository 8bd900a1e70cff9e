/** The state of the ledger after a block: everything that checking the next block needs. */
import { compareBytes, equalBytes, toHex } from '#crypto/bytes'
import type { Consortium } from '../membership/genesis.ts'
import { type Member, memberRootOf } from '../membership/member.ts'
import { faultyAllowed, votesNeeded } from '../quorum.ts'
import { newNonceAccount, type NonceAccount } from './nonces.ts'
import { type Roster, rosterAt } from './roster.ts'

/** The newest key epoch (§5). */
export interface EpochState {
  readonly number: number
  readonly height: number
  readonly keyHash: Uint8Array
  /** Encryption key by hospital id in hexadecimal, as the epoch was sealed to them. */
  readonly recipients: ReadonlyMap<string, Uint8Array>
  /** Hospitals that have used their one repair since the active set last changed. */
  readonly repairedBy: ReadonlySet<string>
}

/** The ledger after the block at `height`. Never changed in place. */
export interface LedgerState {
  readonly consortium: Consortium
  readonly height: number
  readonly head: Uint8Array
  readonly time: number
  /** Members by id in hexadecimal. */
  readonly members: ReadonlyMap<string, Member>
  readonly memberRoot: Uint8Array
  readonly epoch: EpochState | undefined
  readonly accounts: ReadonlyMap<string, NonceAccount>
  readonly rosters: readonly Roster[]
  /** Hashes of the last blocks within the base window, the newest (`head`) last. */
  readonly recentHashes: readonly Uint8Array[]
}

/** The state at height 0: the genesis and nobody in it. */
export function initialState(consortium: Consortium): LedgerState {
  return {
    consortium,
    height: 0,
    head: consortium.id,
    time: consortium.genesis.time,
    members: new Map(),
    memberRoot: memberRootOf([]),
    epoch: undefined,
    accounts: new Map(),
    rosters: [{ from: 0, active: [], voters: [], epoch: null }],
    recentHashes: [consortium.id],
  }
}

/** Questions that checks and nodes ask of a state; also answered by a draft inside a block. */
export class LedgerView {
  protected current: LedgerState

  constructor(state: LedgerState) {
    this.current = state
  }

  /** The consortium this ledger belongs to. */
  get consortium(): Consortium {
    return this.current.consortium
  }

  /** Height of the last block. */
  get height(): number {
    return this.current.height
  }

  /** Member root now. */
  get memberRoot(): Uint8Array {
    return this.current.memberRoot
  }

  /** The newest epoch, if any. */
  get epoch(): EpochState | undefined {
    return this.current.epoch
  }

  /** The member with this id. */
  member(id: Uint8Array): Member | undefined {
    return this.current.members.get(toHex(id))
  }

  /** All members, removed ones included, ordered by id. */
  members(): Member[] {
    return [...this.current.members.values()].sort((a, b) => compareBytes(a.id, b.id))
  }

  /** Hospitals that submit, are drawn and get keys, ordered by id. */
  active(): Member[] {
    return this.members().filter((member) => member.status === 'active')
  }

  /** The electorate: active and suspended hospitals, ordered by id (§4). */
  voters(): Member[] {
    return this.members().filter(isVoter)
  }

  /** Votes that the next block needs: n − f of the electorate now. */
  votesNeeded(): number {
    return votesNeeded(this.voters().length)
  }

  /** Hospitals that may be faulty among the electorate now. */
  faultyAllowed(): number {
    return faultyAllowed(this.voters().length)
  }

  /** The nonce account of an author. */
  account(author: Uint8Array): NonceAccount | undefined {
    return this.current.accounts.get(toHex(author))
  }

  /** Who was active at `height`, up to the last block. */
  rosterAt(height: number): Roster | undefined {
    return height > this.current.height ? undefined : rosterAt(this.current.rosters, height)
  }

  /** Hash of the block at `height`, if it lies in the base window. */
  recentHash(height: number): Uint8Array | undefined {
    return this.current.recentHashes[
      this.current.recentHashes.length - 1 - (this.current.height - height)
    ]
  }

  /** True when the newest epoch is sealed to exactly the active hospitals and their keys. */
  epochIsCurrent(): boolean {
    return epochMatches(this.current.epoch, this.current.members)
  }
}

/** A state that the transactions of one block change, one after another. */
export class LedgerDraft extends LedgerView {
  /** Time of the block being checked; the only time that a check may use. */
  readonly blockTime: number

  constructor(state: LedgerState, blockTime: number) {
    super(state)
    this.blockTime = blockTime
  }

  /** Runs `change`; when it throws, the draft is as before and the error goes on. */
  attempt(change: () => void): void {
    const before = this.current
    try {
      change()
    } catch (error) {
      this.current = before
      throw error
    }
  }

  /** Adds a member or puts another version of it in place; starts its account when new. */
  setMember(member: Member): void {
    const key = toHex(member.id)
    const members = new Map(this.current.members).set(key, member)
    const accounts = this.current.accounts.has(key)
      ? this.current.accounts
      : new Map(this.current.accounts).set(key, newNonceAccount(member.anchor.hash))
    this.current = {
      ...this.current,
      members,
      accounts,
      memberRoot: memberRootOf(members.values()),
    }
    this.renewRoster()
  }

  /** Puts a new epoch in place. */
  setEpoch(epoch: EpochState): void {
    this.current = { ...this.current, epoch }
    this.renewRoster()
  }

  /** Puts another version of an author's account in place. */
  setAccount(author: Uint8Array, account: NonceAccount): void {
    const accounts = new Map(this.current.accounts).set(toHex(author), account)
    this.current = { ...this.current, accounts }
  }

  /** The state after the block with this hash. */
  finish(hash: Uint8Array): LedgerState {
    const { recentHashes, consortium, height } = this.current
    const kept = recentHashes.slice(-consortium.genesis.parameters.baseWindow)
    return {
      ...this.current,
      height: height + 1,
      head: hash,
      time: this.blockTime,
      recentHashes: [...kept, hash],
    }
  }

  private renewRoster(): void {
    const roster: Roster = {
      from: this.height + 1,
      active: this.active().map(({ id, profile }) => ({ id, specialties: profile.specialties })),
      voters: this.voters().map(({ id }) => id),
      epoch: this.epochIsCurrent() ? this.current.epoch!.number : null,
    }
    const earlier = this.current.rosters.filter(({ from }) => from < roster.from)
    this.current = { ...this.current, rosters: [...earlier, roster] }
  }
}

/** True for a hospital with a vote: active, or suspended (the electorate cannot be shrunk). */
export function isVoter(member: Member): boolean {
  return member.status === 'active' || member.status === 'suspended'
}

function epochMatches(
  epoch: EpochState | undefined,
  members: ReadonlyMap<string, Member>,
): boolean {
  if (!epoch) return false
  let active = 0
  for (const [id, member] of members) {
    if (member.status !== 'active') continue
    active++
    const sealedTo = epoch.recipients.get(id)
    if (!sealedTo || !equalBytes(sealedTo, member.encryptionKey)) return false
  }
  return active === epoch.recipients.size
}
