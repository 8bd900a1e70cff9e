/** A titled part of the home screen. */
import type { ReactNode } from 'react'
import classes from './hospital-home.module.css'

/** The part, with a link at the end of its title's line. */
export function Panel({
  title,
  link,
  children,
}: {
  title: string
  link?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={classes.panel}>
      <header className={classes.panelHead}>
        <h2>{title}</h2>
        {link}
      </header>
      {children}
    </section>
  )
}
