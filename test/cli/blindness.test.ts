import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { searchFolder } from '#cli/scripted/blindness'
import { encode } from '#core/codec/cbor'
import { randomBytes } from '#crypto/random'

let folder: string | undefined
afterEach(async () => {
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** A folder with one file, in which `leak` stands between random bytes. */
async function folderWith(leak: Uint8Array): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'medichain-blindness-'))
  await mkdir(join(folder, 'below'))
  const bytes = Buffer.concat([randomBytes(999), leak, randomBytes(999)])
  await writeFile(join(folder, 'below', 'file'), bytes)
  return folder
}

describe('the search for patients in the government’s files', () => {
  const name = 'Echevarría'
  const leaks: Record<string, Uint8Array> = {
    'plain text': Buffer.from(name),
    'UTF-16, little-endian': Buffer.from(name, 'utf16le'),
    'UTF-16, big-endian': Buffer.from(name, 'utf16le').swap16(),
    hexadecimal: Buffer.from(Buffer.from(name).toString('hex')),
    base64: Buffer.from(Buffer.from(`${name}, Carla`).toString('base64')),
    'base64, one byte later': Buffer.from(Buffer.from(`x${name}, Carla`).toString('base64')),
    'base64, two bytes later': Buffer.from(Buffer.from(`xy${name}, Carla`).toString('base64')),
  }
  for (const [encoding, leak] of Object.entries(leaks)) {
    it(`finds a name in ${encoding}`, async () => {
      const { hits, searches } = await searchFolder(await folderWith(leak), [name])
      expect(hits).toBe(1)
      expect(searches).toBeGreaterThan(5)
    })
  }

  it('finds a short name in an encoded document', async () => {
    const leak = encode({ patient: { given: 'Casey' } })
    expect((await searchFolder(await folderWith(leak), ['Casey'])).hits).toBe(1)
  })

  it('finds nothing where nothing is', async () => {
    const texts = [name, 'Casey', '999-39-6702', '38341003']
    const { hits, bytesScanned } = await searchFolder(await folderWith(randomBytes(1)), texts)
    expect(hits).toBe(0)
    expect(bytesScanned).toBe(1999)
  })
})
