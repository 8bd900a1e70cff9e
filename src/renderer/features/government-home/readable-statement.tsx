/** What the ministry can and cannot read, said plainly. */
import { Link } from '#renderer/frame/router.tsx'
import classes from './government-home.module.css'

/** The statement, with the way to its proof. */
export function ReadableStatement() {
  return (
    <section className={classes.section}>
      <h2>What you can read</h2>
      <p>
        Which hospital sent a record, when, how large it is, which hospital reviewed it, and that it
        was accepted. Not the patient, the diagnosis, the notes, nor the reason for a rejection:
        those are sealed for the active hospitals, and this ministry has no key.
      </p>
      <p>
        <Link to="/ledger">See the bytes of any record</Link>
      </p>
    </section>
  )
}
