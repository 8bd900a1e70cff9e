/** The drafts that this computer keeps: go on with one, or discard it and think again. */
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '#renderer/components/dates.ts'
import { formatPersonName } from '#renderer/components/names.ts'
import { Chip } from '#renderer/components/state-chip.tsx'
import { useDiscardDraft } from './discard-draft.tsx'
import classes from './draft-list.module.css'
import { useSaving } from './draft-saver.ts'
import { showDraft, useOtherDrafts } from './draft-store.ts'
import type { Draft } from './draft.ts'

function DraftRow({ draft }: { draft: Draft }) {
  const { t } = useTranslation('record')
  const discard = useDiscardDraft()
  const saving = useSaving(draft.key)
  return (
    <li className={classes.row}>
      <IconPencil size={16} stroke={1.6} aria-hidden />
      <span className={classes.name}>
        {draft.patient ? formatPersonName(draft.patient) : t('draft.nobody')}
      </span>
      {draft.supersedes ? (
        <Chip icon={IconPencil} tone="neutral">
          {t('draft.amends')}
        </Chip>
      ) : null}
      <span className={classes.quiet}>
        {draft.diagnoses.length > 0
          ? draft.diagnoses.map(({ coding }) => coding.display).join('; ')
          : t('draft.conditions', { count: 0 })}
      </span>
      <span className={classes.when}>
        {saving && !saving.fault
          ? t('draft.saved', { when: formatDateTime(saving.savedAt) })
          : t('draft.saving')}
      </span>
      <Button size="xs" variant="default" onClick={() => showDraft(draft.key)}>
        {t('draft.continue')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={() => discard(draft)}>
        {t('draft.discardShort')}
      </Button>
    </li>
  )
}

/** Every draft but the one that is open; nothing where there is none. */
export function DraftList() {
  const { t } = useTranslation('record')
  const drafts = useOtherDrafts()
  if (drafts.length === 0) return null
  return (
    <section className={classes.drafts} aria-labelledby="drafts-title">
      <h2 id="drafts-title">{t('draft.title')}</h2>
      <ul>
        {drafts.map((draft) => (
          <DraftRow key={draft.key} draft={draft} />
        ))}
      </ul>
    </section>
  )
}
