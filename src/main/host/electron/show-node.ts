/** Shows a node of a demonstration in a window of its own. */
import type { DemonstrationNode, ShownNode } from '../demonstration/demonstration.ts'
import { followStatus } from '../follow-status.ts'
import type { Words } from '../texts.ts'
import { notifyOfReviews } from './attention.ts'
import { NodeWindows } from './node-windows.ts'
import type { OpenNodes } from './open-nodes.ts'

/** What windows of a demonstration are made with. */
export interface ShowOptions {
  readonly nodes: OpenNodes
  readonly preload: string
  readonly words: () => Words
  /** The last window of the node was closed by a person. */
  readonly onClosed: () => void
}

/** Opens a window on the node. */
export async function showInWindow(
  { service }: DemonstrationNode,
  { nodes, preload, words, onClosed }: ShowOptions,
): Promise<ShownNode> {
  const status = await followStatus(service)
  const node = new NodeWindows({ service, status, preload, memory: null })
  const remove = nodes.add(node)
  notifyOfReviews(node, words)
  node.onLastClosed(onClosed)
  node.open()
  return {
    link: null,
    raise: () => void node.focus(),
    close: async () => remove(),
  }
}
