/** The title bar: the mode as a colour, a word and a name. */
import { IconBuildingBank, IconBuildingHospital } from '@tabler/icons-react'
import type { Status } from '#contract/views/app'
import { SchemeButton } from './scheme-button.tsx'
import classes from './title-bar.module.css'

/** Who this window belongs to. Before a mode was chosen it says only what the application is. */
export function TitleBar({ status }: { status: Status }) {
  const Icon = status.mode === 'government' ? IconBuildingBank : IconBuildingHospital
  return (
    <header className={classes.bar}>
      <span className={classes.icon}>
        <Icon size={20} stroke={1.6} aria-hidden />
      </span>
      {status.mode ? (
        <span className={classes.mode}>
          {status.mode === 'government' ? 'Government' : 'Hospital'}
        </span>
      ) : null}
      <span className={classes.name}>{status.name ?? 'MediChain'}</span>
      {status.consortium ? (
        <span className={classes.consortium}>{status.consortium.name}</span>
      ) : null}
      <span className={classes.actions}>
        <SchemeButton />
      </span>
    </header>
  )
}
