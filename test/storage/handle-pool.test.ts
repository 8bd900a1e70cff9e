import { HandlePool } from '#storage/handle-pool'
import type { FileSystem } from '#storage/file-system'
import { nodeFileSystem } from '#storage/node-file-system'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

test('never more files are open than allowed, and everybody gets a turn', async () => {
  const folder = await temporaryFolder()
  const paths = Array.from({ length: 12 }, (_, index) => join(folder, `file ${index}`))
  for (const path of paths) await writeFile(path, path)
  let open = 0
  let most = 0
  const counting: FileSystem = {
    ...nodeFileSystem,
    async open(path) {
      const handle = await nodeFileSystem.open(path)
      most = Math.max(most, (open += 1))
      const close = async () => {
        await handle.close()
        open -= 1
      }
      return { ...handle, close }
    },
  }
  const pool = new HandlePool(counting, 3)
  const wanted = Array.from({ length: 200 }, (_, index) => paths[(index * 7) % paths.length]!)
  const read = await Promise.all(
    wanted.map((path) => pool.use(path, (handle) => handle.read(0, 1000))),
  )
  expect(read.map((bytes) => Buffer.from(bytes).toString())).toEqual(wanted)
  expect(most).toBe(3)
  await expect(pool.use(join(folder, 'none'), (handle) => handle.size())).rejects.toMatchObject({
    code: 'not-found',
  })
  await pool.close()
  expect(open).toBe(0)
})
