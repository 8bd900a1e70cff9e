/** A built renderer as small as one can be. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Creates a folder with a page that has two nonce placeholders, and one hashed asset. */
export function sampleRendererFolder(folder = mkdtempSync(join(tmpdir(), 'renderer-'))): string {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  )
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'export {}')
  return folder
}
