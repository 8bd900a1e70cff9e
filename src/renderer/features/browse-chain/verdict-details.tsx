/** The verdict of a verification in words: what was checked, what is wrong, what to do. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Verdict } from '#contract/views/chain'
import { formatDateTime } from '#renderer/components/dates.ts'
import { formatCount, formatDecimal } from '#renderer/components/numbers.ts'
import { navigate } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import classes from './chain.module.css'

function Fault({ fault, onShow }: { fault: NonNullable<Verdict['fault']>; onShow: () => void }) {
  const { t } = useTranslation('chain')
  const { height, kind, rule } = fault
  return (
    <>
      <p className={classes.fault}>{t(`verify.fault.${kind}`, { height, rule: rule ?? '' })}</p>
      <p>{t(kind === 'payload' ? 'verify.meansPayload' : 'verify.means')}</p>
      <p>{t('verify.todo')}</p>
      <div>
        <Button
          variant="default"
          onClick={() => {
            onShow()
            navigate(`/chain/${height}`)
          }}
        >
          {t('verify.show', { height })}
        </Button>
      </div>
    </>
  )
}

function Sound({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation('chain')
  const newer = useStatus().height - verdict.blocks
  if (verdict.outcome === 'stopped') return <p>{t('verify.stoppedText')}</p>
  return (
    <>
      <p>{t('verify.verifiedText')}</p>
      {verdict.payloadsMissing > 0 ? <p>{t('verify.missingText')}</p> : null}
      {newer > 0 ? <p>{t('verify.newerText', { count: newer })}</p> : null}
    </>
  )
}

const COUNTS = ['blocks', 'transactions', 'signatures', 'payloads', 'payloadsMissing'] as const

/** The details. */
export function VerdictDetails({ verdict, onShow }: { verdict: Verdict; onShow: () => void }) {
  const { t } = useTranslation('chain')
  const seconds = formatDecimal(verdict.milliseconds / 1000)
  return (
    <div className={classes.verdictDetails}>
      {verdict.fault ? (
        <Fault fault={verdict.fault} onShow={onShow} />
      ) : (
        <Sound verdict={verdict} />
      )}
      <h3>{t('verify.what')}</h3>
      <dl className={classes.counts}>
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(`verify.counts.${name}`)}</dt>
            <dd>{formatCount(verdict[name])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('verify.counts.ended')}</dt>
          <dd>{t('verify.seconds', { at: formatDateTime(verdict.at), seconds })}</dd>
        </div>
      </dl>
    </div>
  )
}
