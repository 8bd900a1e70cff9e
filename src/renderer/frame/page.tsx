/** One content column with a head, and an optional detail pane that covers it when space is short. */
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './page.module.css'
import { usePaneFocus } from './use-pane-focus.ts'

/** Props of Page. */
export interface PageProps {
  title: ReactNode
  subtitle?: ReactNode
  /** Buttons, search and segments at the right of the head. */
  actions?: ReactNode
  children: ReactNode
  /** The pane beside the list; it brings its own head (see DetailPane). */
  detail?: ReactNode
  /** Width of the pane in CSS pixels at full width, 448 unless told. */
  detailWidth?: number
}

/** A screen: head, content and the optional pane. */
export function Page({ title, subtitle, actions, children, detail, detailWidth = 448 }: PageProps) {
  const { t } = useTranslation('frame')
  const pane = usePaneFocus(Boolean(detail))
  return (
    <div className={classes.page} data-with-detail={detail ? true : undefined}>
      <section className={classes.list}>
        <header className={classes.head}>
          <h1 tabIndex={-1}>{title}</h1>
          {subtitle ? <div className={classes.subtitle}>{subtitle}</div> : null}
          <div className={classes.actions}>{actions}</div>
        </header>
        <div className={classes.content}>{children}</div>
      </section>
      {detail ? (
        <aside
          ref={pane}
          tabIndex={-1}
          aria-label={t('pane.details')}
          className={classes.detail}
          style={{ '--detail-width': `${detailWidth}px` } as CSSProperties}
        >
          {detail}
        </aside>
      ) : null}
    </div>
  )
}
