/** The rail of a narrow window: behind a button in the title bar. */
import { ActionIcon, Drawer } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStatusPart } from '../store/status.ts'
import { waitingInAll } from './navigation.ts'
import classes from './menu-drawer.module.css'
import { Rail, WaitingBadge } from './rail.tsx'
import { useRoute } from './router.tsx'

/** The button and the drawer that it opens; going somewhere closes it. */
export function MenuDrawer() {
  const { t } = useTranslation('frame')
  // Open at one place only: going to another one closes it.
  const [openAt, setOpenAt] = useState<string | null>(null)
  const waiting = useStatusPart(waitingInAll)
  const place = useRoute().path.join('/')
  const open = openAt === place
  if (openAt !== null && !open) setOpenAt(null)
  return (
    <div className={classes.menu}>
      <ActionIcon
        variant="subtle"
        size={32}
        aria-label={t('nav.menu')}
        aria-expanded={open}
        onClick={() => setOpenAt(place)}
      >
        <IconMenu2 size={20} stroke={1.6} />
      </ActionIcon>
      <span className={classes.waiting}>
        <WaitingBadge count={waiting} />
      </span>
      <Drawer
        opened={open}
        onClose={() => setOpenAt(null)}
        title={t('nav.menu')}
        closeButtonProps={{ 'aria-label': t('pane.close') }}
        size={260}
      >
        <Rail within="drawer" />
      </Drawer>
    </div>
  )
}
