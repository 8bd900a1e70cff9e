/** A name with the parts that were typed in bold. */
import { Fragment } from 'react'
import { matchRuns } from './match-runs.ts'

/** The name with what was typed in bold. */
export function MatchedText({ text, typed }: { text: string; typed: string }) {
  return matchRuns(text, typed).map((run) =>
    run.matched ? <b key={run.at}>{run.text}</b> : <Fragment key={run.at}>{run.text}</Fragment>,
  )
}
