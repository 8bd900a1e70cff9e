/** One box for every condition: type a part of its name or its code, Enter adds it. */
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { memo, useCallback, useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Coding } from '#contract/views/diagnosis'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useOnceReady } from '#renderer/components/use-once-ready.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { ConditionList, optionId } from './condition-list.tsx'
import classes from './condition-search.module.css'
import { useConditionSearch, type ConditionSearch } from './use-condition-search.ts'

function Count({ search }: { search: ConditionSearch }) {
  const { t } = useTranslation('record')
  if (search.text.trim() === '') return null
  if (search.loading) return t('condition.searching')
  return search.total === 0 ? t('condition.none') : t('condition.count', { count: search.total })
}

/** The code systems that are searched, beside the label. */
const Installed = memo(function Installed() {
  const { t } = useTranslation('record')
  const systems = useQuery('conditions.systems', {}, []).data ?? []
  return systems.map(({ name, version, codes, source }) => (
    <span key={name} className={classes.installed} title={source}>
      {t('condition.installed', { name, version, count: codes })}
    </span>
  ))
})

interface BoxProps {
  /** What is wrong with the list of conditions. */
  fault: string | undefined
  box: RefObject<HTMLInputElement | null>
  onAdd: (coding: Coding, primary: boolean) => void
}

/** The state of the box and what its keys do. */
function useBox(onAdd: BoxProps['onAdd']) {
  const search = useConditionSearch()
  const [open, setOpen] = useState(false)
  const shown = open && search.matches.length > 0
  const { setText } = search
  const pick = useCallback(
    (coding: Coding, primary: boolean) => {
      onAdd(coding, primary)
      setText('')
      setOpen(false)
    },
    [onAdd, setText],
  )
  const pickActive = useOnceReady(!search.loading, search.text, (primary: boolean) => {
    const match = shown ? search.matches[search.active] : undefined
    if (match) pick(match.coding, primary)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (shown) search.move(event.key === 'ArrowDown' ? 1 : -1)
      setOpen(true)
    } else if (event.key === 'Escape' && shown) {
      event.stopPropagation()
      setOpen(false)
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      pickActive(event.shiftKey)
    }
  }
  return { search, shown, setOpen, pick, onKeyDown }
}

/** The box. `onAdd` is told the condition and whether it is primary. */
export const ConditionSearchBox = memo(function ConditionSearchBox(props: BoxProps) {
  const { fault, box, onAdd } = props
  const { t } = useTranslation('record')
  const id = useId()
  const { search, shown, setOpen, pick, onKeyDown } = useBox(onAdd)
  const typed = search.text.trim()
  const nothing = typed !== '' && !search.loading && search.total === 0

  return (
    <div className={classes.box} data-field="diagnoses">
      <div className={classes.over}>
        <Installed />
      </div>
      <TextInput
        ref={box}
        label={t('condition.label')}
        placeholder={t('condition.placeholder')}
        size="md"
        // An input with a list that a native one could not show: ARIA's combobox pattern.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={shown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown ? optionId(id, search.active) : undefined}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        rightSection={
          <span className={classes.count} aria-live="polite">
            <Count search={search} />
          </span>
        }
        rightSectionWidth={120}
        rightSectionPointerEvents="none"
        error={fault}
        value={search.text}
        onChange={(event) => {
          search.setText(event.currentTarget.value)
          setOpen(true)
        }}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown ? <ConditionList id={id} search={search} onPick={pick} /> : null}
      {nothing ? (
        <p className={classes.nothing} aria-live="polite">
          {t('condition.noneText', { typed })}
        </p>
      ) : null}
      {search.error ? <ErrorNotice error={search.error} /> : null}
    </div>
  )
})
