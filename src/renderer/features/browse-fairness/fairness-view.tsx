/** The fairness of the draw and the reviews, as far as this node's mode can tell. */
import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Fairness } from '#contract/views/fairness'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { useStatus } from '#renderer/store/status.ts'
import { AnswersTable } from './answers-table.tsx'
import classes from './fairness.module.css'
import { FirstPlaces } from './first-places.tsx'
import { Service } from './service.tsx'
import { TimesTable } from './times-table.tsx'
import { VerdictCard } from './verdict-card.tsx'

function Tables({ fairness }: { fairness: Fairness }) {
  const { t } = useTranslation('network')
  const { mode } = useStatus()
  return (
    // What scrolls must be reachable by keyboard, also where nothing in it can be focused.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.scroller} aria-label={t('fairness.title')} tabIndex={0}>
      <div className={classes.fairness}>
        {fairness.draws > 0 ? (
          <>
            <VerdictCard fairness={fairness} />
            <FirstPlaces hospitals={fairness.hospitals} />
            <AnswersTable hospitals={fairness.hospitals} />
            <TimesTable fairness={fairness} />
          </>
        ) : null}
        {mode === 'government' ? <Service fairness={fairness} /> : null}
      </div>
    </section>
  )
}

/** The content of the screen. */
export function FairnessView() {
  const { t } = useTranslation('network')
  const { data, error, loading, reload } = useQuery('network.fairness', {}, ['block', 'relays'])
  return (
    <>
      {error ? <ErrorNotice error={error} onRetry={reload} /> : null}
      {loading ? <LoadingRows rows={8} /> : null}
      {data && data.draws === 0 && data.waiting.length === 0 ? (
        <EmptyState
          icon={<IconScale />}
          title={t('fairness.none.title')}
          text={t('fairness.none.text')}
        />
      ) : null}
      {data && (data.draws > 0 || data.waiting.length > 0) ? <Tables fairness={data} /> : null}
    </>
  )
}
