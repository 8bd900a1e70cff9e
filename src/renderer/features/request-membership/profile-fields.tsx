/** Who asks: the hospital, its contact, the person at this workstation. */
import { MultiSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MethodInput } from '#contract/methods'
import { SPECIALTIES } from '#contract/specialty'
import { FieldRow } from '#renderer/components/form-card.tsx'
import { useFieldErrors } from '#renderer/components/field-errors.ts'
import { specialtyName } from '#renderer/components/specialty.ts'

/** The profile as typed. */
export interface ProfileInput {
  readonly name: string
  readonly licence: string
  readonly city: string
  readonly specialties: string[]
  readonly contactPerson: string
  readonly telephone: string
  readonly person: string
}

/** An empty profile. */
export const EMPTY_PROFILE: ProfileInput = {
  name: '',
  licence: '',
  city: '',
  specialties: [],
  contactPerson: '',
  telephone: '',
  person: '',
}

/** The profile as the request carries it. */
export function toProfile(
  profile: ProfileInput,
): Omit<MethodInput<'hospital.request'>, 'invitation' | 'passphrase'> {
  const { contactPerson, telephone, specialties, ...rest } = profile
  return {
    ...rest,
    specialties: SPECIALTIES.filter((code) => specialties.includes(code)),
    contact: { person: contactPerson, telephone },
  }
}

type TextField = Exclude<keyof ProfileInput, 'specialties'>

/** The text fields, row by row, each with its path in the request. */
const ROWS: readonly (readonly [field: TextField, path: string])[][] = [
  [
    ['name', 'name'],
    ['city', 'city'],
  ],
  [
    ['licence', 'licence'],
    ['person', 'person'],
  ],
]
const CONTACT: typeof ROWS = [
  [
    ['contactPerson', 'contact.person'],
    ['telephone', 'contact.telephone'],
  ],
]

/** The fields, in rows. */
export function ProfileFields({
  profile,
  error,
  onChange,
}: {
  profile: ProfileInput
  error: Error | undefined
  onChange: (profile: ProfileInput) => void
}) {
  const { t } = useTranslation('setup')
  const fieldError = useFieldErrors(error)
  const rows = (entries: typeof ROWS) =>
    entries.map((row) => (
      <FieldRow key={row[0]?.[0]}>
        {row.map(([field, path]) => (
          <TextInput
            key={field}
            label={t(`request.${field}`)}
            maxLength={200}
            value={profile[field]}
            error={fieldError(path, profile[field])}
            onChange={(event) => onChange({ ...profile, [field]: event.currentTarget.value })}
          />
        ))}
      </FieldRow>
    ))
  return (
    <>
      {rows(ROWS)}
      <MultiSelect
        label={t('request.specialties')}
        nothingFoundMessage={t('request.noSuchSpecialty')}
        description={t('request.specialtiesHint')}
        searchable
        hidePickedOptions
        data={SPECIALTIES.map((code) => ({ value: code, label: specialtyName(code) }))}
        value={profile.specialties}
        onChange={(specialties) => onChange({ ...profile, specialties })}
      />
      {rows(CONTACT)}
    </>
  )
}
