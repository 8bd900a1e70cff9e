/** What the ministry decided that is in no block: invitations and refusals. */
import { IconMailMinus, IconMailPlus, IconNotes, IconUserX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { KeptDecision } from '#contract/views/governance'
import { DateText } from '#renderer/components/date-text.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { StateWord } from '#renderer/components/state-chip.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './governance-log.module.css'

const ICONS = {
  invited: IconMailPlus,
  withdrawn: IconMailMinus,
  refused: IconUserX,
} as const satisfies Record<KeptDecision['kind'], unknown>

function Decision({ decision }: { decision: KeptDecision }) {
  const { t } = useTranslation('government')
  const { kind, name, reason, time } = decision
  return (
    <li>
      <StateWord icon={ICONS[kind]} tone="neutral">
        {t(`governance.kept.${kind}`)}
      </StateWord>
      <strong>{name}</strong>
      {reason ? <span>{reason}</span> : null}
      <DateText at={time} />
    </li>
  )
}

/** The list, newest first. */
export function KeptDecisions() {
  const { t } = useTranslation('government')
  const { data, error, loading, reload } = useQuery('government.keptDecisions', {}, ['requests'])
  return (
    <>
      <p className={classes.explain}>{t('governance.kept.explain')}</p>
      {error ? <ErrorNotice error={error} onRetry={reload} /> : null}
      {loading ? <LoadingRows rows={6} /> : null}
      {data?.length === 0 ? (
        <EmptyState
          icon={<IconNotes />}
          title={t('governance.kept.none.title')}
          text={t('governance.kept.none.text')}
        />
      ) : null}
      <ul className={classes.kept}>
        {data?.map((decision) => (
          <Decision
            key={`${decision.kind} ${decision.time} ${decision.name}`}
            decision={decision}
          />
        ))}
      </ul>
    </>
  )
}
