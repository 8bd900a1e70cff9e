/** A name with the parts that were typed in bold. */
import { Fragment } from 'react'

/** Splits `text` into runs and says which of them begin a word as one of the typed words does. */
export function matchRuns(text: string, typed: string): { text: string; matched: boolean }[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return text.split(/(\s+)/).flatMap((word) => {
    const lower = word.toLowerCase()
    const hit = wanted.filter((one) => lower.startsWith(one)).sort((a, b) => b.length - a.length)[0]
    if (!hit) return [{ text: word, matched: false }]
    return [
      { text: word.slice(0, hit.length), matched: true },
      { text: word.slice(hit.length), matched: false },
    ]
  })
}

/** The name with what was typed in bold. */
export function MatchedText({ text, typed }: { text: string; typed: string }) {
  return (
    <>
      {matchRuns(text, typed).map((run, index) =>
        run.matched ? <b key={index}>{run.text}</b> : <Fragment key={index}>{run.text}</Fragment>,
      )}
    </>
  )
}
