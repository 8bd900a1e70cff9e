/** "Verify the whole chain": its button, its progress, and a plain verdict. */
import { Button, Progress } from '@mantine/core'
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { getClient } from '#renderer/client.ts'
import { formatDateTime } from '#renderer/components/date-text.tsx'
import { errorSentence } from '#renderer/components/feedback.tsx'
import { countOf } from '#renderer/components/plural.ts'
import { StateWord } from '#renderer/components/state-chip.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { toError } from '#renderer/store/use-query.ts'
import classes from './chain.module.css'
import { verifyChain, type ChainVerdict } from './verify-chain.ts'

type Walk =
  | { readonly kind: 'none' }
  | { readonly kind: 'walking'; readonly done: number; readonly head: number }
  | { readonly kind: 'ended'; readonly verdict: ChainVerdict; readonly at: number }
  | { readonly kind: 'failed'; readonly error: Error }

function useWalk(): { walk: Walk; start: () => void; stop: () => void } {
  const { height } = useStatus()
  const [walk, setWalk] = useState<Walk>({ kind: 'none' })
  const abort = useRef<AbortController>(null)
  useEffect(() => () => abort.current?.abort(), [])
  const start = () => {
    const controller = new AbortController()
    abort.current = controller
    setWalk({ kind: 'walking', done: 0, head: height })
    verifyChain(getClient(), height, controller.signal, (done) =>
      setWalk({ kind: 'walking', done, head: height }),
    ).then(
      (verdict) => setWalk({ kind: 'ended', verdict, at: Date.now() }),
      (thrown: unknown) => setWalk({ kind: 'failed', error: toError(thrown) }),
    )
  }
  return { walk, start, stop: () => abort.current?.abort() }
}

function Verdict({ verdict, at }: { verdict: ChainVerdict; at: number }) {
  switch (verdict.kind) {
    case 'verified':
      return (
        <span className={classes.verdict}>
          <StateWord icon={IconShieldCheck} tone="good">
            {countOf(verdict.blocks, 'block')} verified
          </StateWord>{' '}
          {formatDateTime(at)}
        </span>
      )
    case 'stopped':
      return (
        <span className={classes.verdict}>Stopped after {countOf(verdict.blocks, 'block')}</span>
      )
    case 'broken':
      return (
        <Button
          variant="subtle"
          c="var(--danger-text)"
          leftSection={<IconShieldX size={16} stroke={1.6} />}
          onClick={() => navigate(`/chain/${verdict.height}`)}
        >
          Block {verdict.height}{' '}
          {verdict.why === 'link' ? 'does not link to the one before' : 'does not hold'}
        </Button>
      )
  }
}

/** The panel, for the head of the page. */
export function VerifyPanel() {
  const { walk, start, stop } = useWalk()
  if (walk.kind === 'walking') {
    return (
      <div className={classes.walking} aria-live="polite">
        <span className={classes.verdict}>
          Verifying {walk.done.toLocaleString('en')} of {walk.head.toLocaleString('en')}
        </span>
        <Progress
          w={120}
          size={4}
          value={walk.head === 0 ? 100 : (walk.done / walk.head) * 100}
          aria-label="Blocks verified"
        />
        <Button variant="default" onClick={stop}>
          Stop
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.walking} aria-live="polite">
      {walk.kind === 'ended' ? <Verdict verdict={walk.verdict} at={walk.at} /> : null}
      {walk.kind === 'failed' ? (
        <span className={classes.failed}>{errorSentence(walk.error)}</span>
      ) : null}
      <Button variant="default" onClick={start}>
        Verify the whole chain
      </Button>
    </div>
  )
}
