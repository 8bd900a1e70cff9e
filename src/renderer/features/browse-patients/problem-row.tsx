/** One problem of the table, with its note in a line of its own. */
import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconEraser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartEntry } from '#contract/views/diagnosis'
import { isOngoing } from '#renderer/components/clinical/labels.ts'
import { stateOfDiagnosis } from '#renderer/components/clinical/state-of-diagnosis.ts'
import { formatDay } from '#renderer/components/dates.ts'
import { Link } from '#renderer/frame/router.tsx'
import classes from './patient-chart.module.css'
import type { ProblemRow } from './problem-groups.ts'

/** Columns of the table. */
export const COLUMN_COUNT = 8

/** A longer note is cut to three lines until somebody asks for all of it. */
const SHORT_NOTE = 240

function Note({ text }: { text: string }) {
  const { t } = useTranslation('patients')
  const [whole, setWhole] = useState(false)
  return (
    <>
      <div className={classes.note} data-cut={(!whole && text.length > SHORT_NOTE) || undefined}>
        {text}
      </div>
      {text.length > SHORT_NOTE ? (
        <UnstyledButton
          className={classes.noteButton}
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? t('problems.lessNote') : t('problems.moreNote')}
        </UnstyledButton>
      ) : null}
    </>
  )
}

function Differs() {
  const { t } = useTranslation('patients')
  return (
    <Tooltip label={t('problems.differsText')}>
      <span className={classes.broken}>
        <IconAlertTriangle size={14} stroke={1.6} aria-hidden /> {t('problems.differs')}
      </span>
    </Tooltip>
  )
}

function Name({ entry, inError }: { entry: ChartEntry; inError: boolean }) {
  const { t } = useTranslation('patients')
  const { display } = entry.diagnosis.coding
  return (
    <td className={classes.name}>
      {inError ? <s>{display}</s> : display}
      {inError ? (
        <span className={classes.error}>
          <IconEraser size={14} stroke={1.6} aria-hidden /> {t('timeline.inError')}
        </span>
      ) : null}
      {entry.version > 1 && !inError ? (
        <span className={classes.amended}>
          {t('timeline.amended', { count: entry.version - 1 })}
        </span>
      ) : null}
      {entry.verified ? null : <Differs />}
    </td>
  )
}

/** The row. */
export function ProblemTableRow({ row: { entry, inError } }: { row: ProblemRow }) {
  const { t } = useTranslation(['patients', 'clinical'])
  const { diagnosis, height } = entry
  const past = inError || !isOngoing(diagnosis.clinicalStatus)
  return (
    <>
      <tr data-past={past || undefined}>
        <td className={classes.code}>{diagnosis.coding.code}</td>
        <Name entry={entry} inError={inError} />
        <td className={classes.date}>{diagnosis.onset ? formatDay(diagnosis.onset) : '–'}</td>
        <td>{diagnosis.severity ? t(`clinical:severity.${diagnosis.severity}`) : '–'}</td>
        <td>{inError ? '–' : stateOfDiagnosis(t, diagnosis)}</td>
        <td>{entry.recordedBy.name}</td>
        <td>{entry.validatedBy.name}</td>
        <td className={classes.block}>
          <Link to={`/chain/${height}`}>{height}</Link>
        </td>
      </tr>
      {diagnosis.note ? (
        <tr className={classes.noteRow}>
          <td aria-hidden />
          <td colSpan={COLUMN_COUNT - 1}>
            <Note text={diagnosis.note} />
          </td>
        </tr>
      ) : null}
    </>
  )
}
