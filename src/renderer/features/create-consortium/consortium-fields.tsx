/** The fields of the founding form. */
import { NumberInput, TextInput } from '@mantine/core'
import { FieldRow } from '#renderer/components/form-card.tsx'
import { fieldError } from '#renderer/components/field-errors.ts'

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
  [
    ['consortiumName', 'Name of the consortium', 'Massachusetts Diagnosis Consortium'],
    ['country', 'Country', 'United States'],
  ],
  [
    ['governmentName', 'Name of the ministry', 'Massachusetts Ministry of Health'],
    ['administrator', 'Your name', 'Ruth Adeyemi'],
  ],
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
  return (
    <>
      {NAMES.map((row) => (
        <FieldRow key={row[0][0]}>
          {row.map(([name, label, example]) => (
            <TextInput
              key={name}
              label={label}
              placeholder={example}
              maxLength={200}
              value={fields[name]}
              error={fieldError(error, name, fields[name])}
              onChange={(event) => onChange({ ...fields, [name]: event.currentTarget.value })}
            />
          ))}
        </FieldRow>
      ))}
      <FieldRow>
        <TextInput
          label="Address to listen on"
          description="0.0.0.0 for every network"
          value={fields.host}
          error={fieldError(error, 'listen.host', fields.host)}
          onChange={(event) => onChange({ ...fields, host: event.currentTarget.value })}
        />
        <NumberInput
          label="Port"
          description="Empty for any free one"
          min={0}
          max={65_535}
          allowDecimal={false}
          hideControls
          value={fields.port}
          error={fieldError(error, 'listen.port', String(fields.port))}
          onChange={(port) => onChange({ ...fields, port })}
        />
      </FieldRow>
    </>
  )
}
