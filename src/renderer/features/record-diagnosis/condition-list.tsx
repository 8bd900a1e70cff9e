/** The open list under the condition box: recents, the others, and which keys do what. */
import { Kbd } from '@mantine/core'
import { IconClock, IconSearch } from '@tabler/icons-react'
import { memo, useEffect, type ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Coding, ConditionMatch } from '#contract/views/diagnosis'
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

const Keys = memo(function Keys({ more }: { more: number }) {
  const { t } = useTranslation('record')
  const key = [<Kbd key="0" />, <Kbd key="1" />]
  return (
    <div className={classes.keys}>
      <span>
        <Trans t={t} i18nKey="condition.choose" components={key} />
      </span>
      <span>
        <Trans t={t} i18nKey="condition.add" components={key} />
      </span>
      <span>
        <Trans t={t} i18nKey="condition.addPrimary" components={key} />
      </span>
      <span>
        <Trans t={t} i18nKey="condition.close" components={key} />
      </span>
      {more > 0 ? (
        <span className={classes.more}>{t('condition.more', { count: more })}</span>
      ) : null}
    </div>
  )
})

function Match({
  match,
  typed,
  active,
}: {
  match: ConditionMatch
  typed: string
  active: boolean
}) {
  const { t } = useTranslation('record')
  const { coding } = match
  return (
    <>
      <span className={classes.code}>
        <MatchedText text={coding.code} typed={typed} />
      </span>
      <span className={classes.name}>
        <MatchedText text={coding.display} typed={typed} />
        {match.synonym ? (
          <span className={classes.synonym}>
            <MatchedText text={match.synonym} typed={typed} />
          </span>
        ) : null}
      </span>
      <span className={classes.adds}>
        {active ? <Trans t={t} i18nKey="condition.adds" components={[<Kbd key="0" />]} /> : null}
      </span>
      <span className={classes.system}>{systemName(coding.system)}</span>
    </>
  )
}

interface OptionProps {
  id: string
  index: number
  match: ConditionMatch
  typed: string
  active: boolean
  onHover: (index: number) => void
  onPick: (coding: Coding, primary: boolean) => void
}

/** One row, drawn again only when itself is another, not with every letter. */
const Option = memo(function Option({ id, index, match, typed, ...does }: OptionProps) {
  const { active, onHover, onPick } = does
  return (
    // The box keeps the focus and serves the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      tabIndex={-1}
      id={optionId(id, index)}
      aria-selected={active}
      className={classes.option}
      onMouseMove={() => onHover(index)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onPick(match.coding, event.shiftKey)}
    >
      <Match match={match} typed={typed} active={active} />
    </div>
  )
})

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
  const { t } = useTranslation('record')
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
      <div className={classes.options} role="listbox" id={id} aria-label={t('condition.list')}>
        {matches.map((match, index) => (
          <div key={`${match.coding.system} ${match.coding.code}`} role="presentation">
            {index === 0 && recents > 0 ? (
              <GroupHead icon={<IconClock size={14} stroke={1.6} />}>
                {t('condition.recent')}
              </GroupHead>
            ) : null}
            {index === recents ? (
              <GroupHead icon={<IconSearch size={14} stroke={1.6} />}>
                {search.answered ? t('condition.all') : t('condition.allConditions')}
              </GroupHead>
            ) : null}
            <Option
              {...{ id, index, match, onPick }}
              typed={search.answered}
              active={index === search.active}
              onHover={search.setActive}
            />
          </div>
        ))}
      </div>
      <Keys more={search.total - matches.length} />
    </div>
  )
}
