/** Whether the window is so narrow that a pane covers the list. */
import { useMediaQuery } from '@mantine/hooks'

/** True below 1024 CSS pixels, as at 200 % zoom of a small window. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 1023px)', false, { getInitialValueInEffect: false })
}
