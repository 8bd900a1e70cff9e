/** `npm run build`: main, preload and renderer, without Electron and without Forge. */
import { buildDesktop, buildRenderer } from '#cli/build'

try {
  await Promise.all([buildDesktop(), buildRenderer()])
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
