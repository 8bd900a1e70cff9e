/** `npm run build`: main, preload and renderer, without Electron and without Forge. */
import { buildDesktop, buildRenderer } from '#cli/build'

await Promise.all([buildDesktop(), buildRenderer()])
