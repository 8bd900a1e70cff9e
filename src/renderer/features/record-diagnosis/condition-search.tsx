/** One box for every condition: type a part of its name or its code, Enter adds it. */
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Coding } from '#contract/views/diagnosis'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useOnceReady } from '#renderer/components/use-once-ready.ts'
import { countOf } from '#renderer/components/plural.ts'
import { ConditionList, optionId } from './condition-list.tsx'
import classes from './condition-search.module.css'
import { useConditionSearch, type ConditionSearch } from './use-condition-search.ts'

function countText(search: ConditionSearch): string {
  if (search.text.trim() === '') return ''
  if (search.loading) return 'Searching'
  return search.total === 0 ? 'No match' : countOf(search.total, 'match', 'matches')
}

/** The box. `fault` is shown below it; `onAdd` is told the condition and whether it is primary. */
export function ConditionSearchBox({
  fault,
  box,
  onAdd,
}: {
  fault: string | undefined
  box: RefObject<HTMLInputElement | null>
  onAdd: (coding: Coding, primary: boolean) => void
}) {
  const search = useConditionSearch()
  const [open, setOpen] = useState(false)
  const id = useId()
  const shown = open && search.matches.length > 0

  const pick = (coding: Coding, primary: boolean) => {
    onAdd(coding, primary)
    search.setText('')
    setOpen(false)
  }
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

  return (
    <div className={classes.box}>
      <TextInput
        ref={box}
        label="Add a condition"
        placeholder="Name or code, for example: type 2 dia"
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
        rightSection={<span className={classes.count}>{countText(search)}</span>}
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
      {search.error ? <ErrorNotice error={search.error} /> : null}
    </div>
  )
}
