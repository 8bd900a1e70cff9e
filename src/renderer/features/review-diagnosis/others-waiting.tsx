/** What else waits, from within an open review. */
import { Menu, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { openReview } from './review-store.ts'
import classes from './review.module.css'
import { TimeLeftText } from './time-left.tsx'
import { useWaiting } from './waiting.ts'

/** The number of other reviews, and a menu to open one; nothing when this is the only one. */
export function OthersWaiting({ submission }: { submission: string }) {
  const { t } = useTranslation('review')
  const all = useWaiting().data ?? []
  const others = all.filter((row) => row.submission !== submission)
  if (others.length === 0) return null
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.link}>
          {t('others', { count: others.length })}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map((row) => (
          <Menu.Item
            key={row.submission}
            rightSection={<TimeLeftText until={row.until} />}
            onClick={() => openReview(row.submission)}
          >
            {t('othersItem', { author: row.author.name, number: row.nonce })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
