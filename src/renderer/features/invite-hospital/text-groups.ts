/** Long text in short groups, which an eye can follow from paper. */

/** Characters of a group. */
const GROUP = 8

/** The text after its prefix in groups of eight; the prefix "medichain-invitation:" stays whole. */
export function groupsOf(text: string): string[] {
  const start = text.indexOf(':') + 1
  const groups = start > 0 ? [text.slice(0, start)] : []
  for (let at = start; at < text.length; at += GROUP) groups.push(text.slice(at, at + GROUP))
  return groups
}
