/** At the foot of the history: what this diagnosis touches, as its reviewer will read it. */
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CheckFinding } from '#contract/views/finding'
import { findingText } from '#renderer/components/clinical/finding-text.ts'
import classes from './record-diagnosis.module.css'

/** The warnings; nothing where there is none. */
export function Advice({ findings }: { findings: readonly CheckFinding[] }) {
  const { t } = useTranslation(['clinical', 'errors'])
  const { t: record } = useTranslation('record')
  if (findings.length === 0) return null
  return (
    <section className={classes.advice} aria-live="polite">
      <h3>
        <IconInfoCircle size={14} stroke={1.6} aria-hidden />
        {record('advice.title')}
      </h3>
      <ul>
        {findings.map((finding) => {
          const { title, detail } = findingText(finding, t)
          return (
            <li key={`${finding.code} ${detail}`}>
              <b>{title}</b> {detail}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
