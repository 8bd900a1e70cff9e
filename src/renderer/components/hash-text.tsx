/** A hash as its first eight characters, whole on hover and by copying. */
import { ActionIcon, CopyButton, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './hash-text.module.css'

/** Hexadecimal `value` shortened, with a copy button. */
export function HashText({ value }: { value: string }) {
  const { t } = useTranslation('chain')
  return (
    <span className={classes.hash}>
      <Tooltip label={<span className="mono">{value}</span>}>
        <span className="mono">{value.slice(0, 8)}</span>
      </Tooltip>
      <CopyButton value={value} timeout={1500}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={20}
            onClick={copy}
            aria-label={copied ? t('hash.copied') : t('hash.copy', { start: value.slice(0, 8) })}
          >
            {copied ? <IconCheck size={14} stroke={1.6} /> : <IconCopy size={14} stroke={1.6} />}
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  )
}
