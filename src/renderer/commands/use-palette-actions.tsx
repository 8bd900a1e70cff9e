/** The commands, languages and screens that the palette offers. */
import {
  IconArrowRight,
  IconChecklist,
  IconHelp,
  IconLanguage,
  IconSearch,
  IconShieldCheck,
  IconStethoscope,
  IconSunMoon,
  IconZzz,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CommandId } from '#contract/commands'
import { LANGUAGES } from '#contract/language'
import { getClient } from '../client.ts'
import { LANGUAGE_NAMES } from '../i18n/locale.ts'
import { navigate } from '../frame/router.tsx'
import type { PaletteEntry, PaletteGroup } from './palette-entry.ts'
import { attempt, runCommand } from './run-command.ts'
import { acceleratorOf, useCommands } from './use-commands.ts'

const ICONS: Partial<Record<CommandId, Icon>> = {
  'record.new': IconStethoscope,
  'review.next': IconChecklist,
  'presence.toggle': IconZzz,
  'app.find': IconSearch,
  'app.colorScheme': IconSunMoon,
  'app.shortcuts': IconHelp,
}

function languageEntries(): PaletteEntry[] {
  return LANGUAGES.map((language) => ({
    key: `language ${language}`,
    label: LANGUAGE_NAMES[language],
    icon: <IconLanguage size={16} stroke={1.6} />,
    run: () => void attempt(() => getClient().call('app.setPreferences', { language })),
  }))
}

/** All of them, in groups; the palette keeps those that match what was typed. */
export function usePaletteActions(): readonly PaletteGroup[] {
  const { t } = useTranslation('frame')
  const commands = useCommands()
  const entries = commands
    .filter(({ id }) => id !== 'app.palette')
    .map((command) => {
      const ofCommand = ICONS[command.id] ?? IconArrowRight
      const Icon = ofCommand
      return {
        group: command.group,
        key: command.id,
        label: t(`command.${command.id}`),
        icon: <Icon size={16} stroke={1.6} />,
        accelerator: acceleratorOf(command),
        run: () => runCommand(command.id),
      }
    })
  const verify: PaletteEntry = {
    key: 'verify',
    label: t('palette.verify'),
    icon: <IconShieldCheck size={16} stroke={1.6} />,
    run: () => {
      navigate('/chain')
      void attempt(() => getClient().call('chain.verify.start', {}))
    },
  }
  const hasChain = commands.some(({ id }) => id === 'go.chain')
  return [
    {
      name: t('palette.group.do'),
      entries: [...entries.filter(({ group }) => group !== 'go'), ...(hasChain ? [verify] : [])],
    },
    { name: t('palette.group.go'), entries: entries.filter(({ group }) => group === 'go') },
    { name: t('palette.group.language'), entries: languageEntries() },
  ]
}
