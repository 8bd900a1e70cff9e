/** The renderer's source as syntax trees, for promises about the source itself. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseSync } from 'vite'
import { PROJECT_ROOT } from '#cli/project'

/** A node of a syntax tree (ESTree with JSX). */
export type SyntaxNode = Readonly<Record<string, unknown>> & { readonly type: string }

/** A file and its tree. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly program: SyntaxNode
}

/** Every .ts and .tsx file below a folder of the project. */
export async function sourceFiles(folder: string): Promise<SourceFile[]> {
  const root = join(PROJECT_ROOT, folder)
  const names = await readdir(root, { recursive: true })
  const paths = names.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  return Promise.all(
    paths.toSorted().map(async (name) => {
      const path = join(root, name)
      const text = await readFile(path, 'utf8')
      const { program } = parseSync(path, text, { lang: name.endsWith('x') ? 'tsx' : 'ts' })
      return {
        path: relative(PROJECT_ROOT, path),
        text,
        program: program as unknown as SyntaxNode,
      }
    }),
  )
}

/** The line of a node within its file, from 1. */
export function lineOf({ text }: SourceFile, node: SyntaxNode): number {
  return text.slice(0, Number(node['start'])).split('\n').length
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** The nodes directly below a node. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(isNode)
}

/** Calls `visit` for the node and everything below it. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node)
  for (const child of childrenOf(node)) walk(child, visit)
}

/** The text of a string literal, or null. */
export function stringOf(node: unknown): string | null {
  if (!isNode(node) || node.type !== 'Literal') return null
  return typeof node['value'] === 'string' ? node['value'] : null
}

/** The fixed parts of a template literal, or null. */
export function templateOf(node: SyntaxNode): string[] | null {
  if (node.type !== 'TemplateLiteral') return null
  const quasis = node['quasis'] as { readonly value: { readonly cooked: string } }[]
  return quasis.map(({ value }) => value.cooked)
}
