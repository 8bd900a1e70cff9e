/**
 * Exclusive use of a data folder by one process, held by the kernel: it ends with the process,
 * `kill -9` included, and leaves nothing stale behind.
 */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, realpath, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { StorageError } from './errors.ts'
import { storageErrorOf } from './node-file-system.ts'

/** A held lock. */
export interface FolderLock {
  /** Gives the folder free. */
  release(): Promise<void>
}

const LOCK_NAME = 'lock'
/** open(2) on macOS and the BSDs: take an exclusive flock while opening, but don't wait for it. */
const O_EXLOCK = 0x20

/** Locks an existing folder. Throws `locked` when a process holds it, this one included. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  try {
    if (process.platform === 'linux') return await listenOn(folder, await abstractName(folder))
    if (process.platform === 'win32') return await listenOn(folder, await pipeName(folder))
    return await openExclusively(folder)
  } catch (error) {
    throw storageErrorOf(error, folder)
  }
}

/** A name in Linux's abstract socket namespace: one for every path that leads to the folder. */
async function abstractName(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true })
  return `\0medichain/folder/${dev}/${ino}`
}

async function pipeName(folder: string): Promise<string> {
  const path = (await realpath(folder)).toLowerCase()
  return `\\\\.\\pipe\\medichain-${createHash('sha256').update(path).digest('hex')}`
}

async function listenOn(folder: string, name: string): Promise<FolderLock> {
  const server = createServer((socket) => socket.destroy())
  await listening(server, folder, name)
  // The lock must not keep a process alive that has nothing else to do.
  server.unref()
  return {
    release: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(storageErrorOf(error, folder)) : resolve()))
      }),
  }
}

function listening(server: Server, folder: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(taken ? new StorageError({ code: 'locked', path: folder }) : error)
    })
    server.listen({ path: name, exclusive: true }, resolve)
  })
}

async function openExclusively(folder: string): Promise<FolderLock> {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK
  try {
    const handle = await open(join(folder, LOCK_NAME), flags, 0o600)
    return { release: () => handle.close() }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') {
      throw new StorageError({ code: 'locked', path: folder })
    }
    throw error
  }
}
