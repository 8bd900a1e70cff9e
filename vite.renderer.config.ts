/** Builds the page that Electron and the browser host both serve under a strict policy. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * Runs before every library: zod would try `new Function` once, and the scroll lock of dialogs
 * would add a style without the page's nonce. The policy refuses both and the console reports it.
 */
const STRICT_POLICY_PREAMBLE = [
  'globalThis.__zod_globalConfig={jitless:true};',
  "globalThis.__webpack_nonce__=document.querySelector('meta[property=csp-nonce]')?.nonce;",
].join('')

export default defineConfig({
  root: join(import.meta.dirname, 'src', 'renderer'),
  base: './',
  plugins: [react()],
  // The hosts replace this with a fresh nonce each time they serve the page.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: join(import.meta.dirname, '.vite', 'renderer'),
    emptyOutDir: true,
    target: 'es2024',
    // The polyfill and inlined data would need a weaker policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    rollupOptions: {
      output: { banner: STRICT_POLICY_PREAMBLE },
    },
  },
})
