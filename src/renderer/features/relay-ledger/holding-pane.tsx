/** "What we hold": what of a record is readable here and what is not, above the bytes themselves. */
import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react'
import type { Holding } from '#contract/views/chain'
import { formatDateTime } from '#renderer/components/date-text.tsx'
import { Facts, type Fact } from '#renderer/components/facts.tsx'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { specialtyName } from '#renderer/components/specialty.ts'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './holding-pane.module.css'
import { SealedParts } from './sealed-parts.tsx'

const NOT_READABLE = [
  'Who the patient is',
  'The diagnosis and its codes',
  'Notes and medication',
  'Who wrote it in the hospital',
  'Why, if it is rejected',
  'If two records are one patient',
]

function validatorOf(holding: Holding): string {
  if (!holding.validator) return 'None yet'
  return holding.verdict ? `${holding.validator.name}, ${holding.verdict}` : holding.validator.name
}

function readableOf(holding: Holding): readonly Fact[] {
  return [
    ['Author', holding.author.name],
    ['Received', formatDateTime(holding.receivedAt)],
    ['Validator', validatorOf(holding)],
    ['Restricted', holding.restricted ? 'Yes' : 'No'],
    ['Padded size', `${holding.size.toLocaleString('en')} bytes`],
    ['Specialty', holding.specialty ? specialtyName(holding.specialty) : 'Not named'],
    ['Submission', <HashText key="submission" value={holding.submission} />],
  ]
}

function HoldingBody({ holding }: { holding: Holding }) {
  return (
    <>
      <div className={classes.sides}>
        <section>
          <h3 className={classes.title}>
            <IconEye size={16} stroke={1.6} aria-hidden />
            Readable here
          </h3>
          <Facts facts={readableOf(holding)} />
        </section>
        <section>
          <h3 className={classes.title}>
            <IconEyeOff size={16} stroke={1.6} aria-hidden />
            Not readable here
          </h3>
          <ul className={classes.sealed}>
            {NOT_READABLE.map((text) => (
              <li key={text}>
                <IconLock size={14} stroke={1.6} aria-hidden />
                {text}
              </li>
            ))}
          </ul>
        </section>
      </div>
      <SealedParts parts={holding.parts} />
      <p className={classes.statement}>
        <strong>Sealed under key epoch {holding.epoch},</strong> whose key only the hospitals that
        were active then have. The ministry has never had it and cannot ask for it.
      </p>
    </>
  )
}

/** The pane. */
export function HoldingPane({ submission, onClose }: { submission: string; onClose: () => void }) {
  const holding = useQuery('government.holding', { submission }, ['relays', 'block'])
  const { data } = holding
  const where = data?.height === null ? 'not in a block yet' : `in block ${data?.height ?? ''}`
  return (
    <DetailPane
      title="What we hold"
      subtitle={
        data
          ? `${data.author.name} no. ${data.nonce}, ${where}: all that the ministry has of it.`
          : null
      }
      onClose={onClose}
    >
      {holding.error ? <ErrorNotice error={holding.error} onRetry={holding.reload} /> : null}
      {holding.loading ? <LoadingRows rows={10} /> : null}
      {data ? <HoldingBody holding={data} /> : null}
    </DetailPane>
  )
}
