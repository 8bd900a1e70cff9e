/** One line across the whole window. */
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './strips.module.css'

/** Props of Strip. */
export interface StripProps {
  tone: 'waiting' | 'attention' | 'danger'
  icon: Icon
  children: ReactNode
}

/** The line; what is dangerous is announced at once. */
export function Strip({ tone, icon: StripIcon, children }: StripProps) {
  return (
    <div className={classes.strip} data-tone={tone} role={tone === 'danger' ? 'alert' : 'note'}>
      <StripIcon size={16} stroke={1.6} aria-hidden />
      <span>{children}</span>
    </div>
  )
}
