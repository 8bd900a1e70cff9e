/** One membership change: what it does, who approved, the words to compare, the decision. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeView } from '#contract/views/network'
import { getClient } from '#renderer/client.ts'
import { Approvals } from '#renderer/components/approvals.tsx'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { Facts } from '#renderer/components/facts.tsx'
import { specialtyNames } from '#renderer/components/specialty.ts'
import { WordsCompare, type Comparison } from '#renderer/components/words-compare.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import { changeTitle, MineChip } from './change-words.tsx'

const NOTHING_COMPARED: Comparison = { digits: '', compared: false }

/** The pane. Neither answer is a default, and Enter gives none. */
export function ChangePane({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const { t } = useTranslation('membership')
  const status = useStatus()
  const [comparison, setComparison] = useState(NOTHING_COMPARED)
  const approve = useCommand('changes.approve')
  const decline = useCommand('changes.decline')

  const { profile } = change.subject
  const compares = change.kind === 'activate'
  const optional = !compares || status.consortium?.demonstration === true
  const wanted = change.mine === 'wanted'
  const give = () =>
    void approve.run({
      change: change.id,
      digits: comparison.compared ? comparison.digits : null,
      compared: comparison.compared,
    })

  return (
    <DetailPane
      title={changeTitle(change, t)}
      aside={<MineChip mine={change.mine} />}
      onClose={onClose}
      foot={
        wanted ? (
          <>
            <Button
              variant="default"
              loading={decline.busy}
              disabled={approve.busy}
              onClick={() => void decline.run({ change: change.id })}
            >
              {t('approve.decline')}
            </Button>
            <Button
              variant="default"
              loading={approve.busy}
              disabled={decline.busy || (!optional && !comparison.compared)}
              onClick={give}
            >
              {t('approve.accept')}
            </Button>
          </>
        ) : undefined
      }
    >
      <p>{t(`approve.${change.kind}Means`, { name: profile.name })}</p>
      {wanted && compares ? (
        <WordsCompare
          contact={profile.contact}
          fetchWords={(digits) =>
            getClient().call('words.ofHospital', { hospital: change.subject.id, digits })
          }
          onChange={setComparison}
        />
      ) : null}
      {wanted && optional && compares ? <p>{t('optional')}</p> : null}
      <Approvals change={change} />
      <Facts
        facts={[
          [t('fact.city'), profile.city],
          [t('fact.licence'), profile.licence],
          [t('fact.specialties'), specialtyNames(profile.specialties)],
          [t('fact.reason'), change.reason === '' ? t('noReason') : change.reason],
          [t('fact.until'), t('fact.block', { height: change.until })],
        ]}
      />
      {approve.error ? <ErrorNotice error={approve.error} /> : null}
      {decline.error ? <ErrorNotice error={decline.error} /> : null}
    </DetailPane>
  )
}
