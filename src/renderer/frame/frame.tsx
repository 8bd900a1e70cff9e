/** The frame around every screen of a node that is set up. */
import type { ReactNode } from 'react'
import classes from './frame.module.css'
import { Rail } from './rail.tsx'
import { SkipLink } from './skip-link.tsx'
import { StatusBar } from './status-bar.tsx'
import { Strips } from './strips.tsx'
import { TitleBar } from './title-bar.tsx'
import { useArrivalFocus } from './use-arrival-focus.ts'
import { useDocumentTitle } from './use-document-title.ts'

function WindowTitle() {
  useDocumentTitle()
  return null
}

/** Title bar, strips, rail, the screen, status bar. */
export function Frame({ children }: { children: ReactNode }) {
  const main = useArrivalFocus()
  return (
    <div className={classes.frame}>
      <WindowTitle />
      <SkipLink />
      <TitleBar framed />
      <Strips />
      <div className={classes.middle}>
        <Rail within="window" />
        <main className={classes.main} ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <StatusBar />
    </div>
  )
}

/** Title bar and one centred column, for everything before a node runs. */
export function SetUpFrame({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={classes.frame}>
      <TitleBar framed={false} />
      <Strips />
      <main className={classes.setUp}>
        <div className={classes.column} data-wide={wide}>
          {children}
        </div>
      </main>
    </div>
  )
}
