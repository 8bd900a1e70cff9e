/** What this hospital decided and what it passed on, with what became of each record. */
import { IconCheck, IconChecklist, IconClock, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnsweredReview } from '#contract/views/review'
import { getClient } from '#renderer/client.ts'
import { formatDateTime } from '#renderer/components/dates.ts'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { StateChip, StateWord } from '#renderer/components/state-chip.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { usePages } from '#renderer/store/use-pages.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './review.module.css'

const PAGE_SIZE = 50

function Answer({ answer }: Pick<AnsweredReview, 'answer'>) {
  const { t } = useTranslation('review')
  const words = t(`inbox.answers.${answer}`)
  if (answer === 'accepted') {
    return (
      <StateWord icon={IconCheck} tone="good">
        {words}
      </StateWord>
    )
  }
  return (
    <StateWord
      icon={answer === 'rejected' ? IconX : IconClock}
      tone={answer === 'rejected' ? 'danger' : 'neutral'}
    >
      {words}
    </StateWord>
  )
}

function Outcome({ outcome }: Pick<AnsweredReview, 'outcome'>) {
  const { t } = useTranslation('review')
  if (!outcome) return t('inbox.underWay')
  return (
    <span className={classes.outcomeCell}>
      <StateChip state={outcome.state} />
      <Link to={`/chain/${outcome.height}`}>{t('inbox.block', { height: outcome.height })}</Link>
    </span>
  )
}

function Row({ row, withPerson }: { row: AnsweredReview; withPerson: boolean }) {
  const { t } = useTranslation('review')
  return (
    <tr>
      <td>{formatDateTime(row.at)}</td>
      <td>
        <b>{row.author?.name ?? t('inbox.unknownAuthor')}</b>
      </td>
      <td>{row.nonce === null ? null : t('inbox.no', { number: row.nonce })}</td>
      <td>
        <Answer answer={row.answer} />
      </td>
      {withPerson ? <td>{row.reviewer}</td> : null}
      <td>
        <Outcome outcome={row.outcome} />
      </td>
    </tr>
  )
}

/** Words wrap here, so that no name is cut off in a narrow window. */
function Table({ rows, part }: Pick<ListProps, 'rows' | 'part'>) {
  const { t } = useTranslation('review')
  const withPerson = part === 'decided'
  return (
    <table className={classes.inbox} aria-label={t(`inbox.${part}`)}>
      <thead>
        <tr>
          <th scope="col">{t('inbox.when')}</th>
          <th scope="col">{t('inbox.from')}</th>
          <th scope="col">{t('inbox.number')}</th>
          <th scope="col">{t('inbox.answer')}</th>
          {withPerson ? <th scope="col">{t('inbox.by')}</th> : null}
          <th scope="col">{t('inbox.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.submission} row={row} withPerson={withPerson} />
        ))}
      </tbody>
    </table>
  )
}

/** Stands after the last row; asks for more whenever it comes into sight. */
function End({ onSeen }: { onSeen: () => void }) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) onSeen()
    })
    if (end.current) observer.observe(end.current)
    return () => observer.disconnect()
  }, [onSeen])
  return <div ref={end} className={classes.end} />
}

interface ListProps {
  readonly rows: readonly AnsweredReview[]
  readonly error: Error | undefined
  readonly loading: boolean
  readonly reload: () => void
  readonly more?: () => void
  readonly part: 'decided' | 'passed'
}

function List({ rows, error, loading, reload, more, part }: ListProps) {
  const { t } = useTranslation('review')
  const empty = part === 'decided' ? ('noDecided' as const) : ('noPassed' as const)
  return (
    <>
      {error ? <ErrorNotice error={error} onRetry={reload} /> : null}
      {loading ? <LoadingRows rows={8} /> : null}
      {!loading && !error && rows.length === 0 ? (
        <EmptyState
          icon={<IconChecklist size={20} stroke={1.6} />}
          title={t(`inbox.${empty}`)}
          text={t(`inbox.${empty}Text`)}
        />
      ) : null}
      {rows.length > 0 ? <Table rows={rows} part={part} /> : null}
      {rows.length > 0 && more ? <End onSeen={more} /> : null}
    </>
  )
}

/** The head asked for again, and what is known below it. */
function merged(
  head: readonly AnsweredReview[],
  known: readonly AnsweredReview[],
): readonly AnsweredReview[] {
  if (head.length < PAGE_SIZE) return head
  const here = new Set(head.map(({ submission }) => submission))
  return [...head, ...known.filter(({ submission }) => !here.has(submission))]
}

/** Verdicts, with who gave them; older ones come as the list is scrolled. */
export function DecidedReviews() {
  const pages = usePages<AnsweredReview>({
    key: 'decided',
    pageSize: PAGE_SIZE,
    topics: ['review', 'block'],
    load: (rows) => {
      const last = rows.findLast(({ outcome }) => outcome !== null)?.outcome
      return getClient().call('reviews.decided', {
        before: last ? { height: last.height, position: last.position } : null,
        limit: PAGE_SIZE,
      })
    },
    merge: merged,
  })
  return <List {...pages} part="decided" />
}

/** What was declined, or passed by itself. */
export function PassedReviews() {
  const passed = useQuery('reviews.passedOn', {}, ['review', 'block'])
  return <List {...passed} rows={passed.data ?? []} part="passed" />
}
