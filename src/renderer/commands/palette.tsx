/** The command palette: type what you look for or want to do, Enter does it. */
import { Loader } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorSentence } from '../components/error-sentence.ts'
import { useFocusOnMount } from '../components/use-focus.ts'
import { Keys } from './keys.tsx'
import {
  matchesWords,
  noteRecent,
  type PaletteEntry,
  type PaletteGroup,
  useRecent,
} from './palette-entry.ts'
import classes from './palette.module.css'
import { giveFocusBack, keepFocus, paletteStore } from './panels.ts'
import { useFound } from './use-found.tsx'
import { usePaletteActions } from './use-palette-actions.tsx'

/** Milliseconds without a key before the node is asked. */
const TYPING_PAUSE = 120

function useGroups(text: string): {
  groups: readonly PaletteGroup[]
  searching: boolean
  error: Error | undefined
} {
  const { t } = useTranslation('frame')
  const [settled] = useDebouncedValue(text.trim(), TYPING_PAUSE)
  const found = useFound(settled)
  const recent = useRecent()
  const actions = usePaletteActions().map(({ name, entries }) => ({
    name,
    entries: entries.filter(({ label }) => matchesWords(`${label} ${name}`, text)),
  }))
  const recently =
    text.trim() === '' ? [{ name: t('palette.group.recent'), entries: recent }] : found.groups
  return {
    ...found,
    groups: [...recently, ...actions].filter(({ entries }) => entries.length > 0),
  }
}

function Entry({ entry, onChoose }: { entry: PaletteEntry; onChoose: () => void }) {
  return (
    <Spotlight.Action
      label={entry.label}
      {...(entry.description ? { description: entry.description } : {})}
      leftSection={entry.icon}
      rightSection={entry.accelerator ? <Keys accelerator={entry.accelerator} /> : null}
      dimmedSections={false}
      onClick={onChoose}
    />
  )
}

/** Everything inside the palette; present only while it is open, so that it asks nothing closed. */
function Contents({ text }: { text: string }) {
  const { t } = useTranslation('frame')
  const errorSentence = useErrorSentence()
  const { groups, searching, error } = useGroups(text)
  const choose = (entry: PaletteEntry) => {
    keepFocus()
    // Commands have their place below; what was found is worth remembering.
    if (!entry.accelerator) noteRecent(entry)
    entry.run()
  }
  return (
    <>
      <Spotlight.ActionsList>
        {groups.map(({ name, entries }) => (
          <Spotlight.ActionsGroup key={name} label={name}>
            {entries.map((entry) => (
              <Entry key={entry.key} entry={entry} onChoose={() => choose(entry)} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && !error ? (
          <Spotlight.Empty>
            {searching ? t('palette.searching') : t('palette.nothing')}
          </Spotlight.Empty>
        ) : null}
        {error ? (
          <p className={classes.failed} role="alert">
            {t('palette.failed', { problem: errorSentence(error) })}
          </p>
        ) : null}
      </Spotlight.ActionsList>
      <Spotlight.Footer className={classes.foot ?? ''}>
        {t('palette.hint')}
        {searching ? <Loader size={12} aria-label={t('palette.searching')} /> : null}
      </Spotlight.Footer>
    </>
  )
}

/** Has the focus from its first moment, so that no key of a quick typist is lost. */
function Search() {
  const { t } = useTranslation('frame')
  const field = useFocusOnMount<HTMLInputElement>()
  return (
    <Spotlight.Search
      ref={field}
      placeholder={t('palette.placeholder')}
      aria-label={t('palette.label')}
      leftSection={<IconSearch size={16} stroke={1.6} />}
    />
  )
}

/** The palette. Its keys are bound with those of all commands. */
export function Palette() {
  const { t } = useTranslation('frame')
  const [text, setText] = useState('')
  return (
    <Spotlight.Root
      store={paletteStore}
      shortcut={null}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={giveFocusBack}
      returnFocus={false}
      centered={false}
      yOffset="10vh"
      overlayProps={{ blur: 0 }}
      classNames={{ actionsGroup: classes.group ?? '' }}
      scrollable
      maxHeight="min(440px, 70vh)"
      attributes={{ content: { 'aria-label': t('palette.label') } }}
    >
      <Search />
      <Contents text={text} />
    </Spotlight.Root>
  )
}
