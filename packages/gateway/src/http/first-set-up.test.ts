import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../config.js'
import { startGateway } from '../gateway.js'
import { useDatabase } from '../../../../test/support/postgres.js'
import { logIn, post } from '../../../../test/support/rest.js'
import { newFolder } from '../../../../test/support/switchboard.js'
import { rmSync } from 'node:fs'

let close: () => Promise<void>
let url: string
let code: string
beforeEach(async () => {
  const database = await useDatabase()
  const folder = newFolder()
  const read = readConfig({ PORT: '0', DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'silent' })
  if ('faults' in read) throw new Error(read.faults.join(' '))
  const gateway = await startGateway(read.config)
  url = gateway.url
  code = /Code\s+(\S+)/.exec(gateway.greeting)?.[1] ?? ''
  close = async () => {
    await gateway.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
})
afterEach(() => close())

const wanted = (more: object = {}): Record<string, unknown> => ({
  code,
  tenant: { key: 'hien', name: 'Hiên Care', zone: 'Asia/Ho_Chi_Minh' },
  admin: { user: 'linh', name: 'Linh Vu', password: 'a long enough phrase' },
  brand: { name: 'Gốm Hiên' },
  site: { name: 'Gốm Hiên', origin: 'https://gomhien.example/' },
  queue: { name: 'Customer care' },
  ...more,
})
const setUp = (body: object): Promise<Response> => post(url, '/api/v1/setup', body)
const fieldsOf = async (response: Response): Promise<string[] | undefined> =>
  ((await response.json()) as { error: { faults?: { field: string }[] } }).error.faults?.map(
    ({ field }) => field,
  )

test('from nothing to a centre that admits a visitor; then the page is gone', async () => {
  expect(code).toMatch(/^[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}$/)
  const root = await fetch(`${url}/`, { redirect: 'manual' })
  expect(root.headers.get('location')).toBe('/setup')
  const page = await fetch(`${url}/setup`)
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/)
  expect(await page.text()).not.toMatch(/<script>|style=|onclick/)

  const answer = await setUp(wanted({ code: code.toLowerCase() }))
  const made = (await answer.json()) as { tenant: string; user: string; siteKey: string }
  expect([answer.status, made.tenant, made.user]).toEqual([200, 'hien', 'linh'])

  const admin = await logIn(url, 'linh', 'hien', 'a long enough phrase')
  expect(await admin.get('/api/v1/me')).toMatchObject({ role: 'admin' })
  expect(await admin.get('/api/v1/dispositions')).toMatchObject({
    dispositions: [{ code: 'answered' }, {}, {}, {}],
  })
  expect(await admin.get('/api/v1/break-reasons')).toMatchObject({
    breakReasons: [
      { code: 'lunch', paid: false },
      { code: 'pause', paid: true },
    ],
  })
  // Whoever has set it up is logged in already.
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^switchboard_session=[\w-]{43};.*HttpOnly/)
  const me = await fetch(`${url}/api/v1/me`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
  expect(await me.json()).toMatchObject({ user: 'linh', role: 'admin' })
  const admitted = await post(
    url,
    '/api/v1/visitor-tokens',
    { site: made.siteKey },
    { origin: 'https://gomhien.example' },
  )
  expect(admitted.status).toBe(200)

  expect((await fetch(`${url}/setup`)).status).toBe(404)
  expect((await setUp(wanted())).status).toBe(404)
  expect((await fetch(`${url}/`, { redirect: 'manual' })).headers.get('location')).toBe('/console/')
  const { entries } = await admin.get<{ entries: { action: string; actor: unknown }[] }>(
    '/api/v1/audit?limit=200',
  )
  expect(entries.at(-1)).toMatchObject({ action: 'set_up', actor: null })
  expect(JSON.stringify(entries)).not.toMatch(/argon2|phrase/)
})

test('of several at the same time one sets up', async () => {
  const answers = await Promise.all(
    ['one', 'two', 'three', 'four'].map((key) => setUp(wanted({ tenant: { key, name: key, zone: 'UTC' } }))),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404, 404, 404])
})

test('a wrong code opens nothing, and after ten one waits', async () => {
  const tries: (number | string[] | undefined)[] = []
  for (let n = 0; n < 10; n += 1)
    tries.push(await fieldsOf(await setUp(wanted({ code: 'AAAA-AAAA-AAAA-AAAA' }))))
  expect(new Set(tries.map((fields) => JSON.stringify(fields)))).toEqual(new Set(['["code"]']))
  expect((await setUp(wanted())).status).toBe(429)
})

test('everything that is wrong is told at its field, and nothing is made', async () => {
  const wrong = wanted({
    tenant: { key: 'Hien Care', name: ' ', zone: 'Mars' },
    admin: { user: 'a b', name: '', password: 'short' },
    brand: { name: '' },
    site: { name: '', origin: 'gomhien.example' },
    queue: { name: '' },
  })
  expect(await fieldsOf(await setUp(wrong))).toEqual([
    'tenant.key',
    'tenant.name',
    'tenant.zone',
    'brand.name',
    'queue.name',
    'site.name',
    'site.origin',
    'admin.user',
    'admin.name',
    'admin.password',
  ])
  expect((await fetch(`${url}/setup`)).status).toBe(200)
  // Mistakes in fields are no guesses at the code.
  for (let n = 0; n < 12; n += 1) expect((await setUp(wrong)).status).toBe(400)
  expect((await setUp(wanted())).status).toBe(200)
})
