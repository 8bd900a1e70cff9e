/** The three answers to a review. */
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { MethodInput } from '#contract/methods'
import { useCommand } from '#renderer/store/use-command.ts'
import { closeDecided } from './review-store.ts'

type Reason = MethodInput<'reviews.reject'>['reason']

/** What the foot of the prompt calls. */
export interface Verdict {
  readonly accept: () => Promise<void>
  readonly reject: (reason: Reason, text: string) => Promise<void>
  readonly decline: () => Promise<void>
  readonly busy: boolean
  readonly error: Error | undefined
}

/** Answers for one submission; the prompt closes when the node has taken the answer. */
export function useVerdict(submission: string): Verdict {
  const { t } = useTranslation('review')
  const accept = useCommand('reviews.accept')
  const reject = useCommand('reviews.reject')
  const decline = useCommand('reviews.decline')
  const done = (ok: boolean, answer: 'accepted' | 'rejected' | 'declined') => {
    if (!ok) return
    closeDecided(submission)
    notifications.show({ title: t(`verdict.${answer}`), message: t(`verdict.${answer}Text`) })
  }
  return {
    accept: async () => done((await accept.run({ submission })).ok, 'accepted'),
    reject: async (reason, text) =>
      done((await reject.run({ submission, reason, text })).ok, 'rejected'),
    decline: async () => done((await decline.run({ submission })).ok, 'declined'),
    busy: accept.busy || reject.busy || decline.busy,
    error: accept.error ?? reject.error ?? decline.error,
  }
}
