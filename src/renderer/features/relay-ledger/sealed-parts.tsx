/** The sealed parts of a record as they are stored. */
import { useTranslation } from 'react-i18next'
import type { Holding } from '#contract/views/chain'
import { HexView } from '#renderer/components/hex-view.tsx'
import classes from './holding-pane.module.css'

/** A byte of each kind, for the legend. */
const STRUCTURE_BYTE = 'a3'
const SEALED_BYTE = '7f'

function Legend() {
  const { t } = useTranslation('government')
  return (
    <span className={classes.legend}>
      <span>
        <strong>{STRUCTURE_BYTE}</strong> {t('holding.legend.structure')}
      </span>
      <span>
        <code>{SEALED_BYTE}</code> {t('holding.legend.sealed')}
      </span>
    </span>
  )
}

function Part({ part }: { part: Holding['parts'][number] }) {
  const { t } = useTranslation('government')
  const { name, length, structure } = part
  return (
    <div className={classes.part}>
      <div className={classes.partHead}>
        <strong>{name}</strong>
        <span>{t(`holding.part.${name}`)}</span>
        <span>{t('holding.partSize', { count: length })}</span>
      </div>
      <HexView
        bytes={part.bytes}
        length={structure + length}
        offset={part.offset}
        structure={structure}
      />
    </div>
  )
}

/** Each part with what it is for and its first bytes. */
export function SealedParts({ parts }: { parts: Holding['parts'] }) {
  const { t } = useTranslation('government')
  return (
    <section>
      <div className={classes.bytesHead}>
        <h3>{t('holding.bytesTitle')}</h3>
        {parts.length > 0 ? <Legend /> : null}
      </div>
      {parts.length === 0 ? (
        <p>{t('holding.noBytes')}</p>
      ) : (
        <div className={classes.parts}>
          {parts.map((part) => (
            <Part key={part.name} part={part} />
          ))}
        </div>
      )}
    </section>
  )
}
