/** The find box: what is typed is looked up as one types; a day also from a calendar. */
import { ActionIcon, Combobox, Popover, TextInput, Tooltip, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCalendar, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockList } from '#contract/views/chain'
import { Calendar } from '#renderer/components/calendar.tsx'
import { localDay } from '#renderer/components/dates.ts'
import { useErrorSentence } from '#renderer/components/error-sentence.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './chain.module.css'
import { dayWanted, type Found, optionsOf } from './find-options.ts'

/** Milliseconds without a key after which what was typed is looked up. */
const PAUSE = 150

interface FindBoxProps {
  list: BlockList | undefined
  onFound: (found: Found) => void
}

function DayButton({ list, onFound }: FindBoxProps) {
  const { t } = useTranslation('chain')
  const [opened, setOpened] = useState(false)
  const oldest = list?.days[0]
  const newest = list?.days.at(-1)
  const pick = (day: string) => {
    setOpened(false)
    const found = list && dayWanted(list, day)
    if (found?.number) onFound({ kind: 'number', number: found.number })
  }
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-start">
      <Popover.Target>
        <Tooltip label={t('find.day')}>
          <ActionIcon
            variant="default"
            size={32}
            aria-label={t('find.day')}
            disabled={!newest}
            onClick={() => setOpened(!opened)}
          >
            <IconCalendar size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('find.calendar')}>
        <Calendar
          value=""
          min={oldest && localDay(oldest.time)}
          max={newest && localDay(newest.time)}
          onPick={pick}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

/** The box with its list of what was found, and the calendar. */
export function FindBox({ list, onFound }: FindBoxProps) {
  const { t } = useTranslation('chain')
  const errorSentence = useErrorSentence()
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), PAUSE)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found = useQuery('chain.find', settled === '' ? null : { text: settled }, [])
  const options = settled === '' || !list ? [] : optionsOf(t, settled, list, found.data)

  const choose = (value: string) => {
    const option = options.find(({ key }) => key === value)
    if (!option?.found) return
    setTyped('')
    combobox.closeDropdown()
    onFound(option.found)
  }
  const waits = settled !== typed.trim() || found.loading

  return (
    <div className={classes.find}>
      <Combobox store={combobox} onOptionSubmit={choose} width={360} position="bottom-start">
        <Combobox.Target>
          <TextInput
            aria-label={t('find.label')}
            placeholder={t('find.placeholder')}
            className={classes.findInput ?? ''}
            leftSection={<IconSearch size={16} stroke={1.6} />}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              combobox.openDropdown()
              combobox.selectFirstOption()
            }}
            onFocus={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setTyped('')
              // The first of the list is meant where none was chosen.
              const [first] = options
              if (event.key === 'Enter' && first && combobox.getSelectedOptionIndex() === -1) {
                choose(first.key)
              }
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={typed.trim() === ''}>
          <Combobox.Options mah={320} className={classes.options ?? ''}>
            {options.map((option) => (
              <Combobox.Option key={option.key} value={option.key} disabled={!option.found}>
                <span className={classes.option}>
                  <span>{option.title}</span>
                  <span className={classes.meaning}>{option.detail}</span>
                </span>
              </Combobox.Option>
            ))}
            {options.length === 0 ? (
              <Combobox.Empty>
                {found.error
                  ? errorSentence(found.error)
                  : t(waits ? 'find.looking' : 'find.nothing')}
              </Combobox.Empty>
            ) : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <DayButton list={list} onFound={onFound} />
    </div>
  )
}
