/** Saves the evidence of a block as a file. */
import { Button, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useErrorSentence } from '#renderer/components/error-sentence.ts'
import { saveText } from '#renderer/components/save-text.ts'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './chain.module.css'

/** The button, with the error beside it where there was one. */
export function ExportEvidence({
  height,
  transaction,
}: {
  height: number
  transaction: string | null
}) {
  const { t } = useTranslation('chain')
  const errorSentence = useErrorSentence()
  const evidence = useCommand('chain.evidence')
  const save = async () => {
    const outcome = await evidence.run({ height, transaction })
    if (outcome.ok) saveText(outcome.value.name, outcome.value.text)
  }
  return (
    <>
      <Tooltip label={t('evidence.exportTip')} multiline w={280}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} />}
          loading={evidence.busy}
          onClick={() => void save()}
        >
          {t('evidence.export')}
        </Button>
      </Tooltip>
      {evidence.error ? (
        <span className={classes.failed} role="alert">
          {errorSentence(evidence.error)}
        </span>
      ) : null}
    </>
  )
}
