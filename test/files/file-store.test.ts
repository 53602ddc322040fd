import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileStore } from '../../packages/gateway/src/files/file-store.js'
import { createFolderStore } from '../../packages/gateway/src/files/folder-store.js'
import { createS3Store, readS3Address } from '../../packages/gateway/src/files/s3-store.js'

const folder = mkdtempSync(join(tmpdir(), 'switchboard-files-'))
let server: Server
let asked: IncomingMessage[] = []
let stores: Record<string, FileStore>

beforeAll(async () => {
  const s3 = new S3rver({
    directory: join(folder, 's3'),
    silent: true,
    configureBuckets: [{ name: 'kept' }],
  })
  await s3.configureBuckets()
  const listener = s3.getMiddleware()
  server = createServer((request, response) => {
    asked.push(request)
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const address = readS3Address(`http://S3RVER:S3RVER@127.0.0.1:${port}/kept?region=eu-1`)
  if (address === null) throw new Error('this is an address')
  stores = { 'a folder': createFolderStore(join(folder, 'own')), 'an S3 bucket': createS3Store(address) }
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

const newKey = (): string => randomBytes(24).toString('base64url')

function fileWith(content: Uint8Array): string {
  const path = join(folder, newKey())
  writeFileSync(path, content)
  return path
}

describe.each(['a folder', 'an S3 bucket'])('%s', (name) => {
  const store = (): FileStore => stores[name] as FileStore
  const read = async (key: string, range?: { first: number; last: number }): Promise<Buffer | null> => {
    const bytes = await store().open(key, range)
    return bytes === null ? null : buffer(bytes)
  }

  test('gives back what was put, whole and in parts', async () => {
    const [key, content] = [newKey(), randomBytes(200_000)]
    await store().put(key, { path: fileWith(content), type: 'application/pdf' })
    expect((await read(key))?.equals(content)).toBe(true)
    expect((await read(key, { first: 10, last: 14 }))?.equals(content.subarray(10, 15))).toBe(true)
    expect((await read(key, { first: 199_999, last: 199_999 }))?.length).toBe(1)
  })

  test('has nothing under a key that nobody has put, and nothing after a deletion', async () => {
    const key = newKey()
    expect(await read(key)).toBeNull()
    await store().put(key, { path: fileWith(Buffer.from('words')), type: 'text/plain' })
    await store().delete(key)
    expect(await read(key)).toBeNull()
    await store().delete(key)
  })

  test('keeps files apart', async () => {
    const keys = [newKey(), newKey(), newKey()]
    await Promise.all(
      keys.map((key) => store().put(key, { path: fileWith(Buffer.from(key)), type: 'text/plain' })),
    )
    for (const key of keys) expect(String(await read(key))).toBe(key)
  })

  test.each(['../../secret-key', 'a/b', '', '..', '.', 'short', `${newKey()}/..`, `${newKey()}\0`])(
    'takes no path for a key: %j',
    async (key) => {
      await expect(store().open(key)).rejects.toThrow(/not a key/)
      await expect(store().delete(key)).rejects.toThrow(/not a key/)
      await expect(
        store().put(key, { path: fileWith(Buffer.from('x')), type: 'text/plain' }),
      ).rejects.toThrow(/not a key/)
    },
  )

  test('has nothing of a file that could not be put whole', async () => {
    const key = newKey()
    await expect(store().put(key, { path: join(folder, 'nowhere'), type: 'text/plain' })).rejects.toThrow()
    expect(await read(key)).toBeNull()
  })
})

test('the folder is for its owner alone, and holds no half file', async () => {
  const own = join(folder, 'own')
  const entries = readdirSync(own, { recursive: true, withFileTypes: true })
  expect(entries.filter((entry) => entry.name.endsWith('.new'))).toEqual([])
  // A disk that fails in the middle: nothing stays.
  const key = newKey()
  const below = join(own, key.slice(0, 2))
  await stores['a folder']?.put(key, { path: fileWith(Buffer.from('x')), type: 'text/plain' })
  const other = `${key.slice(0, 2)}${newKey().slice(2)}`
  const before = readdirSync(below)
  await expect(
    stores['a folder']?.put(other, { path: join(folder, 'gone'), type: 'text/plain' }),
  ).rejects.toThrow()
  expect(readdirSync(below)).toEqual(before)
  chmodSync(below, 0o700)
})

test('every request to the bucket is signed by key, date and region', async () => {
  asked = []
  const key = newKey()
  await stores['an S3 bucket']?.put(key, { path: fileWith(Buffer.from('x')), type: 'text/plain' })
  await stores['an S3 bucket']?.open(key)
  await stores['an S3 bucket']?.delete(key)
  expect(asked.map(({ method }) => method)).toEqual(['PUT', 'GET', 'DELETE'])
  for (const { headers } of asked)
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=S3RVER\/\d{8}\/eu-1\/s3\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/,
    )
})

test('a bucket that refuses is told of without the key', async () => {
  const { port } = server.address() as AddressInfo
  const address = readS3Address(`http://S3RVER:S3RVER@127.0.0.1:${port}/nowhere`)
  const store = address && createS3Store(address)
  const key = newKey()
  const failure = await store
    ?.put(key, { path: fileWith(Buffer.from('x')), type: 'text/plain' })
    .catch(String)
  expect(failure).toMatch(/the file store answered 404 \(NoSuchBucket\)/)
  expect(failure).not.toContain(key)
})
