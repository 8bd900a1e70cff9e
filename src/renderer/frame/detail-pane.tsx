/** The inside of a detail pane: head with a close button, a scrolling body, an action bar at the foot. */
import { Button, CloseButton } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './detail-pane.module.css'

/** Props of DetailPane. */
export interface DetailPaneProps {
  title: ReactNode
  /** Chips and links at the end of the title. */
  aside?: ReactNode
  subtitle?: ReactNode
  onClose: () => void
  children: ReactNode
  /** The action bar; the decisive button comes last. */
  foot?: ReactNode
}

/** A detail pane. On narrow windows, where it covers the list, it shows Back instead of a cross. */
export function DetailPane({ title, aside, subtitle, onClose, children, foot }: DetailPaneProps) {
  const { t } = useTranslation('frame')
  return (
    <>
      <header className={classes.head}>
        <div className={classes.back}>
          <Button
            variant="subtle"
            leftSection={<IconArrowLeft size={16} stroke={1.6} />}
            onClick={onClose}
          >
            {t('pane.back')}
          </Button>
        </div>
        <div className={classes.line}>
          <h2>{title}</h2>
          <div className={classes.aside}>
            {aside}
            <span className={classes.close}>
              <CloseButton onClick={onClose} aria-label={t('pane.close')} />
            </span>
          </div>
        </div>
        {subtitle ? <div className={classes.subtitle}>{subtitle}</div> : null}
      </header>
      {/* What scrolls must be reachable by keyboard, also where nothing in it can be focused. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={classes.body} aria-label={t('pane.details')} tabIndex={0}>
        {children}
      </section>
      {foot ? <footer className={classes.foot}>{foot}</footer> : null}
    </>
  )
}
