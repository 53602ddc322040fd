import type { Readable } from 'node:stream'

/** Bytes that are about to be kept: a file of this machine, whole, that the store may take away. */
export interface Bytes {
  readonly path: string
  /** The media type, by content. */
  readonly type: string
}

/** The bytes from `first` to `last`, both counted from 0 and both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * Where the bytes of files lie. A key is a name that nobody can guess (letters, digits, `-`, `_`); a path or an id of the
 * product never is one. Rejects on faults of I/O.
 */
export interface FileStore {
  /** Keeps them under a new key: all of them or, where it fails, nothing that `open` would find. */
  put(key: string, bytes: Bytes): Promise<void>
  /** The bytes, or a range of them; null where there are none under this key. */
  open(key: string, range?: ByteRange): Promise<Readable | null>
  /** Forgets them; nothing happens where there are none. */
  delete(key: string): Promise<void>
}

const keyPattern = /^[A-Za-z0-9_-]{22,}$/

/** For adapters: the key, if it is one. Throws for anything else, such as a path. */
export function checkedKey(key: string): string {
  if (!keyPattern.test(key)) throw new Error('this is not a key of the file store')
  return key
}
