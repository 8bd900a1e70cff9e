/** A member of the consortium and the root over all members that every block commits to (§4, §6). */
import { compareBytes } from '#crypto/bytes'
import { encode } from '../codec/cbor.ts'
import { merkleRoot } from '../codec/merkle.ts'
import type { Profile } from './enrolment.ts'

/** admitted → active ⇄ suspended → removed. */
export type MemberStatus = 'admitted' | 'active' | 'suspended' | 'removed'

/** The government's commitment to one hospital's chain of draw secrets (§6). */
export interface DrawAnchor {
  /** s_0: hashing s_n n times gives it. */
  readonly hash: Uint8Array
  /** How many secrets the chain has. */
  readonly length: number
}

/** A member as the chain knows it. */
export interface Member {
  readonly id: Uint8Array
  readonly status: MemberStatus
  /** Height of the block that gave it this status. */
  readonly since: number
  readonly profile: Profile
  readonly signingKey: Uint8Array
  readonly encryptionKey: Uint8Array
  readonly anchor: DrawAnchor
}

/** Root over the members, ordered by id; equal sets of members give equal roots. */
export function memberRootOf(members: Iterable<Member>): Uint8Array {
  const ordered = [...members].sort((a, b) => compareBytes(a.id, b.id))
  return merkleRoot(ordered.map((member) => encode({ ...member, anchor: { ...member.anchor } })))
}
