/** The title bar: the mode as a colour, a word and a name. */
import { UnstyledButton } from '@mantine/core'
import { IconBuildingBank, IconBuildingHospital, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../commands/keys.tsx'
import { openPalette } from '../commands/panels.ts'
import { showWhole } from '../components/whole-on-hover.ts'
import { useStatusPart } from '../store/status.ts'
import { MenuDrawer } from './menu-drawer.tsx'
import { SettingsMenu } from './settings-menu.tsx'
import classes from './title-bar.module.css'

const APPLICATION = 'MediChain'

function PaletteButton() {
  const { t } = useTranslation('frame')
  return (
    <UnstyledButton className={classes.palette} onClick={openPalette} aria-haspopup="dialog">
      <IconSearch size={14} stroke={1.6} aria-hidden />
      <span className={classes.paletteText}>{t('palette.open')}</span>
      <span className={classes.keys}>
        <Keys accelerator="CmdOrCtrl+K" />
      </span>
    </UnstyledButton>
  )
}

/**
 * Who this window belongs to. Before a mode was chosen it says only what the application is.
 * `framed`: there are screens to go to.
 */
export function TitleBar({ framed }: { framed: boolean }) {
  const { t } = useTranslation('frame')
  const { mode, name, consortium } = useStatusPart((status) => ({
    mode: status.mode,
    name: status.name,
    consortium: status.consortium?.name,
  }))
  const Icon = mode === 'government' ? IconBuildingBank : IconBuildingHospital
  return (
    <header className={classes.bar}>
      {framed ? <MenuDrawer /> : null}
      <span className={classes.icon} data-framed={framed}>
        <Icon size={20} stroke={1.6} aria-hidden />
      </span>
      {mode ? <span className={classes.mode}>{t(`mode.${mode}`)}</span> : null}
      <span className={classes.name} onPointerEnter={showWhole}>
        {name ?? APPLICATION}
      </span>
      {consortium ? (
        <span className={classes.consortium} onPointerEnter={showWhole}>
          {consortium}
        </span>
      ) : null}
      <span className={classes.actions}>
        {framed ? <PaletteButton /> : null}
        <SettingsMenu />
      </span>
    </header>
  )
}
