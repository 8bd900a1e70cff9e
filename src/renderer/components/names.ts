/** Names of people as they are written. */

/** What a name is built from. */
export interface PersonName {
  readonly family: string
  readonly given: string
}

/**
 * A name for lists, "Whitcomb, Nora", or within a sentence, "Nora Whitcomb". English and German
 * write both alike; a part that is missing leaves no comma or space.
 */
export function formatPersonName(
  { family, given }: PersonName,
  form: 'list' | 'running' = 'list',
): string {
  const parts = form === 'list' ? [family, given] : [given, family]
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(form === 'list' ? ', ' : ' ')
}
