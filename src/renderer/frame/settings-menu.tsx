/** Language and appearance, for this computer and every window of its node. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '#contract/language'
import { preferencesSchema } from '#contract/views/app'
import { LANGUAGE_NAMES } from '../i18n/locale.ts'
import { useStatusPart } from '../store/status.ts'
import { useCommand } from '../store/use-command.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

const COLOR_SCHEMES = preferencesSchema.shape.colorScheme.options

/** Stands for "as the system" among the languages, which have codes of their own. */
const SYSTEM = 'system'

function useLanguages(): Choice[] {
  const { t } = useTranslation('frame')
  return [
    { value: SYSTEM, label: t('settings.asSystem') },
    ...LANGUAGES.map((language) => ({
      value: language,
      label: LANGUAGE_NAMES[language],
    })),
  ]
}

function useSchemes(): Choice[] {
  const { t } = useTranslation('frame')
  return [
    { value: SYSTEM, label: t('settings.asSystem') },
    { value: 'light', label: t('settings.light') },
    { value: 'dark', label: t('settings.dark') },
  ]
}

function ChoiceGroup({
  choices,
  chosen,
  onChoose,
}: {
  choices: readonly Choice[]
  chosen: string
  onChoose: (value: string) => void
}) {
  return (
    <Menu.RadioGroup value={chosen} onChange={onChoose}>
      {choices.map(({ value, label }) => (
        <Menu.RadioItem key={value} value={value} closeMenuOnClick>
          {label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}

/** The button in the corner of every window, also before a node is set up. */
export function SettingsMenu() {
  const { t } = useTranslation('frame')
  const preferences = useStatusPart((status) => status.preferences)
  const setPreferences = useCommand('app.setPreferences')
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" size={28} aria-label={t('settings.open')}>
          <IconSettings size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('settings.language')}</Menu.Label>
        <ChoiceGroup
          choices={useLanguages()}
          chosen={preferences.language ?? SYSTEM}
          onChoose={(value) => {
            const language = LANGUAGES.find((one) => one === value) ?? null
            void setPreferences.run({ language })
          }}
        />
        <Menu.Divider />
        <Menu.Label>{t('settings.appearance')}</Menu.Label>
        <ChoiceGroup
          choices={useSchemes()}
          chosen={preferences.colorScheme}
          onChoose={(value) => {
            const colorScheme = COLOR_SCHEMES.find((one) => one === value) ?? SYSTEM
            void setPreferences.run({ colorScheme })
          }}
        />
      </Menu.Dropdown>
    </Menu>
  )
}
