/** What the node says of a draft while it is typed: its own rules, and what a reviewer will read. */
import { useDebouncedValue } from '@mantine/hooks'
import type { DraftCheck, UncheckedDocument } from '#contract/views/draft'
import { useQuery } from '#renderer/store/use-query.ts'
import { useNewest } from './use-newest.ts'

/** Milliseconds of quiet before a check. */
const QUIET_MILLISECONDS = 150

const NOTHING: DraftCheck = { faults: {}, advice: [] }

/** The newest answer for this document, and again with every block; nothing before the first. */
export function useDraftCheck(document: UncheckedDocument): DraftCheck {
  const [quiet] = useDebouncedValue(JSON.stringify(document), QUIET_MILLISECONDS)
  const { data } = useQuery('drafts.check', { document: JSON.parse(quiet) as UncheckedDocument }, [
    'block',
  ])
  return useNewest(data) ?? NOTHING
}
