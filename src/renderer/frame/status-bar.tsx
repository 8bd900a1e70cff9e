/** The status bar: who I am, connected or not, how far the chain is, what waits for me. */
import {
  IconBell,
  IconCircleCheck,
  IconPlug,
  IconPlugConnectedX,
  IconProgress,
  IconRefresh,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateWord } from '../components/state-chip.tsx'
import { showWhole } from '../components/whole-on-hover.ts'
import { useStatusPart } from '../store/status.ts'
import { PersonButton } from './person-button.tsx'
import { PresenceSwitch } from './presence-switch.tsx'
import classes from './status-bar.module.css'

function Offline({ government }: { government: boolean }) {
  const { t } = useTranslation('frame')
  return (
    <span className={classes.connection} onPointerEnter={showWhole}>
      <StateWord icon={IconPlugConnectedX} tone="danger">
        {t('status.notConnected')}
      </StateWord>{' '}
      <span className={classes.detail}>
        {government ? t('status.unreachable') : t('status.keptHere')}
      </span>
    </span>
  )
}

function Connection() {
  const { t } = useTranslation('frame')
  const status = useStatusPart(({ mode, connected, voters, votersConnected, consortium }) => ({
    government: mode === 'government',
    connected,
    voters,
    votersConnected,
    governmentName: consortium?.governmentName,
  }))
  if (!status.connected) return <Offline government={status.government} />
  return (
    <span className={classes.connection} onPointerEnter={showWhole}>
      <StateWord icon={IconPlug} tone="good">
        {status.government ? t('status.serving') : t('status.connected')}
      </StateWord>{' '}
      <span className={classes.detail}>
        {status.government
          ? t('status.voters', { count: status.voters, connected: status.votersConnected })
          : t('status.to', { name: status.governmentName ?? t('status.ministry') })}
      </span>
    </span>
  )
}

function Progress() {
  const { t } = useTranslation('frame')
  const { mode, height, networkHeight } = useStatusPart((status) => ({
    mode: status.mode,
    height: status.height,
    networkHeight: status.networkHeight,
  }))
  if (networkHeight > height) {
    return (
      <StateWord icon={IconRefresh} tone="waiting">
        {t('status.catchingUp', { height, networkHeight })}
      </StateWord>
    )
  }
  return (
    <StateWord icon={IconCircleCheck} tone="good">
      {mode === 'government' ? t('status.final', { height }) : t('status.synced', { height })}
    </StateWord>
  )
}

function Voting() {
  const { t } = useTranslation('frame')
  const voting = useStatusPart((status) => status.voting)
  if (!voting) return null
  return (
    <span className={classes.voting}>
      <StateWord icon={IconProgress} tone="waiting">
        {t('status.voting', voting)}
      </StateWord>
    </span>
  )
}

function WaitingLinks() {
  const { t } = useTranslation('frame')
  const { mode, requests, reviews, approvals } = useStatusPart((status) => ({
    mode: status.mode,
    requests: status.requestsWaiting,
    reviews: status.reviewsWaiting,
    approvals: status.approvalsWaiting,
  }))
  const all =
    mode === 'government'
      ? [{ path: 'hospitals', count: requests, kind: 'requests' as const }]
      : [
          { path: 'reviews', count: reviews, kind: 'reviews' as const },
          { path: 'approvals', count: approvals, kind: 'approvals' as const },
        ]
  return all
    .filter(({ count }) => count > 0)
    .map(({ path, count, kind }) => (
      <a key={path} href={`#/${path}`} className={classes.waiting}>
        <IconBell size={14} stroke={1.6} aria-hidden />
        {t(`status.${kind}`, { count })}
      </a>
    ))
}

/** The bar at the foot of the window. */
export function StatusBar() {
  const reviewing = useStatusPart(({ mode, phase }) => mode === 'hospital' && phase === 'running')
  return (
    <footer className={classes.bar}>
      <PersonButton />
      <Connection />
      <span className={classes.progress}>
        <Progress />
      </span>
      <Voting />
      <span className={classes.spring} />
      {reviewing ? <PresenceSwitch /> : null}
      <WaitingLinks />
    </footer>
  )
}
