/** Submissions of this hospital, each with its life beside the list. */
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MethodInput } from '#contract/methods'
import type { SubmissionRow } from '#contract/views/submission'
import { getClient } from '#renderer/client.ts'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { useNow } from '#renderer/components/use-now.ts'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { mergeNewestFirst } from '#renderer/store/merge-pages.ts'
import { usePages, type Pages } from '#renderer/store/use-pages.ts'
import { showDraft, useDrafts } from '#renderer/features/record-diagnosis/draft-store.ts'
import {
  listedDraft,
  listedSubmission,
  matchesText,
  type ListedSubmission,
} from './listed-submission.ts'
import { SubmissionList } from './submission-list.tsx'
import { SubmissionPane } from './submission-pane.tsx'

type Filter = MethodInput<'submissions.list'>['filter']

const PAGE_SIZE = 100

const FILTERS: readonly Filter[] = ['all', 'open', 'ended']

/** Falls along the list: what was not sent yet has no number and is newer than all that has one. */
function orderOf({ nonce }: SubmissionRow): number {
  return nonce === 0 ? Number.MAX_SAFE_INTEGER : nonce
}

function useSubmissions(filter: Filter): Pages<SubmissionRow> {
  return usePages<SubmissionRow>({
    key: filter,
    pageSize: PAGE_SIZE,
    topics: ['submission', 'block'],
    load: (rows) => {
      const last = rows.at(-1)
      return getClient().call('submissions.list', {
        beforeNonce: last ? orderOf(last) : null,
        limit: PAGE_SIZE,
        filter,
      })
    },
    merge: (head, known) => mergeNewestFirst(head, known, PAGE_SIZE, orderOf),
  })
}

function select(row: ListedSubmission): void {
  if (row.state !== 'draft') return navigate(`/submissions/${row.key}`)
  showDraft(row.key)
  navigate('/diagnose')
}

function Nothing({ typed, filter }: { typed: string; filter: Filter }) {
  const { t } = useTranslation('submissions')
  const none = typed !== '' || filter !== 'all'
  return (
    <EmptyState
      icon={<IconSend size={20} stroke={1.6} />}
      title={none ? t('nothingFits') : t('none')}
      text={none ? t('nothingFitsText') : t('noneText')}
      action={
        none ? undefined : <Button onClick={() => navigate('/diagnose/new')}>{t('record')}</Button>
      }
    />
  )
}

/** The screen. */
export function Submissions() {
  const { t } = useTranslation('submissions')
  const selected = useRoute().path[1] ?? null
  const [filter, setFilter] = useState<Filter>('all')
  const [typed, setTyped] = useState('')
  const now = useNow(60_000)
  const drafts = useDrafts()
  const pages = useSubmissions(filter)
  const listed = [
    ...(filter === 'all' ? drafts.map(listedDraft) : []),
    ...pages.rows.map(listedSubmission),
  ].filter((row) => matchesText(row, typed))

  return (
    <Page
      title={t('title')}
      detail={
        selected ? (
          <SubmissionPane
            key={selected}
            submission={selected}
            onClose={() => navigate('/submissions')}
          />
        ) : undefined
      }
      actions={
        <>
          <TextInput
            aria-label={t('find')}
            placeholder={t('findPlaceholder')}
            w={200}
            leftSection={<IconSearch size={16} stroke={1.6} />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label={t('filter.label')}
            data={FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
            value={filter}
            onChange={setFilter}
          />
        </>
      }
    >
      {pages.error ? <ErrorNotice error={pages.error} onRetry={pages.reload} /> : null}
      {pages.loading ? <LoadingRows rows={10} /> : null}
      {!pages.loading && !pages.error && listed.length === 0 ? (
        <Nothing typed={typed} filter={filter} />
      ) : null}
      {listed.length > 0 ? (
        <SubmissionList
          rows={listed}
          selected={selected}
          now={now}
          onSelect={select}
          onEndReached={pages.more}
        />
      ) : null}
    </Page>
  )
}
