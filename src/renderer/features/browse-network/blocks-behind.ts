/** How far a hospital's chain is behind. Pure. */
import type { MemberView } from '#contract/views/network'

/** Blocks that it lacks, as far as is known here: 0 also where its height is not known. */
export function blocksBehind(
  { height }: Pick<MemberView, 'height'>,
  networkHeight: number,
): number {
  return height === null ? 0 : Math.max(0, networkHeight - height)
}
