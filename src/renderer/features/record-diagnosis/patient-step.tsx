/** First step: find the patient, or add one. */
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import type { PatientInput, PatientRow } from '#contract/views/diagnosis'
import { DataTable, type Column } from '#renderer/components/data-table.tsx'
import { formatDate, formatDay } from '#renderer/components/date-text.tsx'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { patientName } from '#renderer/components/patient-banner.tsx'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import { useOnceReady } from '#renderer/components/use-once-ready.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { PatientFields } from './patient-fields.tsx'
import classes from './record-diagnosis.module.css'

const COLUMNS: readonly Column<PatientRow>[] = [
  {
    key: 'name',
    head: 'Patient',
    width: 'minmax(0, 2fr)',
    cell: (row) => patientName(row.patient),
  },
  {
    key: 'born',
    head: 'Born',
    width: 'minmax(0, 1fr)',
    cell: (row) => formatDay(row.patient.birthDate),
  },
  {
    key: 'identifier',
    head: 'National identifier',
    width: 'minmax(0, 1fr)',
    cell: (row) => row.patient.identifier,
  },
  { key: 'city', head: 'Lives in', width: 'minmax(0, 1fr)', cell: (row) => row.patient.city },
  {
    key: 'last',
    head: 'Last record',
    width: '104px',
    align: 'end',
    cell: (row) => formatDate(row.lastRecordedAt),
  },
]

interface PatientStepProps {
  onKnown: (row: PatientRow) => void
  onTyped: (patient: PatientInput) => void
}

/** Search, arrow keys and Enter; or the fields of a new patient. */
export function PatientStep({ onKnown, onTyped }: PatientStepProps) {
  const [text, setText] = useState('')
  const [adding, setAdding] = useState(false)
  if (adding) {
    return (
      <PatientFields
        from={text}
        onKnown={onKnown}
        onTyped={onTyped}
        onCancel={() => setAdding(false)}
      />
    )
  }
  return (
    <PatientSearch text={text} onText={setText} onKnown={onKnown} onAdd={() => setAdding(true)} />
  )
}

interface PatientSearchProps {
  text: string
  onText: (text: string) => void
  onKnown: (row: PatientRow) => void
  onAdd: () => void
}

function PatientSearch({ text, onText, onKnown, onAdd }: PatientSearchProps) {
  const [quiet] = useDebouncedValue(text.trim(), 90)
  const [active, setActive] = useState(0)
  const box = useFocusOnMount<HTMLInputElement>()
  const found = useQuery('patients.search', { text: quiet, offset: 0, limit: 50 }, ['block'])
  const rows = found.data?.patients ?? []
  const chosen = rows[Math.min(active, rows.length - 1)]
  const choose = useOnceReady<null>(quiet === text.trim() && found.data !== undefined, text, () => {
    if (chosen) onKnown(chosen)
    else onAdd()
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setActive(Math.max(0, Math.min(rows.length - 1, active + by)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(null)
    }
  }

  return (
    <div className={classes.patientSearch}>
      <div className={classes.searchLine}>
        <TextInput
          ref={box}
          flex={1}
          label="Find the patient"
          placeholder="Name, national identifier or birth date"
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={text}
          onChange={(event) => {
            onText(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Button
          variant="default"
          leftSection={<IconUserPlus size={16} stroke={1.6} />}
          onClick={onAdd}
        >
          Add a patient
        </Button>
      </div>
      {found.error ? <ErrorNotice error={found.error} onRetry={found.reload} /> : null}
      {found.loading ? <LoadingRows rows={8} /> : null}
      {found.data && rows.length === 0 ? (
        <EmptyState
          icon={<IconUsers size={20} stroke={1.6} />}
          title={quiet ? 'Nobody found' : 'No patients yet'}
          text={
            quiet
              ? 'No record that this hospital can read names such a patient. Check the spelling, or press Enter to add the patient.'
              : 'Patients appear here with their first record. Add the first one.'
          }
        />
      ) : null}
      {rows.length > 0 ? (
        <div className={classes.results}>
          <DataTable
            label="Patients"
            columns={COLUMNS}
            rows={rows}
            rowKey={(row) => String(row.id)}
            selectedKey={chosen ? String(chosen.id) : null}
            onSelect={onKnown}
          />
        </div>
      ) : null}
    </div>
  )
}
