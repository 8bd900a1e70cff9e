/** Eight numbered words, the largest thing where they appear; empty places before there are any. */
import { useTranslation } from 'react-i18next'
import classes from './words-grid.module.css'

const PLACES = [0, 1, 2, 3, 4, 5, 6, 7]

/** The words in reading order. */
export function WordsGrid({ words }: { words: readonly string[] | undefined }) {
  const { t } = useTranslation('frame')
  return (
    <ol className={classes.grid} aria-label={t('words.grid')} aria-live="polite">
      {PLACES.map((place) => (
        <li key={place} className={classes.word} data-empty={!words}>
          <span className={classes.place} aria-hidden>
            {place + 1}
          </span>
          {words?.[place] ?? ''}
        </li>
      ))}
    </ol>
  )
}
