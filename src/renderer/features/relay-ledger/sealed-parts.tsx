/** The sealed parts of a record as they are stored. */
import type { Holding } from '#contract/views/chain'
import { HexView } from '#renderer/components/hex-view.tsx'
import classes from './holding-pane.module.css'

const MEANINGS: Record<Holding['parts'][number]['name'], string> = {
  body: 'the document',
  keys: 'its key, for the active hospitals only',
  index: 'patient tag, what it replaces',
}

/** Each part with what it is for and its first bytes. */
export function SealedParts({ parts }: { parts: Holding['parts'] }) {
  return (
    <section>
      <h3 className={classes.title}>The bytes</h3>
      {parts.length === 0 ? (
        <p>None: the payload of this record is no longer held here.</p>
      ) : (
        <div className={classes.parts}>
          {parts.map((part) => (
            <div key={part.name} className={classes.part}>
              <div className={classes.partHead}>
                <strong>{part.name}</strong>
                <span>{MEANINGS[part.name]}</span>
                <span>{part.length.toLocaleString('en')} bytes, sealed</span>
              </div>
              <HexView bytes={part.bytes} length={part.length} />
            </div>
          ))}
        </div>
      )}
    </section>
  )
}
