/** Labelled facts, one a line. */
import type { ReactNode } from 'react'
import classes from './facts.module.css'

/** A label and what stands beside it. */
export type Fact = readonly [label: string, value: ReactNode]

/** The facts as a definition list on two columns. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
