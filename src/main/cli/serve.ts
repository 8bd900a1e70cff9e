/** `npm run serve`: a node in a browser, also on a server without a display. */
import { startBrowserNode, type BrowserNode } from './browser-node.ts'
import { runCommand } from './command.ts'
import { readServeOptions } from './options.ts'
import { closeOnSignals, printLinksOnRequest } from './until-stopped.ts'

await runCommand(async () => {
  const options = readServeOptions(process.argv.slice(2))
  const node = await startBrowserNode(options)
  closeOnSignals(node)
  const print = () => printLink(node, options.readyJson)
  print()
  printLinksOnRequest(print)
})

function printLink(node: BrowserNode, json: boolean): void {
  const url = node.newUrl()
  process.stdout.write(
    json
      ? `${JSON.stringify({ ready: true, url, port: node.port, pid: process.pid })}\n`
      : `MediChain is ready. Open this link, which works once (Enter prints a new one):\n${url}\n`,
  )
}
