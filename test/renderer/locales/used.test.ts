/** No text is kept that no screen shows. */
import { expect, it } from 'vitest'
import { resources } from '#renderer/i18n/resources.ts'
import {
  sourceFiles,
  stringOf,
  templateOf,
  walk,
  type SourceFile,
} from '../../support/source-walk.ts'

type Namespace = keyof typeof resources.en

const namespaces = Object.keys(resources.en) as Namespace[]

function keysOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    typeof child === 'object' && child !== null
      ? keysOf(child, `${prefix}${key}.`)
      : [`${prefix}${key}`.replace(/_(one|other)$/, '')],
  )
}

/** What a file could name a text by: its strings, and its templates as patterns. */
interface Mentions {
  readonly namespaces: ReadonlySet<string>
  readonly names: ReadonlySet<string>
  readonly patterns: readonly RegExp[]
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function mentionsOf(file: SourceFile): Mentions {
  const names = new Set<string>()
  const patterns: RegExp[] = []
  walk(file.program, (node) => {
    const text = stringOf(node)
    if (text !== null) names.add(text)
    const parts = templateOf(node)
    // A template of one word could be any key: it says too little to keep a text for it.
    if (parts?.some((part) => /\w\.|\.\w/.test(part))) {
      patterns.push(new RegExp(`^${parts.map(escape).join('.+')}$`))
    }
  })
  return { namespaces: new Set(namespaces.filter((name) => names.has(name))), names, patterns }
}

function isMentioned(namespace: Namespace, key: string, mentions: Mentions): boolean {
  const whole = `${namespace}:${key}`
  if (mentions.names.has(whole) || mentions.patterns.some((one) => one.test(whole))) return true
  if (!mentions.namespaces.has(namespace)) return false
  return mentions.names.has(key) || mentions.patterns.some((one) => one.test(key))
}

it('every text is shown somewhere', async () => {
  const files = (await sourceFiles('src/renderer')).map(mentionsOf)
  const unused = namespaces.flatMap((namespace) =>
    [...new Set(keysOf(resources.en[namespace]))]
      .filter((key) => !files.some((mentions) => isMentioned(namespace, key, mentions)))
      .map((key) => `${namespace}:${key}`),
  )
  expect(unused).toEqual([])
})
