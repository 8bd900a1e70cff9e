/** Compare a recent block with another hospital, then sign that this is the chain to join. */
import { Button, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { getClient } from '#renderer/client.ts'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { WordsCompare, type Comparison } from '#renderer/components/words-compare.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './join-consortium.module.css'

const NOTHING_COMPARED: Comparison = { digits: '', compared: false }

function Founder({ onJoin, busy }: { onJoin: () => void; busy: boolean }) {
  const { t } = useTranslation('setup')
  return (
    <>
      <h2>{t('join.first')}</h2>
      <p className={classes.text}>{t('join.firstText')}</p>
      <div className={classes.actions}>
        <Button loading={busy} onClick={onJoin}>
          {t('join.sign')}
        </Button>
      </div>
    </>
  )
}

/** The form. `others` are the hospitals that vote already. */
export function JoinForm({ others }: { others: readonly MemberView[] }) {
  const { t } = useTranslation(['setup', 'membership'])
  const status = useStatus()
  const [partner, setPartner] = useState<string | null>(null)
  const [picked, setPicked] = useState<number | null>(null)
  const [comparison, setComparison] = useState(NOTHING_COMPARED)
  const join = useCommand('hospital.join')
  // The newest block, until the person picks one or begins to compare: then it must stay.
  const height = picked ?? status.height
  const compare = (next: Comparison) => {
    setPicked(height)
    setComparison(next)
  }

  const chosen = others.find((member) => member.id === partner)
  const optional = status.consortium?.demonstration === true
  const ready = optional || (partner !== null && comparison.compared)
  const submit = () =>
    void join.run({
      comparedWith: comparison.compared ? partner : null,
      digits: comparison.compared ? comparison.digits : null,
      height,
    })

  return (
    <section className={classes.card}>
      {others.length === 0 ? (
        <Founder busy={join.busy} onJoin={submit} />
      ) : (
        <>
          <h2>{t('join.compareTitle')}</h2>
          <p className={classes.text}>{t('join.compareText')}</p>
          <div className={classes.choice}>
            <Select
              label={t('join.partner')}
              placeholder={t('join.choosePartner')}
              nothingFoundMessage={t('join.noPartner')}
              searchable
              data={others.map((member) => ({ value: member.id, label: member.profile.name }))}
              value={partner}
              error={comparison.compared && partner === null ? t('join.needsPartner') : null}
              onChange={setPartner}
            />
            <NumberInput
              label={t('join.block')}
              min={0}
              max={status.height}
              allowDecimal={false}
              value={height}
              onChange={(value) => {
                setPicked(Math.min(Number(value), status.height))
                // Words of another block were compared, if any.
                setComparison(NOTHING_COMPARED)
              }}
            />
          </div>
          <WordsCompare
            key={height}
            contact={chosen?.profile.contact ?? null}
            fetchWords={(digits) => getClient().call('words.ofBlock', { height, digits })}
            onChange={compare}
          />
          {optional ? <p className={classes.text}>{t('membership:optional')}</p> : null}
          <div className={classes.actions}>
            <Button disabled={!ready} loading={join.busy} onClick={submit}>
              {t('join.sign')}
            </Button>
          </div>
        </>
      )}
      {join.error ? <ErrorNotice error={join.error} /> : null}
    </section>
  )
}
