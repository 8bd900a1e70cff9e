/** The ministry's home: what waits, how the consortium stands, what can be read here. */
import { useTranslation } from 'react-i18next'
import { Page } from '#renderer/frame/page.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { AddressList } from './address-list.tsx'
import { Figures } from './figures.tsx'
import classes from './government-home.module.css'
import { ReadableStatement } from './readable-statement.tsx'
import { WaitingList } from './waiting-list.tsx'

/** The home screen. */
export function GovernmentHome() {
  const { t } = useTranslation('government')
  const status = useStatus()
  return (
    <Page title={status.consortium?.name ?? t('home.title')} subtitle={status.consortium?.country}>
      <div className={classes.home}>
        <Figures status={status} />
        <WaitingList />
        <div className={classes.columns}>
          <ReadableStatement />
          <AddressList addresses={status.addresses} />
        </div>
      </div>
    </Page>
  )
}
