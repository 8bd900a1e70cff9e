/** The real FileSystem, on node:fs. */
import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'
import { dirname } from 'node:path'
import { StorageError, type StorageProblem } from './errors.ts'
import type { FileHandle, FileSystem } from './file-system.ts'

/** Files hold keys and patient data, if sealed: nobody but their owner reads them. */
const FILE_MODE = 0o600
const DIRECTORY_MODE = 0o700
const TEMPORARY_SUFFIX = '.new'
/** Windows opens no directories; there, metadata is journalled by the file system itself. */
const DIRECTORIES_SYNC = process.platform !== 'win32'

/** The file system of this computer. */
export const nodeFileSystem: FileSystem = {
  open: (path) => openFile(path, constants.O_RDWR),
  create: createFile,
  readFile: (path) => guarded(path, () => readWholeFile(path)),
  writeFileAtomic,
  rename: async (from, to) => {
    await guarded(from, () => fs.rename(from, to))
    await syncDirectory(dirname(to))
  },
  remove: async (path) => {
    await guarded(path, () => fs.rm(path, { force: true }))
    await syncDirectory(dirname(path))
  },
  list: (path) => guarded(path, async () => (await fs.readdir(path)).sort()),
  makeDirectory,
  syncDirectory,
}

/** The StorageError for an error of node:fs at `path`. */
export function storageErrorOf(error: unknown, path: string): StorageError {
  if (error instanceof StorageError) return error
  return new StorageError(problemOf(errnoOf(error), path), { cause: error })
}

function errnoOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'unknown'
}

function problemOf(errno: string, path: string): StorageProblem {
  switch (errno) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'disk-full', path }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { code: 'no-permission', path }
    case 'ENOENT':
      return { code: 'not-found', path }
    case 'EEXIST':
      return { code: 'exists', path }
    case 'EBADF':
      return { code: 'closed', path }
    default:
      return { code: 'io-failed', path, reason: errno }
  }
}

async function guarded<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    throw storageErrorOf(error, path)
  }
}

async function openFile(path: string, flags: number): Promise<FileHandle> {
  return guarded(path, async () => handleOf(path, await fs.open(path, flags, FILE_MODE)))
}

async function createFile(path: string): Promise<FileHandle> {
  const handle = await openFile(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL)
  await syncDirectory(dirname(path))
  return handle
}

async function readWholeFile(path: string): Promise<Uint8Array | undefined> {
  try {
    return await fs.readFile(path)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Writes under way, by path: the temporary file of one must not be that of the next. */
const writing = new Map<string, Promise<void>>()

async function writeFileAtomic(path: string, bytes: Uint8Array): Promise<void> {
  const before = writing.get(path) ?? Promise.resolve()
  const write = before.catch(ignored).then(() => replaceFile(path, bytes))
  writing.set(path, write)
  try {
    await write
  } finally {
    if (writing.get(path) === write) writing.delete(path)
  }
}

/** The one who asked for it hears of a failure; who comes after only waits for its end. */
function ignored(): void {}

async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = path + TEMPORARY_SUFFIX
  const { O_RDWR, O_CREAT, O_TRUNC } = constants
  const handle = await openFile(temporary, O_RDWR | O_CREAT | O_TRUNC)
  try {
    await handle.write(0, bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await guarded(path, () => fs.rename(temporary, path))
  await syncDirectory(dirname(path))
}

async function makeDirectory(path: string): Promise<void> {
  const first = await guarded(path, () => fs.mkdir(path, { recursive: true, mode: DIRECTORY_MODE }))
  if (first === undefined) return
  const top = dirname(first)
  for (let made = path; made !== top; made = dirname(made)) await syncDirectory(dirname(made))
}

async function syncDirectory(path: string): Promise<void> {
  if (!DIRECTORIES_SYNC) return
  await guarded(path, async () => {
    const handle = await fs.open(path, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  })
}

function handleOf(path: string, handle: fs.FileHandle): FileHandle {
  return {
    read: (offset, length) => guarded(path, () => readFully(handle, offset, length)),
    write: (offset, bytes) => guarded(path, () => writeFully(handle, offset, bytes)),
    sync: () => guarded(path, () => handle.datasync()),
    truncate: (length) => guarded(path, () => handle.truncate(length)),
    size: () => guarded(path, async () => (await handle.stat()).size),
    close: () => guarded(path, () => handle.close()),
  }
}

async function readFully(handle: fs.FileHandle, offset: number, length: number) {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

async function writeFully(handle: fs.FileHandle, offset: number, bytes: Uint8Array) {
  let written = 0
  while (written < bytes.length) {
    const left = bytes.length - written
    const { bytesWritten } = await handle.write(bytes, written, left, offset + written)
    written += bytesWritten
  }
}
