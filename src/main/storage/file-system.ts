/**
 * The disk as storage sees it. Everything here takes a FileSystem, so that one that fails, tears
 * or forgets can stand in for the real one.
 */

/** An open file. Every method throws a StorageError for what the operating system refuses. */
export interface FileHandle {
  /** Up to `length` bytes from `offset`; fewer only where the file ends. */
  read(offset: number, length: number): Promise<Uint8Array>
  /** Writes all of `bytes` at `offset`, growing the file; durable only after `sync`. */
  write(offset: number, bytes: Uint8Array): Promise<void>
  /** Resolves when everything written before is on the disk (fdatasync). */
  sync(): Promise<void>
  /** Cuts the file to `length` bytes; durable only after `sync`. */
  truncate(length: number): Promise<void>
  /** Length of the file in bytes. */
  size(): Promise<number>
  /** Closes the file once pending operations have ended. */
  close(): Promise<void>
}

/** A file system; paths are absolute. Every method throws a StorageError on failure. */
export interface FileSystem {
  /** Opens an existing file to read and write. Throws `not-found`. */
  open(path: string): Promise<FileHandle>
  /** Creates an empty file, durable in its folder, and opens it. Throws `exists`. */
  create(path: string): Promise<FileHandle>
  /** The whole file, or undefined when there is none. */
  readFile(path: string): Promise<Uint8Array | undefined>
  /**
   * Replaces or creates a file: after a crash at any instant it holds the old or the new content
   * whole. Durable when resolved; of several at once for one path the last one asked for stays.
   */
  writeFileAtomic(path: string, bytes: Uint8Array): Promise<void>
  /** Moves a file within its folder, replacing its target; durable when resolved. */
  rename(from: string, to: string): Promise<void>
  /** Removes a file, durable when resolved; nothing happens when there is none. */
  remove(path: string): Promise<void>
  /** Names in a folder, sorted. */
  list(path: string): Promise<string[]>
  /** Makes a folder and its missing parents, each durable in the one above. */
  makeDirectory(path: string): Promise<void>
  /** Makes creations, renames and removals in a folder durable. */
  syncDirectory(path: string): Promise<void>
}
