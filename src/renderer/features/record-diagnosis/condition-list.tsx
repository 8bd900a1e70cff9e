/** The open list under the condition box: recents, the others, and which keys do what. */
import { Kbd } from '@mantine/core'
import { IconClock, IconSearch } from '@tabler/icons-react'
import { useEffect, type ReactNode } from 'react'
import type { Coding } from '#contract/views/diagnosis'
import { systemName } from '#renderer/components/clinical/labels.ts'
import classes from './condition-search.module.css'
import { MatchedText } from './matched-text.tsx'
import type { ConditionSearch } from './use-condition-search.ts'

/** Id of an option, for the box's aria-activedescendant. */
export function optionId(list: string, index: number): string {
  return `${list}-${index}`
}

function GroupHead({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.group} role="presentation">
      {icon}
      {children}
    </div>
  )
}

function Keys({ more }: { more: number }) {
  return (
    <div className={classes.keys}>
      <span>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
      </span>
      <span>
        <Kbd>Enter</Kbd> add
      </span>
      <span>
        <Kbd>Shift Enter</Kbd> add as primary
      </span>
      <span>
        <Kbd>Esc</Kbd> close
      </span>
      {more > 0 ? <span className={classes.more}>{more} more: type another word</span> : null}
    </div>
  )
}

/** The list. The box keeps the focus; `onPick` is told what was clicked and whether as primary. */
export function ConditionList({
  id,
  search,
  onPick,
}: {
  id: string
  search: ConditionSearch
  onPick: (coding: Coding, primary: boolean) => void
}) {
  useEffect(() => {
    document.querySelector(`#${CSS.escape(optionId(id, search.active))}`)?.scrollIntoView({
      block: 'nearest',
    })
  }, [id, search.active])
  const { matches, recents } = search
  return (
    <div className={classes.list}>
      {/* ARIA's combobox pattern: the box outside keeps the focus, which no native list allows. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className={classes.options} role="listbox" id={id} aria-label="Conditions">
        {matches.map((match, index) => (
          <div key={`${match.coding.system} ${match.coding.code}`} role="presentation">
            {index === 0 && recents > 0 ? (
              <GroupHead icon={<IconClock size={14} stroke={1.6} />}>
                Recorded here recently
              </GroupHead>
            ) : null}
            {index === recents ? (
              <GroupHead icon={<IconSearch size={14} stroke={1.6} />}>
                {search.text.trim() ? 'All matches' : 'All conditions'}
              </GroupHead>
            ) : null}
            {/* The box keeps the focus and serves the keys. */}
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
            <div
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
              role="option"
              tabIndex={-1}
              id={optionId(id, index)}
              aria-selected={index === search.active}
              className={classes.option}
              onMouseMove={() => search.setActive(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={(event) => onPick(match.coding, event.shiftKey)}
            >
              <span className={classes.code}>
                <MatchedText text={match.coding.code} typed={search.text} />
              </span>
              <span className={classes.name}>
                <MatchedText text={match.coding.display} typed={search.text} />
              </span>
              <span className={classes.adds}>
                {index === search.active ? (
                  <>
                    <Kbd>Enter</Kbd> adds
                  </>
                ) : null}
              </span>
              <span className={classes.system}>{systemName(match.coding.system)}</span>
            </div>
          </div>
        ))}
      </div>
      <Keys more={search.total - matches.length} />
    </div>
  )
}
