/** "What we hold": what of a record is readable here and what is not, above the bytes themselves. */
import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { Trans, useTranslation } from 'react-i18next'
import type { Holding } from '#contract/views/chain'
import { formatDateTime } from '#renderer/components/dates.ts'
import { Facts, type Fact } from '#renderer/components/facts.tsx'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { specialtyName } from '#renderer/components/specialty.ts'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { HeldActions } from './held-actions.tsx'
import classes from './holding-pane.module.css'
import { SealedParts } from './sealed-parts.tsx'

type Words = TFunction<'government'>

const NOT_READABLE = ['patient', 'diagnosis', 'notes', 'person', 'reason', 'linkage'] as const

function validatorOf({ validator, verdict, height }: Holding, t: Words): string {
  if (!validator) return t(height === null ? 'holding.noValidator' : 'holding.neverValidated')
  return verdict ? t(`holding.${verdict}`, { name: validator.name }) : validator.name
}

function readableOf(holding: Holding, t: Words): readonly Fact[] {
  return [
    [t('holding.author'), holding.author.name],
    [t('holding.received'), formatDateTime(holding.receivedAt)],
    [t('holding.validator'), validatorOf(holding, t)],
    [t('holding.restricted'), t(holding.restricted ? 'holding.yes' : 'holding.no')],
    [t('holding.size'), t('holding.bytes', { count: holding.size })],
    [
      t('holding.specialty'),
      holding.specialty ? specialtyName(holding.specialty) : t('holding.noSpecialty'),
    ],
    [t('holding.submission'), <HashText key="submission" value={holding.submission} />],
  ]
}

function NotReadable() {
  const { t } = useTranslation('government')
  return (
    <section>
      <h3 className={classes.title}>
        <IconEyeOff size={16} stroke={1.6} aria-hidden />
        {t('holding.notReadable')}
      </h3>
      <ul className={classes.sealed}>
        {NOT_READABLE.map((what) => (
          <li key={what}>
            <IconLock size={14} stroke={1.6} aria-hidden />
            {t(`holding.sealed.${what}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function HoldingBody({ holding }: { holding: Holding }) {
  const { t } = useTranslation('government')
  return (
    <>
      <div className={classes.sides}>
        <section>
          <h3 className={classes.title}>
            <IconEye size={16} stroke={1.6} aria-hidden />
            {t('holding.readable')}
          </h3>
          <Facts facts={readableOf(holding, t)} />
        </section>
        <NotReadable />
      </div>
      <SealedParts parts={holding.parts} />
      <p className={classes.statement}>
        <Trans
          t={t}
          i18nKey="holding.statement"
          values={{ epoch: holding.epoch }}
          components={{ b: <strong /> }}
        />
      </p>
    </>
  )
}

function whereText({ author, nonce, height }: Holding, t: Words): string {
  const values = { author: author.name, nonce }
  return height === null ? t('holding.notYet', values) : t('holding.inBlock', { ...values, height })
}

/** The pane. */
export function HoldingPane({ submission, onClose }: { submission: string; onClose: () => void }) {
  const { t } = useTranslation('government')
  const holding = useQuery('government.holding', { submission }, ['relays', 'block'])
  const { data } = holding
  return (
    <DetailPane
      title={t('holding.title')}
      subtitle={data ? whereText(data, t) : null}
      onClose={onClose}
      foot={data ? <HeldActions submission={submission} /> : undefined}
    >
      {holding.error ? <ErrorNotice error={holding.error} onRetry={holding.reload} /> : null}
      {holding.loading ? <LoadingRows rows={10} /> : null}
      {data ? <HoldingBody holding={data} /> : null}
    </DetailPane>
  )
}
