/** Something takes a moment and says what. */
import { Loader } from '@mantine/core'
import classes from './starting.module.css'

/** A spinner with the sentence that goes with it. */
export function Starting({ text }: { text: string }) {
  return (
    <output className={classes.starting}>
      <Loader size={24} />
      <p>{text}</p>
    </output>
  )
}
