/** Who asks: the hospital, its contact, the person at this workstation. */
import { MultiSelect, TextInput } from '@mantine/core'
import type { MethodInput } from '#contract/methods'
import { SPECIALTIES } from '#contract/specialty'
import { FieldRow } from '#renderer/components/form-card.tsx'
import { fieldError } from '#renderer/components/field-errors.ts'
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

const ROWS: readonly (readonly [field: TextField, label: string, path: string])[][] = [
  [
    ['name', 'Name of the hospital', 'name'],
    ['city', 'City', 'city'],
  ],
  [
    ['licence', 'Licence number', 'licence'],
    ['person', 'Clinician at this workstation', 'person'],
  ],
]
const CONTACT: readonly (readonly [field: TextField, label: string, path: string])[][] = [
  [
    ['contactPerson', 'Whom to telephone', 'contact.person'],
    ['telephone', 'Telephone', 'contact.telephone'],
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
  const rows = (entries: typeof ROWS) =>
    entries.map((row) => (
      <FieldRow key={row[0]?.[0]}>
        {row.map(([field, label, path]) => (
          <TextInput
            key={field}
            label={label}
            maxLength={200}
            value={profile[field]}
            error={fieldError(error, path, profile[field])}
            onChange={(event) => onChange({ ...profile, [field]: event.currentTarget.value })}
          />
        ))}
      </FieldRow>
    ))
  return (
    <>
      {rows(ROWS)}
      <MultiSelect
        label="Specialties"
        nothingFoundMessage="No such specialty in the list"
        description="Authors can ask for one of them; leave out what you do not practise."
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
