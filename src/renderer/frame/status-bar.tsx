/** The status bar: who I am, connected or not, how far the chain is, what waits for me. */
import {
  IconBell,
  IconCircleCheck,
  IconPlug,
  IconPlugConnectedX,
  IconProgress,
  IconRefresh,
} from '@tabler/icons-react'
import type { Status } from '#contract/views/app'
import { StateWord } from '#renderer/components/state-chip.tsx'
import { countOf } from '#renderer/components/plural.ts'
import { useStatus } from '#renderer/store/status.ts'
import { PersonButton } from './person-button.tsx'
import { PresenceSwitch } from './presence-switch.tsx'
import classes from './status-bar.module.css'

function Connection({ status }: { status: Status }) {
  if (!status.connected) {
    return (
      <span className={classes.connection}>
        <StateWord icon={IconPlugConnectedX} tone="danger">
          Not connected
        </StateWord>{' '}
        {status.mode === 'government'
          ? 'hospitals cannot reach this ministry'
          : 'work is kept here'}
      </span>
    )
  }
  const government = status.mode === 'government'
  return (
    <span className={classes.connection}>
      <StateWord icon={IconPlug} tone="good">
        {government ? 'Serving' : 'Connected'}
      </StateWord>{' '}
      {government
        ? `${status.votersConnected} of ${countOf(status.voters, 'voting hospital')} connected`
        : `to ${status.consortium?.governmentName ?? 'the ministry'}`}
    </span>
  )
}

function Progress({ status }: { status: Status }) {
  if (status.networkHeight > status.height) {
    return (
      <StateWord icon={IconRefresh} tone="waiting">
        Catching up: block {status.height} of {status.networkHeight}
      </StateWord>
    )
  }
  return (
    <StateWord icon={IconCircleCheck} tone="good">
      {status.mode === 'government'
        ? `Block ${status.height} is final`
        : `Synced to block ${status.height}`}
    </StateWord>
  )
}

interface Waiting {
  readonly count: number
  readonly path: string
  readonly text: string
}

function waitingFor(status: Status): Waiting[] {
  const verb = (count: number) => (count === 1 ? 'waits' : 'wait')
  const all: [count: number, path: string, noun: string][] =
    status.mode === 'government'
      ? [[status.requestsWaiting, 'hospitals', 'request']]
      : [
          [status.reviewsWaiting, 'reviews', 'review'],
          [status.approvalsWaiting, 'approvals', 'approval'],
        ]
  return all
    .filter(([count]) => count > 0)
    .map(([count, path, noun]) => ({ count, path, text: `${countOf(count, noun)} ${verb(count)}` }))
}

/** The bar at the foot of the window. */
export function StatusBar() {
  const status = useStatus()
  return (
    <footer className={classes.bar}>
      <PersonButton />
      <Connection status={status} />
      <span>
        <Progress status={status} />
      </span>
      {status.voting ? (
        <span>
          <StateWord icon={IconProgress} tone="waiting">
            Block {status.voting.height}: voting {status.voting.votes}/{status.voting.needed}
          </StateWord>
        </span>
      ) : null}
      <span className={classes.spring} />
      {status.mode === 'hospital' && status.phase === 'running' ? <PresenceSwitch /> : null}
      {waitingFor(status).map((entry) => (
        <a key={entry.path} href={`#/${entry.path}`} className={classes.waiting}>
          <IconBell size={14} stroke={1.6} aria-hidden />
          {entry.text}
        </a>
      ))}
    </footer>
  )
}
