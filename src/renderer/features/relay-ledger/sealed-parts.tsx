/** The sealed parts of a record as they are stored. */
import { useTranslation } from 'react-i18next'
import type { Holding } from '#contract/views/chain'
import { HexView } from '#renderer/components/hex-view.tsx'
import classes from './holding-pane.module.css'

/** Each part with what it is for and its first bytes. */
export function SealedParts({ parts }: { parts: Holding['parts'] }) {
  const { t } = useTranslation('government')
  return (
    <section>
      <h3 className={classes.title}>{t('holding.bytesTitle')}</h3>
      {parts.length === 0 ? (
        <p>{t('holding.noBytes')}</p>
      ) : (
        <div className={classes.parts}>
          {parts.map((part) => (
            <div key={part.name} className={classes.part}>
              <div className={classes.partHead}>
                <strong>{part.name}</strong>
                <span>{t(`holding.part.${part.name}`)}</span>
                <span>{t('holding.partSize', { count: part.length })}</span>
              </div>
              <HexView bytes={part.bytes} length={part.length} />
            </div>
          ))}
        </div>
      )}
    </section>
  )
}
