/** Lines across the whole window that must not be overlooked. */
import {
  IconAlertTriangle,
  IconFlask,
  IconPlayerPause,
  IconPlugConnectedX,
} from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { Status } from '#contract/views/app'
import { onHostState, type HostState } from '#renderer/bridge.ts'
import { formatDateTime } from '#renderer/components/date-text.tsx'
import classes from './strips.module.css'

function Strip({
  tone,
  icon,
  children,
}: {
  tone: 'attention' | 'danger'
  icon: ReactNode
  children: ReactNode
}) {
  return (
    <div className={classes.strip} data-tone={tone} role={tone === 'danger' ? 'alert' : 'note'}>
      {icon}
      <span>{children}</span>
    </div>
  )
}

function HostStrip() {
  const [state, setState] = useState<HostState>('connecting')
  useEffect(() => onHostState(setState), [])
  if (state === 'lost') {
    return (
      <Strip tone="danger" icon={<IconPlugConnectedX size={16} stroke={1.6} aria-hidden />}>
        This window lost touch with its node and is reconnecting. What you type stays here; nothing
        can be sent meanwhile.
      </Strip>
    )
  }
  if (state === 'ended') {
    return (
      <Strip tone="danger" icon={<IconPlugConnectedX size={16} stroke={1.6} aria-hidden />}>
        The node was started again and no longer knows this window. Nothing that was saved is lost:
        open the new link that the node printed.
      </Strip>
    )
  }
  return null
}

/** Lost host, demonstration, exclusion and alarm, each only while it holds. */
export function Strips({ status }: { status: Status }) {
  return (
    <>
      <HostStrip />
      {status.consortium?.demonstration ? (
        <Strip tone="attention" icon={<IconFlask size={16} stroke={1.6} aria-hidden />}>
          <strong>Demonstration: nothing here is private.</strong> Enter no real patient.
        </Strip>
      ) : null}
      {status.phase === 'excluded' ? (
        <Strip tone="danger" icon={<IconPlayerPause size={16} stroke={1.6} aria-hidden />}>
          <strong>This hospital is suspended or removed.</strong> {status.phaseReason ?? ''} What it
          holds stays readable here; it cannot submit or review. Speak with the ministry.
        </Strip>
      ) : null}
      {status.alarm ? (
        <Strip tone="danger" icon={<IconAlertTriangle size={16} stroke={1.6} aria-hidden />}>
          <strong>{status.alarm.message}</strong> Since {formatDateTime(status.alarm.since)}.
        </Strip>
      ) : null}
    </>
  )
}
