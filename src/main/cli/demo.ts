/**
 * `npm run demo`: "Try it on this computer" without the first screen. One government and three
 * hospitals with sample patients, each in a tab of its own, until Ctrl-C ends and deletes them.
 */
import type { DemonstrationView } from '#contract/views/demonstration'
import { browserDemonstration } from './browser-node.ts'
import { ensureRenderer } from './build.ts'
import { runCommand } from './command.ts'
import { openBrowser } from './open-browser.ts'
import { closeOnSignals } from './until-stopped.ts'

const STEPS = {
  founding: 'Starting one government and three hospitals on this computer …',
  joining: 'The hospitals join …',
  recording: 'The sample patients are recorded …',
} as const

await runCommand(async () => {
  await ensureRenderer()
  const demonstration = await browserDemonstration()
  closeOnSignals({ close: () => demonstration.end() })
  const stopSaying = demonstration.onChange(sayEachStep(() => demonstration.view))
  await demonstration.start()
  stopSaying()
  showAll(demonstration.view)
  say('Record a diagnosis at one hospital and answer its validation prompt at another.')
  say('This is a demonstration: nothing in it is private. Ctrl-C ends it and deletes its data.')
})

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

/** Says each step once, when it begins. */
function sayEachStep(view: () => DemonstrationView): () => void {
  let said = ''
  return () => {
    const now = view()
    if (now.state !== 'starting' || now.step === said) return
    said = now.step
    say(STEPS[now.step])
  }
}

function showAll(view: DemonstrationView): void {
  if (view.state !== 'ready') return
  for (const { name, link } of view.nodes) {
    if (link === null) continue
    say(`${name}: ${link}`)
    openBrowser(link)
  }
}
