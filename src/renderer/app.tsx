/** The root: listens to the node, knows its status, and shows what its phase asks for. */
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '#contract/views/app'
import { onHostState } from './bridge.ts'
import { getClient } from './client.ts'
import { Commands } from './commands/commands.tsx'
import { ErrorNotice } from './components/feedback.tsx'
import { Frame, SetUpFrame } from './frame/frame.tsx'
import { Starting } from './frame/starting.tsx'
import { useApplyPreferences } from './frame/use-preferences.ts'
import { GovernmentScreens, HospitalScreens } from './screens.tsx'
import { ChooseMode } from './features/choose-mode/choose-mode.tsx'
import { CreateConsortium } from './features/create-consortium/create-consortium.tsx'
import { RequestMembership } from './features/request-membership/request-membership.tsx'
import { RequestRefused } from './features/request-membership/request-refused.tsx'
import { RequestWaiting } from './features/request-membership/request-waiting.tsx'
import { UnlockNode } from './features/unlock/unlock-node.tsx'
import { listen, refreshAll, watchVisibility } from './store/listen.ts'
import { useStatusKnown, useStatusPart } from './store/status.ts'
import { toError } from './store/use-query.ts'

/** Listens from the first to the last moment, and asks anew whenever the host comes back. */
function useNode(): { error: Error | undefined; retry: () => void } {
  const [error, setError] = useState<Error>()
  const refresh = useCallback(() => {
    refreshAll(getClient()).then(
      () => setError(undefined),
      (thrown: unknown) => setError(toError(thrown)),
    )
  }, [])
  useEffect(() => {
    const client = getClient()
    const stopListening = listen(client)
    const stopWatching = watchVisibility(document)
    const stopState = onHostState((state) => {
      if (state === 'connected' || state === 'connecting') refresh()
    })
    return () => {
      stopListening()
      stopWatching()
      stopState()
    }
  }, [refresh])
  return { error, retry: refresh }
}

/** The mode colours the whole page, menus and dialogs too, which live outside the frame. */
function useModeAccent(mode: Status['mode']): void {
  useEffect(() => {
    if (mode) document.documentElement.dataset['mode'] = mode
    else delete document.documentElement.dataset['mode']
  }, [mode])
}

type Place = Pick<Status, 'mode' | 'phase'>

function SetUp({ mode, phase }: Place) {
  const { t } = useTranslation('frame')
  switch (phase) {
    case 'choose-mode':
      return <ChooseMode />
    case 'set-up':
      return mode === 'government' ? <CreateConsortium /> : <RequestMembership />
    case 'locked':
      return <UnlockNode />
    case 'starting':
      return <Starting text={t('starting.opening')} />
    case 'requesting':
      return <RequestWaiting />
    case 'refused':
      return <RequestRefused />
    case 'admitted':
    case 'running':
    case 'excluded':
      return null
  }
}

const FRAMED: ReadonlySet<Status['phase']> = new Set(['admitted', 'running', 'excluded'])

/** Drawn anew only when the node comes to another phase; what else changes, its users follow. */
function Screens() {
  const { mode, phase } = useStatusPart((status) => ({ mode: status.mode, phase: status.phase }))
  const framed = FRAMED.has(phase)
  useModeAccent(mode)
  useApplyPreferences(useStatusPart((status) => status.preferences))
  return (
    <>
      <Commands withPalette={framed} />
      {framed ? (
        <Frame>{mode === 'government' ? <GovernmentScreens /> : <HospitalScreens />}</Frame>
      ) : (
        <SetUpFrame wide={phase === 'choose-mode' || phase === 'requesting'}>
          <SetUp mode={mode} phase={phase} />
        </SetUpFrame>
      )}
    </>
  )
}

/** The application. */
export function App() {
  const { t } = useTranslation('frame')
  const { error, retry } = useNode()
  const known = useStatusKnown()
  if (known) return <Screens />
  return error ? (
    <ErrorNotice error={error} onRetry={retry} />
  ) : (
    <Starting text={t('starting.connecting')} />
  )
}
