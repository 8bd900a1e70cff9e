/** Where the typed words begin the words of a name. Pure. */

/** A part of a text. `at` is where it begins. */
export interface Run {
  readonly at: number
  readonly text: string
  readonly matched: boolean
}

/** Splits `text` into runs and says which of them begin a word as one of the typed words does. */
export function matchRuns(text: string, typed: string): Run[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return [...text.matchAll(/\S+|\s+/g)].flatMap(({ 0: word, index: at }) => {
    const lower = word.toLowerCase()
    const fitting = wanted.filter((one) => lower.startsWith(one))
    const length = Math.max(0, ...fitting.map((one) => one.length))
    return [
      { at, text: word.slice(0, length), matched: true },
      { at: at + length, text: word.slice(length), matched: false },
    ].filter((run) => run.text !== '')
  })
}
