/** What each command does. */
import { notifications } from '@mantine/notifications'
import type { CommandId } from '#contract/commands'
import type { Status } from '#contract/views/app'
import { getClient } from '../client.ts'
import { errorSentence } from '../components/error-sentence.ts'
import { openReview } from '../features/review-diagnosis/review-store.ts'
import { navigate } from '../frame/router.tsx'
import { i18n } from '../i18n/i18n.ts'
import { statusStore } from '../store/status.ts'
import { toError } from '../store/use-query.ts'
import { openPalette, showShortcuts } from './panels.ts'

/** Searches and combo boxes of the screen; a dialog over it comes first. */
const SEARCHES = ['input[type="search"]', 'input[role="combobox"]', 'input[role="searchbox"]']

/** Puts the keyboard into the search of the screen, or opens the palette where there is none. */
function find(): void {
  const fields = SEARCHES.map((search) => `main ${search}:not(:disabled)`).join(', ')
  const field = document.querySelector<HTMLInputElement>(fields)
  if (!field) return openPalette()
  field.focus()
  field.select()
}

async function nextReview(): Promise<void> {
  const [first] = await getClient().call('reviews.list', {})
  if (first) openReview(first.submission)
  else navigate('/reviews')
}

async function togglePresence({ presence }: Status): Promise<void> {
  await getClient().call('hospital.setPresence', {
    presence: presence === 'idle' ? 'busy' : 'idle',
  })
}

async function toggleColorScheme(): Promise<void> {
  const dark = document.documentElement.dataset['mantineColorScheme'] === 'dark'
  await getClient().call('app.setPreferences', { colorScheme: dark ? 'light' : 'dark' })
}

const ACTIONS: Readonly<Record<string, (status: Status) => Promise<void> | void>> = {
  'record.new': () => navigate('/diagnose/new'),
  'review.next': nextReview,
  'presence.toggle': togglePresence,
  'app.palette': openPalette,
  'app.find': find,
  'app.colorScheme': toggleColorScheme,
  'app.shortcuts': () => showShortcuts(true),
}

/** The path of a screen's command, or null for another command. */
export function pathOf(id: CommandId): string | null {
  if (!id.startsWith('go.')) return null
  const place = id.slice('go.'.length)
  return place === 'home' ? '/' : `/${place}`
}

/** Does what the command says; a failure is told in the corner of the window. */
export function runCommand(id: CommandId): void {
  const path = pathOf(id)
  if (path !== null) return navigate(path)
  const { status } = statusStore.getState()
  if (!status) return
  void attempt(() => ACTIONS[id]?.(status))
}

/** Runs `action`; a failure is told in the corner of the window. */
export async function attempt(action: () => Promise<unknown> | void): Promise<void> {
  try {
    await action()
  } catch (thrown) {
    const message = errorSentence(toError(thrown), i18n.getFixedT(null, 'errors'))
    notifications.show({ color: 'danger', message, autoClose: false })
  }
}
