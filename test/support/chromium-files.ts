/**
 * Chromium out of npm: the package `@sparticuz/chromium` carries a compressed one with the
 * libraries that it needs beyond libc, and a font. Unpacked once for a version of the package.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { PROJECT_ROOT } from '#cli/project'

const PACKAGE = join(PROJECT_ROOT, 'node_modules', '@sparticuz', 'chromium')

/** A Chromium to launch, and the environment that it needs. */
export interface ChromiumFiles {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

/** The Chromium named by MEDICHAIN_CHROMIUM, else the one out of npm (Linux on x64 only). */
export async function chromiumFiles(): Promise<ChromiumFiles> {
  const given = process.env['MEDICHAIN_CHROMIUM']
  if (given) return { executablePath: given, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Set MEDICHAIN_CHROMIUM to the path of a Chromium: npm has none for this system.',
    )
  }
  const folder = await unpackOnce()
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

/** Unpacks aside and renames, so that several test files may start at once. */
async function unpackOnce(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(tmpdir(), `medichain-chromium-${version}`)
  if (existsSync(folder)) return folder
  const aside = `${folder}-${randomUUID()}`
  try {
    await mkdir(aside)
    await Promise.all([
      pipeline(
        compressed('chromium.br'),
        createBrotliDecompress(),
        createWriteStream(join(aside, 'chromium'), { mode: 0o700 }),
      ),
      unpackArchive('al2023.tar.br', aside),
      unpackArchive('fonts.tar.br', aside),
    ])
    await writeFile(join(aside, 'fonts.conf'), fontSettings(folder))
    await rename(aside, folder).catch((error: NodeJS.ErrnoException) => {
      // Another process was quicker.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return folder
}

function compressed(name: string) {
  return createReadStream(join(PACKAGE, 'bin', name))
}

async function unpackArchive(name: string, folder: string): Promise<void> {
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: ['pipe', 'ignore', 'inherit'] })
  const ended = new Promise<void>((resolve, reject) => {
    tar.once('error', reject)
    tar.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`tar could not unpack ${name}`)),
    )
  })
  await pipeline(compressed(name), createBrotliDecompress(), tar.stdin)
  await ended
}

/** The font of the package first, so that pages look the same on every machine. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <alias binding="same"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family><family>Open Sans</family></prefer></alias>
</fontconfig>
`
}
