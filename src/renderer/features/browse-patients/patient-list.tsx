/** The patients whose records this hospital can read, with the history of the chosen one beside. */
import { Button, TextInput } from '@mantine/core'
import { IconSearch, IconUsers } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PatientRow } from '#contract/views/diagnosis'
import { getClient } from '#renderer/client.ts'
import { HistoryPane } from '#renderer/components/clinical/history-pane.tsx'
import { DataTable } from '#renderer/components/data-table.tsx'
import { ageOf, formatDate, formatDay } from '#renderer/components/dates.ts'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { formatPersonName } from '#renderer/components/names.ts'
import { formatCount } from '#renderer/components/numbers.ts'
import type { Column } from '#renderer/components/table-column.ts'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { mergeByOffset } from '#renderer/store/merge-pages.ts'
import { useNewest } from '#renderer/store/use-newest.ts'
import { usePages, type Pages } from '#renderer/store/use-pages.ts'

const PAGE_SIZE = 100

function columnsOf(t: TFunction<'patients'>): Column<PatientRow>[] {
  return [
    {
      key: 'name',
      head: t('column.patient'),
      width: 'minmax(120px, 2fr)',
      cell: (row) => formatPersonName(row.patient),
    },
    {
      key: 'born',
      head: t('column.born'),
      width: '104px',
      cell: (row) => formatDay(row.patient.birthDate),
    },
    {
      key: 'age',
      head: t('column.age'),
      width: '40px',
      align: 'end',
      cell: (row) => ageOf(row.patient.birthDate, Date.now()),
    },
    {
      key: 'identifier',
      head: t('column.identifier'),
      width: 'minmax(112px, 1fr)',
      cell: (row) => row.patient.identifier,
    },
    {
      key: 'city',
      head: t('column.city'),
      width: 'minmax(72px, 1fr)',
      cell: (row) => row.patient.city,
    },
    {
      key: 'diagnoses',
      head: t('column.diagnoses'),
      width: '76px',
      align: 'end',
      cell: (row) => formatCount(row.diagnoses),
    },
    {
      key: 'last',
      head: t('column.last'),
      width: '100px',
      align: 'end',
      cell: (row) => formatDate(row.lastRecordedAt),
    },
  ]
}

function usePatients(text: string): Pages<PatientRow> {
  return usePages<PatientRow>({
    key: text,
    pageSize: PAGE_SIZE,
    topics: ['block'],
    load: async (rows) => {
      const input = { text, offset: rows.length, limit: PAGE_SIZE }
      return (await getClient().call('patients.search', input)).patients
    },
    merge: (head, known) => mergeByOffset(head, known, PAGE_SIZE, (row) => row.id),
  })
}

function Chosen({ row, onClose }: { row: PatientRow; onClose: () => void }) {
  const { t } = useTranslation('patients')
  return (
    <DetailPane
      title={formatPersonName(row.patient)}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={() => navigate(`/diagnose/${row.id}`)}>
            {t('newDiagnosis')}
          </Button>
          <Button onClick={() => navigate(`/patients/${row.id}`)}>{t('openChart')}</Button>
        </>
      }
    >
      <HistoryPane patientId={row.id} bare />
    </DetailPane>
  )
}

function Nobody({ text }: { text: string }) {
  const { t } = useTranslation('patients')
  return (
    <EmptyState
      icon={<IconUsers size={20} stroke={1.6} />}
      title={text ? t('nobody') : t('none')}
      text={text ? t('nobodyText') : t('noneText')}
      action={<Button onClick={() => navigate('/diagnose/new')}>{t('record')}</Button>}
    />
  )
}

/** The list. */
export function PatientList() {
  const { t } = useTranslation('patients')
  const columns = useMemo(() => columnsOf(t), [t])
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const [chosen, setChosen] = useState<PatientRow | null>(null)
  const pages = usePatients(asked)
  // What was found before stays in sight until the next answer.
  const found = useNewest(pages.loading ? undefined : pages.rows)
  const rows = found ?? []
  const box = useFocusOnMount<HTMLInputElement>()
  return (
    <Page
      title={t('title')}
      actions={
        <TextInput
          ref={box}
          aria-label={t('find')}
          placeholder={t('findPlaceholder')}
          w={320}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      }
      detailWidth={364}
      detail={chosen ? <Chosen row={chosen} onClose={() => setChosen(null)} /> : undefined}
    >
      {pages.error ? <ErrorNotice error={pages.error} onRetry={pages.reload} /> : null}
      {!found && pages.loading ? <LoadingRows rows={10} /> : null}
      {found && !pages.error && rows.length === 0 ? <Nobody text={asked} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.id)}
          selectedKey={chosen ? String(chosen.id) : null}
          onSelect={setChosen}
          onEndReached={pages.more}
        />
      ) : null}
    </Page>
  )
}
