/** The root: listens to the node, knows its status, and shows what its phase asks for. */
import { useCallback, useEffect, useState } from 'react'
import type { Status } from '#contract/views/app'
import { onHostState } from './bridge.ts'
import { getClient } from './client.ts'
import { ErrorNotice } from './components/feedback.tsx'
import { Frame, SetUpFrame } from './frame/frame.tsx'
import { Starting } from './frame/starting.tsx'
import { GovernmentScreens, HospitalScreens } from './screens.tsx'
import { ChooseMode } from './features/choose-mode/choose-mode.tsx'
import { CreateConsortium } from './features/create-consortium/create-consortium.tsx'
import { RequestMembership } from './features/request-membership/request-membership.tsx'
import { RequestRefused } from './features/request-membership/request-refused.tsx'
import { RequestWaiting } from './features/request-membership/request-waiting.tsx'
import { UnlockNode } from './features/unlock/unlock-node.tsx'
import { listen, refreshAll } from './store/listen.ts'
import { useStatusOrNull } from './store/status.ts'
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
    const stopState = onHostState((state) => {
      if (state === 'connected' || state === 'connecting') refresh()
    })
    return () => {
      stopListening()
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

function SetUp({ status }: { status: Status }) {
  switch (status.phase) {
    case 'choose-mode':
      return <ChooseMode />
    case 'set-up':
      return status.mode === 'government' ? <CreateConsortium /> : <RequestMembership />
    case 'locked':
      return <UnlockNode />
    case 'starting':
      return <Starting text="The node is opening its chain and checking it." />
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

function Screens({ status }: { status: Status }) {
  if (FRAMED.has(status.phase)) {
    return (
      <Frame>{status.mode === 'government' ? <GovernmentScreens /> : <HospitalScreens />}</Frame>
    )
  }
  return (
    <SetUpFrame wide={status.phase === 'choose-mode' || status.phase === 'requesting'}>
      <SetUp status={status} />
    </SetUpFrame>
  )
}

/** The application. */
export function App() {
  const { error, retry } = useNode()
  const status = useStatusOrNull()
  useModeAccent(status?.mode ?? null)
  if (status) return <Screens status={status} />
  return error ? (
    <ErrorNotice error={error} onRetry={retry} />
  ) : (
    <Starting text="Connecting to the node." />
  )
}
