import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closedFolder } from './closed-folders.js'
import { openDataFolder } from './data-folder.js'
import { StartFault } from './start-fault.js'

let parent: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'switchboard-data-'))
  chmodSync(parent, 0o711)
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const guest = { uid: 12_345, gid: 12_345 }

test('a folder is made; one that was made for nothing goes again', () => {
  const path = join(parent, 'a', 'data')
  const folder = openDataFolder(path, null)
  expect(existsSync(path)).toBe(true)
  folder.close()
  expect(existsSync(path)).toBe(false)
})

test('a secret is made once, and only its owner may read it', () => {
  const path = join(parent, 'data')
  const first = openDataFolder(path, null)
  const secret = first.secret('secret-key')
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(first.secret('secret-key')).toBe(secret)
  expect(first.secret('another')).not.toBe(secret)
  expect(statSync(join(path, 'secret-key')).mode & 0o777).toBe(0o600)
  first.close()
  const second = openDataFolder(path, null)
  expect(second.secret('secret-key')).toBe(secret)
  second.close()
})

test('a second one on the same folder is refused, and the first is left alone', () => {
  const path = join(parent, 'data')
  const first = openDataFolder(path, null)
  first.remember('postgres-port', '1234')
  expect(() => openDataFolder(path, null)).toThrow(StartFault)
  expect(first.recall('postgres-port')).toBe('1234')
  first.close()
})

test('a file in its place is a fault, and stays', () => {
  const path = join(parent, 'data')
  writeFileSync(path, 'mine')
  expect(() => openDataFolder(path, null)).toThrow(/is not a folder/)
  expect(() => openDataFolder(join(path, 'deeper'), null)).toThrow(/is not a folder/)
  expect(readFileSync(path, 'utf8')).toBe('mine')
})

test('a folder behind a closed one is refused before anything is made, and the closed one is named', () => {
  const home = join(parent, 'home')
  mkdirSync(home, { mode: 0o700 })
  const path = join(home, 'app', 'data')
  expect(() => openDataFolder(path, guest)).toThrow(new RegExp(`cannot enter ${home} .*chmod o\\+x ${home}`))
  expect(existsSync(join(home, 'app'))).toBe(false)
  chmodSync(home, 0o711)
  openDataFolder(path, guest).close()
})

test('whether one may pass is told by owner, group and others, in that order', () => {
  const home = join(parent, 'home')
  mkdirSync(home)
  const { uid, gid } = statSync(home)
  const passable = (mode: number, user: { uid: number; gid: number }): boolean => {
    chmodSync(home, mode)
    return closedFolder(home, user) === null
  }
  expect(passable(0o700, { uid, gid })).toBe(true)
  expect(passable(0o077, { uid, gid })).toBe(false)
  expect(passable(0o710, { uid: guest.uid, gid })).toBe(true)
  expect(passable(0o701, { uid: guest.uid, gid })).toBe(false)
  expect(passable(0o701, guest)).toBe(true)
  expect(passable(0o770, guest)).toBe(false)
})
