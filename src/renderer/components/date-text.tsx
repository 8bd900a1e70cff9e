/** A moment on the page, and the functions that write dates (kept apart from anything drawn). */
import { formatDateTime } from './dates.ts'

export { formatDate, formatTime } from './dates.ts'

/** A moment, with its machine-readable form. */
export function DateText({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{formatDateTime(at)}</time>
}
