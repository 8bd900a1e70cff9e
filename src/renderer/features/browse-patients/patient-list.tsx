/** The patients whose records this hospital can read, with the history of the chosen one beside. */
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import type { PatientRow } from '#contract/views/diagnosis'
import { getClient } from '#renderer/client.ts'
import { HistoryPane } from '#renderer/components/clinical/history-pane.tsx'
import { DataTable } from '#renderer/components/data-table.tsx'
import { ageOf, formatDate, formatDay } from '#renderer/components/date-text.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { formatPersonName } from '#renderer/components/names.ts'
import type { Column } from '#renderer/components/table-column.ts'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { navigate } from '#renderer/frame/router.tsx'
import { mergeByOffset } from '#renderer/store/merge-pages.ts'
import { usePages, type Pages } from '#renderer/store/use-pages.ts'

const PAGE_SIZE = 100

const COLUMNS: readonly Column<PatientRow>[] = [
  {
    key: 'name',
    head: 'Patient',
    width: 'minmax(120px, 2fr)',
    cell: (row) => formatPersonName(row.patient),
  },
  { key: 'born', head: 'Born', width: '96px', cell: (row) => formatDay(row.patient.birthDate) },
  {
    key: 'age',
    head: 'Age',
    width: '36px',
    align: 'end',
    cell: (row) => ageOf(row.patient.birthDate, Date.now()),
  },
  {
    key: 'identifier',
    head: 'National identifier',
    width: 'minmax(112px, 1fr)',
    cell: (row) => row.patient.identifier,
  },
  { key: 'city', head: 'Lives in', width: 'minmax(72px, 1fr)', cell: (row) => row.patient.city },
  {
    key: 'diagnoses',
    head: 'Diagnoses',
    width: '64px',
    align: 'end',
    cell: (row) => row.diagnoses,
  },
  {
    key: 'last',
    head: 'Last record',
    width: '92px',
    align: 'end',
    cell: (row) => formatDate(row.lastRecordedAt),
  },
]

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
  return (
    <DetailPane
      title={formatPersonName(row.patient)}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={() => navigate(`/diagnose/${row.id}`)}>
            New diagnosis
          </Button>
          <Button onClick={() => navigate(`/patients/${row.id}`)}>Open chart</Button>
        </>
      }
    >
      <HistoryPane patientId={row.id} bare />
    </DetailPane>
  )
}

function Nobody({ text }: { text: string }) {
  return (
    <EmptyState
      icon={<IconUsers size={20} stroke={1.6} />}
      title={text ? 'Nobody found' : 'No patients yet'}
      text={
        text
          ? 'No record that this hospital can read names such a patient. Check the spelling or the date.'
          : 'Patients appear here with their first final record, from this or another hospital.'
      }
      action={<Button onClick={() => navigate('/diagnose')}>Record a diagnosis</Button>}
    />
  )
}

/** The list. */
export function PatientList() {
  const [text, setText] = useState('')
  const [quiet] = useDebouncedValue(text.trim(), 120)
  const [chosen, setChosen] = useState<PatientRow | null>(null)
  const pages = usePatients(quiet)
  const box = useFocusOnMount<HTMLInputElement>()
  return (
    <Page
      title="Patients"
      actions={
        <TextInput
          ref={box}
          aria-label="Find a patient"
          placeholder="Name, national identifier or birth date"
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
      {pages.loading ? <LoadingRows rows={10} /> : null}
      {!pages.loading && !pages.error && pages.rows.length === 0 ? <Nobody text={quiet} /> : null}
      {pages.rows.length > 0 ? (
        <DataTable
          label="Patients"
          columns={COLUMNS}
          rows={pages.rows}
          rowKey={(row) => String(row.id)}
          selectedKey={chosen ? String(chosen.id) : null}
          onSelect={setChosen}
          onEndReached={pages.more}
        />
      ) : null}
    </Page>
  )
}
