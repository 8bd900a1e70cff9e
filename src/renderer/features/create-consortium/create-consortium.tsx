/** Government, first start: found the consortium. */
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '#renderer/components/form-card.tsx'
import { PassphraseFields } from '#renderer/components/passphrase-fields.tsx'
import { useKeptState } from '#renderer/components/use-kept-state.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import { ConsortiumFields, EMPTY_CONSORTIUM, listenAddress } from './consortium-fields.tsx'

/** The founding form. What it makes is fixed for ever in the genesis, and it says so. */
export function CreateConsortium() {
  const { t } = useTranslation('setup')
  const [fields, setFields, forget] = useKeptState('create-consortium', EMPTY_CONSORTIUM)
  const [demonstration, setDemonstration] = useState(false)
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const create = useCommand('government.create')

  const submit = async () => {
    setTried(true)
    const { host, port, ...names } = fields
    const outcome = await create.run({
      ...names,
      demonstration,
      // An unfit passphrase goes out as none, so that every field's fault is said at once.
      passphrase: passphrase ?? '',
      listen: listenAddress(host, port),
    })
    if (outcome.ok) forget()
  }

  return (
    <FormCard
      title={t('found.title')}
      text={t('found.text')}
      onSubmit={() => void submit()}
      error={create.error}
      actions={
        <Button type="submit" loading={create.busy}>
          {t('found.submit')}
        </Button>
      }
    >
      <ConsortiumFields fields={fields} error={create.error} onChange={setFields} />
      <PassphraseFields onChange={setPassphrase} strict={tried} />
      <Checkbox
        label={t('found.demonstration')}
        description={t('found.demonstrationHint')}
        checked={demonstration}
        onChange={(event) => setDemonstration(event.currentTarget.checked)}
      />
    </FormCard>
  )
}
