/** What the node says of a draft while it is typed: its own rules, and what a reviewer will read. */
import { useDebouncedValue } from '@mantine/hooks'
import type { DraftCheck, UncheckedDocument } from '#contract/views/draft'
import { useNewest } from '#renderer/store/use-newest.ts'
import { useQuery } from '#renderer/store/use-query.ts'

/** Milliseconds of quiet before a check. */
const QUIET_MILLISECONDS = 150

const NOTHING: DraftCheck = { faults: {}, advice: [] }

/** The newest answer for this document, and again now and then as blocks come; before the first: nothing. */
export function useDraftCheck(document: UncheckedDocument): DraftCheck {
  const [quiet] = useDebouncedValue(JSON.stringify(document), QUIET_MILLISECONDS)
  const input = { document: JSON.parse(quiet) as UncheckedDocument }
  // Few blocks are about this patient, and the node checks again when the draft is submitted.
  const { data } = useQuery('drafts.check', input, ['block'], 'calm')
  return useNewest(data) ?? NOTHING
}
