/** The first stop of the keyboard: past title bar and rail to the screen. */
import { useTranslation } from 'react-i18next'
import classes from './skip-link.module.css'

/** A button, since the address's hash is the router's. It shows itself while it has the focus. */
export function SkipLink() {
  const { t } = useTranslation('frame')
  return (
    <button
      type="button"
      className={classes.skip}
      onClick={() => document.querySelector<HTMLElement>('main')?.focus()}
    >
      {t('nav.skip')}
    </button>
  )
}
