/** Where a hospital's day starts: what waits, whether it may be asked, what happened last. */
import { Button } from '@mantine/core'
import { IconStethoscope } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Page } from '#renderer/frame/page.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import classes from './hospital-home.module.css'
import { Presence } from './presence.tsx'
import { RecentBlocks } from './recent-blocks.tsx'
import { RecentSubmissions } from './recent-submissions.tsx'
import { WaitingList } from './waiting-list.tsx'

/** The screen. */
export function HospitalHome() {
  const { t } = useTranslation('submissions')
  const { name, person } = useStatus()
  return (
    <Page
      title={name ?? t('home.title')}
      subtitle={person ?? undefined}
      actions={
        <Button
          leftSection={<IconStethoscope size={16} stroke={1.6} />}
          onClick={() => navigate('/diagnose/new')}
        >
          {t('home.newDiagnosis')}
        </Button>
      }
    >
      <div className={classes.home}>
        <div className={classes.column}>
          <WaitingList />
          <RecentSubmissions />
        </div>
        <div className={classes.column}>
          <Presence />
          <RecentBlocks />
        </div>
      </div>
    </Page>
  )
}
