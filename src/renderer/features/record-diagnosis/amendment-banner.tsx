/** That this draft amends a record, why, and what differs from it so far. */
import { Textarea } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { UncheckedDocument } from '#contract/views/draft'
import { ChangeTable } from '#renderer/components/clinical/change-table.tsx'
import {
  type ComparedDocument,
  documentChanges,
} from '#renderer/components/clinical/document-changes.ts'
import { formatDate } from '#renderer/components/dates.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './amendment-banner.module.css'
import { changeDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'
import type { FaultOf } from './use-faults.ts'

type Supersedes = NonNullable<Draft['supersedes']>

/** Longest reason in characters. */
const LONGEST_REASON = 600

interface BannerProps {
  draft: Draft
  supersedes: Supersedes
  document: UncheckedDocument
  faultOf: FaultOf
}

function Changes({
  original,
  document,
}: {
  original: ComparedDocument
  document: UncheckedDocument
}) {
  const { t } = useTranslation('record')
  const { t: clinical } = useTranslation('clinical')
  const changes = documentChanges(original, document, clinical)
  if (changes.length === 0) return <p className={classes.quiet}>{t('amend.nothing')}</p>
  return (
    <details className={classes.changes} open>
      <summary>{t('amend.changes')}</summary>
      <ChangeTable label={t('amend.changes')} changes={changes} />
    </details>
  )
}

/** The banner with the reason that an amendment must have. */
export function AmendmentBanner({ draft, supersedes, document, faultOf }: BannerProps) {
  const { t } = useTranslation('record')
  const original = useQuery('submissions.get', { submission: supersedes.submission }, []).data
  return (
    <section className={classes.banner} aria-label={t('amend.loading')}>
      <p className={classes.head}>
        <IconHistory size={16} stroke={1.6} aria-hidden />
        <b>
          {original?.row.height
            ? t('amend.banner', {
                date: formatDate(original.document.recordedAt),
                height: original.row.height,
              })
            : t('amend.loading')}
        </b>
      </p>
      <p className={classes.quiet}>{t('amend.text')}</p>
      <div data-field="supersedes.reason">
        <Textarea
          label={t('amend.reason')}
          placeholder={t('amend.reasonPlaceholder')}
          required
          minRows={1}
          maxRows={4}
          maxLength={LONGEST_REASON}
          value={supersedes.reason}
          error={faultOf('supersedes.reason')}
          onChange={(event) =>
            changeDraft(draft.key, {
              supersedes: { ...supersedes, reason: event.currentTarget.value },
            })
          }
        />
      </div>
      {original ? <Changes original={original.document} document={document} /> : null}
    </section>
  )
}
