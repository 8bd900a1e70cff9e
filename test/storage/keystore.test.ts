import { u32be, utf8 } from '#crypto/bytes'
import { concatBytes } from '#crypto/hash'
import { randomBytes } from '#crypto/random'
import { crc32c } from '#storage/crc32c'
import { Keystore, keystoreExists } from '#storage/keystore'
import { nodeFileSystem } from '#storage/node-file-system'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

const QUICK = { n: 256, r: 8, p: 1 }
const SECRET = utf8('the private keys of this node')

async function newKeystore() {
  const path = join(await temporaryFolder(), 'keystore')
  const options = { fileSystem: nodeFileSystem, path, randomBytes }
  const keystore = await Keystore.create(options, 'correct horse', SECRET, QUICK)
  return { options, keystore, path }
}

test('the passphrase opens it, however a keyboard composes it, and content can be replaced', async () => {
  const path = join(await temporaryFolder(), 'keystore')
  const options = { fileSystem: nodeFileSystem, path, randomBytes }
  expect(await keystoreExists(nodeFileSystem, path)).toBe(false)
  const keystore = await Keystore.create(options, 'caf\u00e9', SECRET, QUICK)
  expect(await keystoreExists(nodeFileSystem, path)).toBe(true)
  const first = await readFile(path)
  expect(first.includes(Buffer.from(SECRET))).toBe(false)
  await keystore.replace(utf8('other keys'))
  expect(keystore.content).toEqual(utf8('other keys'))
  const again = await Keystore.open(options, 'cafe\u0301')
  expect(Buffer.from(again.content).toString()).toBe('other keys')
})

test('a wrong passphrase, a missing file and a second creation are told apart', async () => {
  const { options } = await newKeystore()
  await expect(Keystore.open(options, 'wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' })
  const second = Keystore.create(options, 'x', SECRET, QUICK)
  await expect(second).rejects.toMatchObject({ code: 'exists' })
  const missing = Keystore.open({ ...options, path: `${options.path}.no` }, 'x')
  await expect(missing).rejects.toMatchObject({ code: 'not-found' })
})

test('every altered byte and every shorter file is refused as damage', async () => {
  const { options, path } = await newKeystore()
  const whole = await readFile(path)
  for (let at = 0; at < whole.length; at++) {
    const altered = Buffer.from(whole)
    altered[at]! ^= 0x10
    for (const bad of [altered, whole.subarray(0, at)]) {
      await writeFile(path, bad)
      const opened = Keystore.open(options, 'correct horse')
      await expect(opened).rejects.toMatchObject({ code: 'damaged' })
    }
  }
})

test('altering content or cost and mending the checksum does not open it', async () => {
  const { options, path } = await newKeystore()
  const whole = await readFile(path)
  for (const at of [10, 25, 60, 90, whole.length - 6]) {
    const body = Buffer.from(whole.subarray(0, -4))
    body[at]! ^= 0x02
    await writeFile(path, concatBytes(body, u32be(crc32c(body))))
    const opened = Keystore.open(options, 'correct horse')
    await expect(opened).rejects.toMatchObject({
      code: expect.stringMatching(/^(wrong-passphrase|damaged)$/) as string,
    })
  }
})

test('a cost that would exhaust this computer is refused', async () => {
  const { options, path } = await newKeystore()
  const body = Buffer.from((await readFile(path)).subarray(0, -4))
  body.writeUInt32BE(2 ** 31, 8)
  await writeFile(path, concatBytes(body, u32be(crc32c(body))))
  await expect(Keystore.open(options, 'x')).rejects.toMatchObject({ code: 'damaged' })
})
