import { lockFolder } from '#storage/folder-lock'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

async function holdInAnotherProcess(folder: string) {
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'lock-holder.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder.stdout, 'data')
  return holder
}

test('one process at a time holds a folder, and kill -9 frees it', async () => {
  const folder = await temporaryFolder()
  const holder = await holdInAnotherProcess(folder)
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'locked' })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const lock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'locked' })
  await lock.release()
  await (await lockFolder(folder)).release()
})

test('another path to the folder is the same folder; another folder is not', async () => {
  const parent = await temporaryFolder()
  await mkdir(join(parent, 'data'))
  await mkdir(join(parent, 'other'))
  await symlink(join(parent, 'data'), join(parent, 'link'))
  const lock = await lockFolder(join(parent, 'data'))
  await expect(lockFolder(join(parent, 'link'))).rejects.toMatchObject({ code: 'locked' })
  await (await lockFolder(join(parent, 'other'))).release()
  await lock.release()
})

test('a folder that is not there is a clear error', async () => {
  const missing = join(await temporaryFolder(), 'missing')
  await expect(lockFolder(missing)).rejects.toMatchObject({ code: 'not-found' })
})
