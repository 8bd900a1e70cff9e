/** A tiny router over the address's hash: "#/hospitals/ab12" is the path ["hospitals", "ab12"]. */
import { useMemo, useSyncExternalStore, type ReactNode } from 'react'

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

function readHash(): string {
  return window.location.hash
}

function parse(hash: string): string[] {
  return hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part)
      } catch {
        // A mistyped escape in the address is shown as it was typed.
        return part
      }
    })
}

/** Where the person is. An empty path is the mode's home. */
export function useRoute(): { path: string[] } {
  const hash = useSyncExternalStore(subscribe, readHash)
  return useMemo(() => ({ path: parse(hash) }), [hash])
}

/** Goes to a path, "/chain/128". */
export function navigate(path: string): void {
  window.location.hash = path.startsWith('/') ? path : `/${path}`
}

/** A link to a path. */
export function Link({ to, children }: { to: string; children: ReactNode }) {
  return <a href={`#${to.startsWith('/') ? to : `/${to}`}`}>{children}</a>
}
