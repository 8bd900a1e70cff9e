/** The fields of the founding form. */
import { NumberInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FieldRow } from '#renderer/components/form-card.tsx'
import { useFieldErrors } from '#renderer/components/field-errors.ts'

/** What the person types, apart from the passphrase. */
export interface ConsortiumInput {
  readonly consortiumName: string
  readonly country: string
  readonly governmentName: string
  readonly administrator: string
  readonly host: string
  readonly port: number | string
}

/** An empty form. Hospitals usually dial from other computers, so every address is listened on. */
export const EMPTY_CONSORTIUM: ConsortiumInput = {
  consortiumName: '',
  country: '',
  governmentName: '',
  administrator: '',
  host: '0.0.0.0',
  port: '',
}

/** The address to listen on; an empty port lets the system choose. */
export function listenAddress(host: string, port: number | string): { host: string; port: number } {
  return { host: host.trim(), port: Number(port) }
}

const NAMES = [
  ['consortiumName', 'country'],
  ['governmentName', 'administrator'],
] as const

/** Names in two columns, then the address. */
export function ConsortiumFields({
  fields,
  error,
  onChange,
}: {
  fields: ConsortiumInput
  error: Error | undefined
  onChange: (fields: ConsortiumInput) => void
}) {
  const { t } = useTranslation('setup')
  const fieldError = useFieldErrors(error)
  return (
    <>
      {NAMES.map((row) => (
        <FieldRow key={row[0]}>
          {row.map((name) => (
            <TextInput
              key={name}
              label={t(`found.${name}`)}
              placeholder={t(`found.${name}Example`)}
              maxLength={200}
              value={fields[name]}
              error={fieldError(name, fields[name])}
              onChange={(event) => onChange({ ...fields, [name]: event.currentTarget.value })}
            />
          ))}
        </FieldRow>
      ))}
      <FieldRow>
        <TextInput
          label={t('found.host')}
          description={t('found.hostHint')}
          value={fields.host}
          error={fieldError('listen.host', fields.host)}
          onChange={(event) => onChange({ ...fields, host: event.currentTarget.value })}
        />
        <NumberInput
          label={t('found.port')}
          description={t('found.portHint')}
          min={0}
          max={65_535}
          allowDecimal={false}
          hideControls
          value={fields.port}
          error={fieldError('listen.port', String(fields.port))}
          onChange={(port) => onChange({ ...fields, port })}
        />
      </FieldRow>
    </>
  )
}
