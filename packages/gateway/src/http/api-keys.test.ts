import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn } from '../../../../test/support/rest.js'

interface Made {
  readonly key: string
  readonly apiKey: { readonly id: string; readonly lastUsedAt: number | null }
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
beforeAll(async () => {
  gateway = await useGateway()
  admin = await logIn(gateway.url, 'admin')
})
afterAll(() => gateway.close())

const make = async (more: object = {}): Promise<Made> => {
  const response = await admin.send('POST', '/api/v1/api-keys', {
    name: 'Report',
    role: 'analyst',
    days: 30,
    ...more,
  })
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as Made
}
const ask = (path: string, key: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${gateway.url}/api/v1/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${key}`, origin: gateway.url, 'content-type': 'application/json' },
  })
const statusOf = async (path: string, key: string): Promise<number> => (await ask(path, key)).status

test('a key reads what its role may, nothing else, and changes nothing', async () => {
  const { key } = await make()
  expect(await statusOf('contacts', key)).toBe(200)
  expect(await statusOf('metrics', key)).toBe(200)
  expect(await statusOf('audit', key)).toBe(403)
  const strong = await make({ role: 'admin' })
  expect(await statusOf('audit', strong.key)).toBe(200)
  const change = await ask('brands', strong.key, { method: 'POST', body: '{"name":"By a key"}' })
  expect(change.status).toBe(401)
  expect((await ask('api-keys', strong.key, { method: 'POST', body: '{}' })).status).toBe(401)
})

test('what is no key, revoked or expired opens nothing', async () => {
  const { key, apiKey } = await make()
  for (const wrong of ['', 'swk_', `${key}x`, key.slice(4), 'swk_' + 'A'.repeat(43)])
    expect(await statusOf('contacts', wrong)).toBe(401)
  // A session beside a wrong key counts for nothing: whoever sends a key wants it to be looked at.
  const beside = await fetch(`${gateway.url}/api/v1/contacts`, {
    headers: { authorization: 'Bearer x', cookie: admin.cookie },
  })
  expect(beside.status).toBe(401)
  expect((await admin.send('POST', `/api/v1/api-keys/${apiKey.id}/revoke`, {})).status).toBe(200)
  expect(await statusOf('contacts', key)).toBe(401)
  expect((await admin.send('POST', `/api/v1/api-keys/${apiKey.id}/revoke`, {})).status).toBe(404)
  const old = await make()
  const client = new Client(gateway.databaseUrl)
  await client.connect()
  await client.query('UPDATE api_keys SET expires_at = 1 WHERE id = $1', [old.apiKey.id])
  const { rows } = await client.query<{ text: string }>('SELECT k::text AS text FROM api_keys k')
  await client.end()
  expect(await statusOf('contacts', old.key)).toBe(401)
  expect(rows.some(({ text }) => text.includes(old.key))).toBe(false)
})

test('a key sees its tenant and its brands, and no other', async () => {
  const [brand] = (await admin.get<{ brands: { id: string }[] }>('/api/v1/brands')).brands
  const viewer = await make({ role: 'brand_viewer', brands: [brand?.id] })
  expect(await (await ask('me', viewer.key)).json()).toMatchObject({
    tenant: { key: 'demo' },
    brands: [brand?.id],
    role: 'brand_viewer',
  })
  const other = await logIn(gateway.url, 'admin', 'other')
  expect(await other.get('/api/v1/api-keys')).toEqual({ apiKeys: [] })
  expect((await other.send('POST', `/api/v1/api-keys/${viewer.apiKey.id}/revoke`, {})).status).toBe(404)
  const borrowed = await other.send('POST', '/api/v1/api-keys', {
    name: 'x',
    role: 'analyst',
    brands: [brand?.id],
    days: 1,
  })
  expect(await borrowed.json()).toMatchObject({ error: { field: 'brands' } })
})

test('the last use is noted; the key itself is told once', async () => {
  const { key, apiKey } = await make({ name: 'Seen' })
  expect(apiKey.lastUsedAt).toBeNull()
  await ask('contacts', key)
  const { apiKeys } = await admin.get<{ apiKeys: { id: string; lastUsedAt: number | null }[] }>(
    '/api/v1/api-keys',
  )
  expect(apiKeys.find(({ id }) => id === apiKey.id)?.lastUsedAt).toBeGreaterThan(0)
  const audit = await admin.get('/api/v1/audit?kind=apiKeys')
  expect(audit).toMatchObject({
    entries: expect.arrayContaining([
      expect.objectContaining({ action: 'key_made', thing: apiKey.id }),
    ]) as unknown,
  })
  expect(JSON.stringify([apiKeys, audit])).not.toContain(key.slice(4))
})

test.each([
  ['name', { name: ' ' }],
  ['days', { days: 0 }],
  ['days', { days: 732 }],
  ['brands', { role: 'brand_viewer' }],
  ['role', { role: 'agent' }],
])('a wrong %s is told at its field', async (field, more) => {
  const response = await admin.send('POST', '/api/v1/api-keys', {
    name: 'x',
    role: 'analyst',
    days: 1,
    ...more,
  })
  expect(await response.json()).toMatchObject({ error: { code: 'bad_request', field } })
})
