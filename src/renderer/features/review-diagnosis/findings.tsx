/** The automatic checks: what needs a look first, what passed after it. */
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { CheckFinding } from '#contract/views/submission'
import { countOf } from '#renderer/components/plural.ts'
import classes from './findings.module.css'

function summary(findings: readonly CheckFinding[]): string {
  const count = (outcome: CheckFinding['outcome']) =>
    findings.filter((finding) => finding.outcome === outcome).length
  const parts = [`${count('passed')} passed`]
  if (count('warning') > 0) parts.push(countOf(count('warning'), 'warning'))
  if (count('failed') > 0) parts.push(`${count('failed')} failed`)
  return parts.join(', ')
}

function Attention({ finding }: { finding: CheckFinding }) {
  const failed = finding.outcome === 'failed'
  const Icon = failed ? IconCircleX : IconAlertTriangle
  return (
    <div className={classes.attention} data-failed={failed || undefined}>
      <Icon size={16} stroke={1.6} aria-label={failed ? 'Failed' : 'Warning'} />
      <div>
        <b>{finding.title}</b>
        <p>{finding.detail}</p>
      </div>
    </div>
  )
}

/** The list. */
export function Findings({ findings }: { findings: readonly CheckFinding[] }) {
  const failed = findings.filter((finding) => finding.outcome === 'failed')
  const warnings = findings.filter((finding) => finding.outcome === 'warning')
  const passed = findings.filter((finding) => finding.outcome === 'passed')
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.findings} aria-label="Automatic checks" tabIndex={0}>
      <header className={classes.findingsHead}>
        <h3 className={classes.title}>Automatic checks</h3>
        <span>{summary(findings)}</span>
      </header>
      {[...failed, ...warnings].map((finding) => (
        <Attention key={finding.code} finding={finding} />
      ))}
      <ul className={classes.passed}>
        {passed.map((finding) => (
          <li key={finding.code}>
            <IconCircleCheck size={16} stroke={1.6} aria-label="Passed" />
            <span>
              <b>{finding.title}</b> <span className={classes.detail}>{finding.detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
