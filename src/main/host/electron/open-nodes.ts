/** Every node that this process shows: the one of its data folder, and those of a demonstration. */
import type { WebContents } from 'electron'
import type { NodeWindows } from './node-windows.ts'

/** The nodes that are shown. */
export class OpenNodes {
  private readonly nodes = new Set<NodeWindows>()
  private readonly listeners = new Set<() => void>()

  /** Adds a node; the returned function takes it out and closes its windows. */
  add(node: NodeWindows): () => void {
    this.nodes.add(node)
    const stop = node.status.onChange(() => this.changed())
    this.changed()
    return () => {
      stop()
      this.nodes.delete(node)
      node.destroy()
      this.changed()
    }
  }

  /** All of them, the one of the data folder first. */
  all(): NodeWindows[] {
    return [...this.nodes]
  }

  /** The node whose window shows a page: it alone answers that page's calls. */
  ownerOf(contents: WebContents): NodeWindows | undefined {
    return this.all().find((node) => node.shows(contents))
  }

  /** The node in whose window a person works just now. */
  focused(): NodeWindows | undefined {
    return this.all().find((node) => node.focused())
  }

  /** Hears of every new status of any of them, and when one comes or goes. */
  onChange(listener: () => void): void {
    this.listeners.add(listener)
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}
