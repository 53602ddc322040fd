import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { checkedKey } from './file-store.js'
import type { FileStore } from './file-store.js'

/** Where an S3-compatible store is, and by which key it is written. */
export interface S3Address {
  /** Of the bucket, in the style with the bucket in the path, without a trailing slash. */
  readonly bucketUrl: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Reads `https://KEY:SECRET@host/bucket?region=eu-central-1`; null where a part is missing. */
export function readS3Address(text: string): S3Address | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const bucket = url.pathname.replace(/^\/|\/$/g, '')
  if (!/^https?:$/.test(url.protocol) || !url.username || !url.password || !/^[\w.-]+$/.test(bucket))
    return null
  return {
    bucketUrl: `${url.origin}/${bucket}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  }
}

/** How long the store may take for one answer, in ms. */
const patienceMs = 60_000

/** Keeps files in a bucket, which exists and is private. */
export function createS3Store(address: S3Address): FileStore {
  const { bucketUrl, region, accessKeyId, secretAccessKey } = address
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  const call = (key: string, init: RequestInit): Promise<Response> =>
    client.fetch(`${bucketUrl}/${checkedKey(key)}`, { ...init, signal: AbortSignal.timeout(patienceMs) })
  return {
    async put(key, { path, type }) {
      const body = await openAsBlob(path, { type })
      await expectOk(await call(key, { method: 'PUT', body, headers: { 'content-type': type } }))
    },
    async open(key, range) {
      const headers: Record<string, string> =
        range === undefined ? {} : { range: `bytes=${range.first}-${range.last}` }
      const answer = await call(key, { method: 'GET', headers })
      if (answer.status === 404) {
        await answer.body?.cancel()
        return null
      }
      await expectOk(answer)
      return answer.body === null
        ? Readable.from([])
        : Readable.fromWeb(answer.body as ReadableStream<Uint8Array>)
    },
    async delete(key) {
      const answer = await call(key, { method: 'DELETE' })
      if (answer.status === 404) await answer.body?.cancel()
      else await expectOk(answer)
    },
  }
}

async function expectOk(answer: Response): Promise<void> {
  if (answer.ok) return
  // Its code alone: the rest of the answer names the key.
  const [, code = 'no code'] = /<Code>(\w+)<\/Code>/.exec(await answer.text()) ?? []
  throw new Error(`the file store answered ${answer.status} (${code})`)
}
