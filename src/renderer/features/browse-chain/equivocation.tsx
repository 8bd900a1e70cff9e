/** The proof, where this node holds one, that the ministry signed two blocks of one height. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '#renderer/components/numbers.ts'
import { saveText } from '#renderer/components/save-text.ts'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './chain.module.css'

/** Nothing at all where there is none. */
export function Equivocation() {
  const { t } = useTranslation('chain')
  const { data: heights = [] } = useQuery('chain.equivocations', {}, ['status'])
  const evidence = useCommand('chain.equivocationEvidence')
  if (heights.length === 0) return null
  const save = async (height: number) => {
    const outcome = await evidence.run({ height })
    if (outcome.ok) saveText(outcome.value.name, outcome.value.text)
  }
  return (
    <div className={classes.equivocation} role="alert">
      <p>
        {t('evidence.twoBlocks', {
          count: heights.length,
          heights: heights.map(formatCount).join(', '),
        })}
      </p>
      {heights.map((height) => (
        <Button
          key={height}
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} />}
          onClick={() => void save(height)}
        >
          {t('evidence.exportTwoBlocks', { height })}
        </Button>
      ))}
      {evidence.error ? <ErrorNotice error={evidence.error} /> : null}
    </div>
  )
}
