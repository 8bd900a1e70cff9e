import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestConsortium, until } from '../support/nodes.ts'

/** Words of the test documents, their reviews and rejections that nobody else may see. */
const SECRETS = [
  'Zyxwvut',
  'Quirina',
  '999-00-',
  '1970-01-31',
  'J45.40',
  'Moderate persistent asthma',
  'icd-10-cm',
  'A note',
  'Dr. Test',
  'Office visit',
  'Reviewer at',
  'wrong-code',
  'Please check',
]

let consortium: TestConsortium
beforeAll(async () => {
  consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
  const [author, , , away] = consortium.hospitals
  for (let number = 0; number < 4; number++) {
    const digest = await consortium.submit(author!, number)
    await consortium.review(digest, number === 3 ? 'reject' : 'accept')
    await consortium.ended(digest)
  }
  // One held, one that waits for a connection: both lie on disks.
  await consortium.holderOf(await consortium.submit(author!, 4))
  await consortium.stopGovernment()
  await until('the author is alone', () => !author!.node!.isConnected())
  await consortium.submit(author!, 5)
  await consortium.submit(away!, 6)
})
afterAll(() => consortium.close())

/** Every way in which a text might lie in a file. */
function encodings(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8')
  // Base64 differs with the place in the whole: the characters of this text alone are searched.
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64')
    const [first, end] = [Math.ceil((shift * 8) / 6), Math.floor(((shift + utf8.length) * 8) / 6)]
    return Buffer.from(encoded.slice(first, end))
  })
  const utf16 = Buffer.from(text, 'utf16le')
  const hex = utf8.toString('hex')
  return [
    utf8,
    Buffer.from(text.toLowerCase()),
    Buffer.from(text.toUpperCase()),
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    ...base64,
  ]
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}

/** The secrets that are found in any file of a folder. */
async function findings(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const file of await filesBelow(folder)) {
    const bytes = await readFile(file)
    for (const secret of SECRETS) {
      if (encodings(secret).some((encoded) => bytes.includes(encoded))) {
        found.push(`${secret} in ${file}`)
      }
    }
  }
  return found
}

describe('what lies on disks (PROTOCOL P2, §7)', () => {
  it('would be found by this search', async () => {
    const document = Buffer.from(`before ${SECRETS.join(' ')} after`)
    for (const secret of SECRETS) {
      for (const text of [document.toString('base64'), document.toString('hex')]) {
        expect(encodings(secret).some((encoded) => Buffer.from(text).includes(encoded))).toBe(true)
      }
    }
  })

  it('shows nothing of patients, conditions or reviews at the government', async () => {
    expect((await filesBelow(consortium.governmentFolder)).length).toBeGreaterThan(5)
    expect(await findings(consortium.governmentFolder)).toEqual([])
  })

  it('shows nothing of them at the hospitals', async () => {
    for (const { folder } of consortium.hospitals) expect(await findings(folder)).toEqual([])
  })
})
