/** No words in the source of the screens: all of them come from the texts, in every language. */
import { expect, it } from 'vitest'
import {
  lineOf,
  sourceFiles,
  stringOf,
  templateOf,
  walk,
  type SourceFile,
  type SyntaxNode,
} from '../../support/source-walk.ts'

/** Attributes and fields whose strings people see or hear. */
const SEEN: ReadonlySet<string> = new Set([
  'title',
  'label',
  'placeholder',
  'aria-label',
  'alt',
  'description',
  'subtitle',
  'text',
  'head',
  'message',
  'confirm',
])

const LETTER = /\p{L}/u

/** The strings that an expression can be, through conditions and templates. */
function stringsWithin(node: SyntaxNode): SyntaxNode[] {
  switch (node.type) {
    case 'Literal':
      return LETTER.test(stringOf(node) ?? '') ? [node] : []
    case 'TemplateLiteral':
      return templateOf(node)?.some((part) => LETTER.test(part)) ? [node] : []
    case 'JSXExpressionContainer':
      return stringsWithin(node['expression'] as SyntaxNode)
    case 'ConditionalExpression':
      return [node['consequent'], node['alternate']].flatMap((branch) =>
        stringsWithin(branch as SyntaxNode),
      )
    case 'LogicalExpression':
      return stringsWithin(node['right'] as SyntaxNode)
    default:
      return []
  }
}

function nameOf(node: SyntaxNode): string {
  const { name, value } = (node['name'] ?? node['key'] ?? {}) as { name?: unknown; value?: unknown }
  return typeof name === 'string' ? name : String(value)
}

/** Words as people read them: not a code ("wrong-code"), a type or a measure. */
function readsAsWords(node: SyntaxNode): boolean {
  const text = stringOf(node) ?? templateOf(node)?.join(' ') ?? ''
  return /^\p{Lu}|\p{L}\s+\p{L}/u.test(text)
}

function literalsOf(file: SourceFile): string[] {
  const found: string[] = []
  const add = (node: SyntaxNode) => {
    const text = file.text.slice(Number(node['start']), Number(node['end'])).trim()
    found.push(`${file.path}:${lineOf(file, node)} ${text.replaceAll(/\s+/g, ' ')}`)
  }
  walk(file.program, (node) => {
    if (node.type === 'JSXText' && LETTER.test(String(node['value']))) add(node)
    if (node.type === 'JSXExpressionContainer') {
      for (const text of stringsWithin(node)) if (readsAsWords(text)) add(text)
    }
    const seen =
      (node.type === 'JSXAttribute' || node.type === 'Property') && SEEN.has(nameOf(node))
    const value = node['value'] as SyntaxNode | null
    if (seen && value && value.type !== 'JSXExpressionContainer') {
      for (const text of stringsWithin(value)) {
        if (node.type === 'JSXAttribute' || readsAsWords(text)) add(text)
      }
    }
  })
  return [...new Set(found)]
}

it('the screens hold no words of one language', async () => {
  const files = await sourceFiles('src/renderer')
  expect(files.flatMap(literalsOf)).toEqual([])
})
