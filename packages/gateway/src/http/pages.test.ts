import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
let bundles: string
beforeAll(async () => {
  bundles = mkdtempSync(join(tmpdir(), 'switchboard-bundles-'))
  mkdirSync(join(bundles, 'assets'))
  const files = {
    'widget.js': 'widget()',
    'assets/panel-AAAAAAAA.js': 'panel()',
    'assets/console-OLDOLDOL.js': 'old()',
    'assets/console-NEWNEWNE.js': 'new()',
    'secret.txt': 'secret',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(bundles, name), text)
  writeFileSync(join(bundles, 'widget.js.br'), brotliCompressSync('widget()'))
  utimesSync(join(bundles, 'assets/console-OLDOLDOL.js'), 1, 1)
  gateway = await useGateway({}, { bundles })
})
afterAll(async () => {
  await gateway.close()
  rmSync(bundles, { recursive: true, force: true })
})

// Not fetch: it unpacks and tidies up.
const get = (
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(gateway.url)
    request({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
      .once('error', reject)
      .end()
  })

test('a name with a hash is kept for ever, the loader for minutes, a page not at all', async () => {
  expect((await get('/assets/panel-AAAAAAAA.js')).headers['cache-control']).toBe(
    'public, max-age=31536000, immutable',
  )
  expect((await get('/widget.js')).headers['cache-control']).toBe('public, max-age=300')
  expect((await get('/console/')).headers['cache-control']).toBe('no-cache')
  expect((await get('/')).headers['cache-control']).toBe('no-cache')
})

test('what lies there compressed is sent so to whoever takes it', async () => {
  const brotli = await get('/widget.js', { 'accept-encoding': 'gzip, br' })
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
  expect(brotli.headers['content-type']).toMatch(/javascript/)
  expect(brotli.body).toEqual(brotliCompressSync('widget()'))
  const plain = await get('/widget.js')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.body.toString()).toBe('widget()')
})

test('the console is the newest that was built', async () => {
  const { body } = await get('/console/')
  expect(body.toString()).toContain('src="/assets/console-NEWNEWNE.js"')
  expect((await get('/console')).headers.location).toBe('/console/')
})

test.each([
  '/secret.txt',
  '/assets/../secret.txt',
  '/assets/%2e%2e/secret.txt',
  '/assets/..%2fsecret.txt',
  '/assets/..%5csecret.txt',
  '/%2e%2e/%2e%2e/%2e%2e/package.json',
  '/assets/',
  '/assets/panel',
])('%s is not there', async (path) => {
  const { status, body } = await get(path)
  expect([400, 403, 404]).toContain(status)
  expect(body.toString()).toContain('"error"')
  expect(body.toString()).not.toContain('secret\n')
})

test('an unknown method or address is answered in the one shape', async () => {
  const response = await fetch(`${gateway.url}/widget.js`, { method: 'DELETE' })
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ error: { code: 'not_found' } })
})
