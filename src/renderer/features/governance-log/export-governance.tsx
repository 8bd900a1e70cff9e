/** Saves the whole governance log as a file that can be checked elsewhere. */
import { Button, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { saveText } from '#renderer/components/save-text.ts'
import type { Command } from '#renderer/store/use-command.ts'

/** The button; `command` is run by it and shows its error elsewhere. */
export function ExportGovernance({ command }: { command: Command<'governance.export'> }) {
  const { t } = useTranslation('government')
  const save = async () => {
    const outcome = await command.run({})
    if (outcome.ok) saveText(outcome.value.name, outcome.value.text)
  }
  return (
    <Tooltip label={t('governance.exported')} multiline w={320}>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} stroke={1.6} />}
        loading={command.busy}
        onClick={() => void save()}
      >
        {t('governance.export')}
      </Button>
    </Tooltip>
  )
}
