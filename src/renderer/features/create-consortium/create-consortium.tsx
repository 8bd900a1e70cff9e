/** Government, first start: found the consortium. */
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { FormCard } from '#renderer/components/form-card.tsx'
import { PassphraseFields } from '#renderer/components/passphrase-fields.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import { ConsortiumFields, EMPTY_CONSORTIUM, listenAddress } from './consortium-fields.tsx'

/** The founding form. What it makes is fixed for ever in the genesis, and it says so. */
export function CreateConsortium() {
  const [fields, setFields] = useState(EMPTY_CONSORTIUM)
  const [demonstration, setDemonstration] = useState(false)
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const create = useCommand('government.create')

  const submit = async () => {
    setTried(true)
    const { host, port, ...names } = fields
    await create.run({
      ...names,
      demonstration,
      // An unfit passphrase goes out as none, so that every field's fault is said at once.
      passphrase: passphrase ?? '',
      listen: listenAddress(host, port),
    })
  }

  return (
    <FormCard
      title="Found a consortium"
      text="These names go into the first block and cannot be changed later. You will administer the consortium; you will not be able to read its records."
      onSubmit={() => void submit()}
      actions={
        <Button type="submit" loading={create.busy}>
          Found the consortium
        </Button>
      }
    >
      <ConsortiumFields fields={fields} error={create.error} onChange={setFields} />
      <PassphraseFields onChange={setPassphrase} strict={tried} />
      <Checkbox
        label="This is a demonstration"
        description="Approvals and comparisons happen by themselves, and every screen says that nothing is private. For ever: a demonstration cannot become real."
        checked={demonstration}
        onChange={(event) => setDemonstration(event.currentTarget.checked)}
      />
      {create.error ? <ErrorNotice error={create.error} /> : null}
    </FormCard>
  )
}
