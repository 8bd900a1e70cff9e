/** Counting votes: `f = ⌊(n−1)/3⌋` of `n` voting hospitals may be faulty (PROTOCOL §1). */

/** How many of `voters` may be faulty without breaking agreement. */
export function faultyAllowed(voters: number): number {
  return voters === 0 ? 0 : Math.floor((voters - 1) / 3)
}

/** How many votes make a block final: n − f. */
export function votesNeeded(voters: number): number {
  return voters - faultyAllowed(voters)
}
