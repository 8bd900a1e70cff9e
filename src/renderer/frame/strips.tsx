/** Lines across the whole window that must not be overlooked. */
import {
  IconAlertTriangle,
  IconFlask,
  IconPlayerPause,
  IconPlugConnectedX,
  IconRefresh,
} from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { onHostState, type HostState } from '../bridge.ts'
import { formatDateTime } from '../components/dates.ts'
import { useLasting } from '../components/use-lasting.ts'
import { useStatusPart } from '../store/status.ts'
import { Strip } from './strip.tsx'

/** Milliseconds that a connection may be away before a strip says so: every start has a moment. */
const OFFLINE_PATIENCE = 3_000

/** Blocks behind the network that a strip is worth: a few are there again before it was read. */
const FAR_BEHIND = 10

const STRONG = { b: <strong /> }

function HostStrip() {
  const { t } = useTranslation('frame')
  const [state, setState] = useState<HostState>('connecting')
  useEffect(() => onHostState(setState), [])
  if (state !== 'lost' && state !== 'ended') return null
  return (
    <Strip tone="danger" icon={IconPlugConnectedX}>
      {t(`host.${state}`)}
    </Strip>
  )
}

function DemonstrationStrip() {
  const { t } = useTranslation('frame')
  const demonstration = useStatusPart((status) => status.consortium?.demonstration ?? false)
  if (!demonstration) return null
  return (
    <Strip tone="attention" icon={IconFlask}>
      <Trans t={t} i18nKey="strip.demonstration" components={STRONG} />
    </Strip>
  )
}

function OfflineStrip() {
  const { t } = useTranslation('frame')
  const { mode, away } = useStatusPart(({ mode: of, connected, phase }) => ({
    mode: of,
    away: !connected && (phase === 'running' || phase === 'admitted'),
  }))
  const lasting = useLasting(away, OFFLINE_PATIENCE)
  if (!lasting) return null
  return (
    <Strip tone="attention" icon={IconPlugConnectedX}>
      {mode === 'government' ? (
        <Trans t={t} i18nKey="strip.offlineGovernment" components={STRONG} />
      ) : (
        <Trans t={t} i18nKey="strip.offlineHospital" components={STRONG} />
      )}
    </Strip>
  )
}

function BehindStrip() {
  const { t } = useTranslation('frame')
  const behind = useStatusPart(({ height, networkHeight }) => networkHeight - height)
  if (behind < FAR_BEHIND) return null
  return (
    <Strip tone="waiting" icon={IconRefresh}>
      <Trans t={t} i18nKey="strip.catchingUp" count={behind} components={STRONG} />
    </Strip>
  )
}

function ExclusionStrip() {
  const { t } = useTranslation('membership')
  const excluded = useStatusPart(({ phase, phaseReason }) => {
    if (phase !== 'excluded') return null
    return phaseReason?.code === 'removed' ? 'removed' : 'suspended'
  })
  if (!excluded) return null
  return (
    <Strip tone="danger" icon={IconPlayerPause}>
      <strong>{t(`excluded.${excluded}.title`)}</strong> {t(`excluded.${excluded}.text`)}
    </Strip>
  )
}

function AlarmStrip() {
  const { t } = useTranslation('errors')
  const alarm = useStatusPart((status) => status.alarm)
  if (!alarm) return null
  return (
    <Strip tone="danger" icon={IconAlertTriangle}>
      <strong>{t(`alarm.${alarm.code}`)}</strong>{' '}
      {t('alarm.since', { time: formatDateTime(alarm.since) })}
    </Strip>
  )
}

/** Lost host, demonstration, exclusion, alarm, offline and far behind, each only while it holds. */
export function Strips() {
  return (
    <>
      <HostStrip />
      <DemonstrationStrip />
      <ExclusionStrip />
      <AlarmStrip />
      <OfflineStrip />
      <BehindStrip />
    </>
  )
}
