/** The automatic checks: what needs a look first, what passed after it. */
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { CheckFinding } from '#contract/views/finding'
import { findingText } from '#renderer/components/clinical/finding-text.ts'
import classes from './findings.module.css'

function summary(findings: readonly CheckFinding[], t: TFunction<'review'>): string {
  const of = (outcome: CheckFinding['outcome']) =>
    findings.filter((finding) => finding.outcome === outcome).length
  const [passed, count, failed] = [of('passed'), of('warning'), of('failed')]
  if (failed > 0 && count > 0) return t('checks.both', { passed, failed, count })
  if (failed > 0) return t('checks.failed', { passed, failed })
  return count > 0 ? t('checks.warnings', { passed, count }) : t('checks.passed', { passed })
}

function useFindingText() {
  const { t } = useTranslation(['clinical', 'errors'])
  return (finding: CheckFinding) => findingText(finding, t)
}

function Attention({ finding }: { finding: CheckFinding }) {
  const { t } = useTranslation('review')
  const { title, detail } = useFindingText()(finding)
  const failed = finding.outcome === 'failed'
  const Icon = failed ? IconCircleX : IconAlertTriangle
  return (
    <div className={classes.attention} data-failed={failed || undefined}>
      <Icon
        size={16}
        stroke={1.6}
        aria-label={failed ? t('checks.markFailed') : t('checks.markWarning')}
      />
      <div>
        <b>{title}</b>
        <p>{detail}</p>
      </div>
    </div>
  )
}

function Passed({ finding }: { finding: CheckFinding }) {
  const { t } = useTranslation('review')
  const { title, detail } = useFindingText()(finding)
  return (
    <li>
      <IconCircleCheck size={16} stroke={1.6} aria-label={t('checks.markPassed')} />
      <span>
        <b>{title}</b> <span className={classes.detail}>{detail}</span>
      </span>
    </li>
  )
}

/** Two findings of one code differ in what they name. */
function keyOf({ code, values }: CheckFinding): string {
  return `${code} ${JSON.stringify(values)}`
}

/** The list, in the node's order: failures, warnings, what passed. */
export function Findings({ findings }: { findings: readonly CheckFinding[] }) {
  const { t } = useTranslation('review')
  const passed = findings.filter((finding) => finding.outcome === 'passed')
  const others = findings.filter((finding) => finding.outcome !== 'passed')
  return (
    <section
      className={classes.findings}
      aria-label={t('checks.title')}
      // What scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <header className={classes.findingsHead}>
        <h3 className={classes.title}>{t('checks.title')}</h3>
        <span>{summary(findings, t)}</span>
      </header>
      {others.map((finding) => (
        <Attention key={keyOf(finding)} finding={finding} />
      ))}
      <ul className={classes.passed}>
        {passed.map((finding) => (
          <Passed key={keyOf(finding)} finding={finding} />
        ))}
      </ul>
    </section>
  )
}
