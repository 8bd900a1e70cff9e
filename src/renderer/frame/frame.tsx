/** The frame around every screen of a node that is set up. */
import type { ReactNode } from 'react'
import { useStatus } from '#renderer/store/status.ts'
import classes from './frame.module.css'
import { Rail } from './rail.tsx'
import { StatusBar } from './status-bar.tsx'
import { Strips } from './strips.tsx'
import { TitleBar } from './title-bar.tsx'

/** Title bar, strips, rail, the screen, status bar. */
export function Frame({ children }: { children: ReactNode }) {
  const status = useStatus()
  return (
    <div className={classes.frame}>
      <TitleBar status={status} />
      <Strips status={status} />
      <div className={classes.middle}>
        <Rail />
        <main className={classes.main}>{children}</main>
      </div>
      <StatusBar />
    </div>
  )
}

/** Title bar and one centred column, for everything before a node runs. */
export function SetUpFrame({ children, wide }: { children: ReactNode; wide?: boolean }) {
  const status = useStatus()
  return (
    <div className={classes.frame}>
      <TitleBar status={status} />
      <Strips status={status} />
      <main className={classes.setUp}>
        <div className={classes.column} data-wide={wide}>
          {children}
        </div>
      </main>
    </div>
  )
}
