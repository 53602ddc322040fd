import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
const shop = 'https://shop.example'
beforeAll(async () => {
  gateway = await useGateway()
  const client = new Client(gateway.databaseUrl)
  await client.connect()
  await client.query(
    "UPDATE sites SET origins = ARRAY['https://shop.example', 'https://shop.example:8443'] WHERE key = 'demo-site'",
  )
  await client.query("UPDATE sites SET origins = ARRAY['https://lamp.example'] WHERE key = 'other-site'")
  await client.end()
})
afterAll(() => gateway.close())

interface Admission {
  readonly token: string
  readonly visitor: string
  readonly site: { readonly name: string; readonly brandName: string }
}

const ask = (body: unknown, headers: Record<string, string> = { origin: shop }): Promise<Response> =>
  fetch(`${gateway.url}/api/v1/visitor-tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const admitted = async (body: unknown, headers?: Record<string, string>): Promise<Admission> => {
  const response = await ask(body, headers)
  expect(response.status).toBe(200)
  return (await response.json()) as Admission
}

test.each<[string, Record<string, string>, string, string | null]>([
  ['an allowed origin', { origin: shop }, 'demo-site', null],
  ['an allowed origin with a port', { origin: `${shop}:8443` }, 'demo-site', null],
  ['no origin', {}, 'demo-site', 'origin_not_allowed'],
  ['another origin', { origin: 'https://evil.example' }, 'demo-site', 'origin_not_allowed'],
  ['another port', { origin: `${shop}:9443` }, 'demo-site', 'origin_not_allowed'],
  ['http for https', { origin: 'http://shop.example' }, 'demo-site', 'origin_not_allowed'],
  ['a longer name', { origin: `${shop}.evil.example` }, 'demo-site', 'origin_not_allowed'],
  ['a subdomain', { origin: 'https://x.shop.example' }, 'demo-site', 'origin_not_allowed'],
  ['an opaque origin', { origin: 'null' }, 'demo-site', 'origin_not_allowed'],
  ['the origin of another site', { origin: 'https://lamp.example' }, 'demo-site', 'origin_not_allowed'],
  ['another capital', { origin: 'https://SHOP.example' }, 'demo-site', 'origin_not_allowed'],
  ['no such site', { origin: shop }, 'demo-sit', 'site_unknown'],
])('%s', async (_name, headers, site, code) => {
  const response = await ask({ site }, headers)
  const answer = (await response.json()) as { error?: { code: string; requestId: string } }
  expect(answer.error?.code ?? null).toBe(code)
  // The page that asked may read why, and nobody else.
  expect(response.headers.get('access-control-allow-origin')).toBe(headers['origin'] ?? null)
  expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  expect(response.headers.get('set-cookie')).toBeNull()
})

test('a browser may ask first, and is told what it may send', async () => {
  const response = await fetch(`${gateway.url}/api/v1/visitor-tokens`, {
    method: 'OPTIONS',
    headers: {
      origin: shop,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe(shop)
  expect(response.headers.get('access-control-allow-methods')).toBe('POST')
  expect(response.headers.get('access-control-allow-headers')).toBe('content-type')
})

test('two visitors are two; with the old token one stays the same', async () => {
  const first = await admitted({ site: 'demo-site' })
  const second = await admitted({ site: 'demo-site' })
  expect(second.visitor).not.toBe(first.visitor)
  expect(first.site).toEqual({ name: 'Green Parcel help', brandName: 'Green Parcel', articles: false })
  const again = await admitted({ site: 'demo-site', token: first.token })
  expect(again.visitor).toBe(first.visitor)
})

test('a token of another site or of nobody makes a new visitor', async () => {
  const elsewhere = await admitted({ site: 'other-site' }, { origin: 'https://lamp.example' })
  const here = await admitted({ site: 'demo-site', token: elsewhere.token })
  expect(here.visitor).not.toBe(elsewhere.visitor)
  await admitted({ site: 'demo-site', token: 'nobody' })
})
