import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn } from '../../../../test/support/rest.js'
import { launcherStyle } from '../../../widget/src/launcher/launcher-style.js'
import { styleOf } from './looks.js'

interface Site {
  readonly id: string
  readonly key: string
  readonly rev: number
  readonly looks: object
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
let bundles: string
beforeAll(async () => {
  bundles = mkdtempSync(join(tmpdir(), 'switchboard-bundles-'))
  mkdirSync(join(bundles, 'assets'))
  writeFileSync(join(bundles, 'widget.js'), `style(\`${launcherStyle.replaceAll('\n', '')}\`)`)
  gateway = await useGateway({}, { bundles })
  admin = await logIn(gateway.url, 'admin')
})
afterAll(async () => {
  await gateway.close()
  rmSync(bundles, { recursive: true, force: true })
})

const shop = 'https://looks.example'

async function site(name: string, looks: object): Promise<Site> {
  const { sites } = await admin.get<{ sites: { brand: string; queue: string }[] }>('/api/v1/sites')
  const { brand, queue } = sites[0]!
  const response = await admin.send('POST', '/api/v1/sites', { name, brand, queue, origins: [shop], looks })
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as Site
}

const loader = (query = '', origin?: string): Promise<Response> =>
  fetch(
    `${gateway.url}/widget.js${query}`,
    origin === undefined ? {} : { headers: { referer: `${origin}/` } },
  )

test('a page gets the loader in the colours of its site, by its origin or by its key; others get the one that was built', async () => {
  const made = await site('Shop', { brand: '#ffd400', radius: 0, insetX: 40, side: 'start', label: true })
  const host = `:host([site='${made.key}'])`
  const dressed = `${host}{--switchboard-brand:#ffd400;--switchboard-radius:0px;--switchboard-inset-x:40px;--switchboard-side:start}${host} .dock>button>span[part]{font-size:14px}:host{all:initial!important`
  const byOrigin = await loader('', shop)
  expect(await byOrigin.text()).toContain(dressed)
  expect(byOrigin.headers.get('cache-control')).toBe('private, max-age=300')
  expect(byOrigin.headers.get('vary')).toContain('referer')
  const byKey = await loader(`?site=${made.key}`)
  expect(await byKey.text()).toContain(dressed)
  expect(byKey.headers.get('access-control-allow-origin')).toBe('*')
  expect(await (await loader('', 'https://elsewhere.example')).text()).not.toContain('#ffd400')
  expect(await (await loader()).text()).not.toContain('#ffd400')
  expect(await (await loader('?site=nobody')).text()).not.toContain('#ffd400')
})

test('looks are checked: nothing that could leave its place in the style sheet is stored', async () => {
  for (const looks of [
    { brand: 'red;}' },
    { font: "x'}</script>" },
    { font: 'a;b' },
    { radius: 99 },
    { side: 'left' },
    { other: 1 },
  ]) {
    const { sites } = await admin.get<{ sites: Site[] }>('/api/v1/sites')
    const { id, rev } = sites[0]!
    const response = await admin.send('PATCH', `/api/v1/sites/${id}`, { rev, looks })
    expect(response.status, JSON.stringify(looks)).toBe(400)
  }
})

test('nothing of the looks is said where there are none', () => {
  expect(styleOf('shop', {})).toBe('')
  expect(styleOf('shop', { font: 'Georgia, serif', theme: 'dark' })).toBe(
    ":host([site='shop']){--switchboard-font:Georgia, serif;--switchboard-theme:dark}",
  )
})
