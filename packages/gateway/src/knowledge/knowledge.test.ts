import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn } from '../../../../test/support/rest.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
let brand: string
beforeAll(async () => {
  gateway = await useGateway()
  admin = await logIn(gateway.url, 'admin')
  brand = (await admin.get<{ brands: [{ id: string }] }>('/api/v1/brands')).brands[0].id
})
afterAll(() => gateway.close())

interface Made {
  readonly id: string
  readonly rev: number
}

async function article(title: string, text: string, more: object = { published: true }): Promise<Made> {
  const response = await admin.send('POST', '/api/v1/articles', { title, text, brand, ...more })
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as Made
}

const ask = (path: string, origin?: string): Promise<Response> =>
  fetch(`${gateway.url}/api/v1/knowledge${path}`, origin === undefined ? {} : { headers: { origin } })

async function titles(query: string): Promise<string[]> {
  const { articles } = (await (await ask(`?site=demo-site&${query}`)).json()) as {
    articles: { title: string }[]
  }
  return articles.map(({ title }) => title)
}

test('visitors find what is published in their language, by words with or without marks, the title first', async () => {
  await article('Trả hàng', 'Gửi lại trong **30** ngày.', { published: true, language: 'vi' })
  await article('Watering', 'Once a week. Returns are told elsewhere.', { published: true, language: 'en' })
  await article('Returns', 'Send it back.', { published: true, language: 'en' })
  await article('Returns of tomorrow', 'A draft about returns.', { language: 'en' })
  expect(await titles('words=return&language=en-GB')).toEqual(['Returns', 'Watering'])
  expect(await titles('words=tra%20hang')).toEqual(['Trả hàng'])
  expect(await titles('words=returns&language=vi')).toEqual([])
  expect(await titles('language=vi')).toEqual(['Trả hàng'])
  expect(await titles("words='):*%26|!")).toEqual([])
})

test('an article is read as blocks that hold no markup; a draft, an archived one and another brand’s are not there', async () => {
  const { id, rev } = await article(
    'Care',
    '# Light\n\n<script>alert(1)</script> [here](https://shop.example)',
  )
  const read = await ask(`/${id}?site=demo-site`)
  expect(await read.json()).toMatchObject({
    title: 'Care',
    blocks: [{ is: 'heading', pieces: [{ text: 'Light' }] }, { is: 'paragraph' }],
  })
  expect((await ask(`/${id}?site=other-site`)).status).toBe(404)
  expect(await (await ask('?site=other-site')).json()).toEqual({ articles: [] })
  await admin.send('PATCH', `/api/v1/articles/${id}`, { rev, archived: true })
  expect((await ask(`/${id}?site=demo-site`)).status).toBe(404)
  const draft = await article('Later', 'x', {})
  expect((await ask(`/${draft.id}?site=demo-site`)).status).toBe(404)
})

test('only pages of the site’s own origins are answered', async () => {
  const refused = await ask('?site=demo-site', 'https://elsewhere.example')
  expect(refused.status).toBe(403)
  const allowed = await ask('?site=demo-site', gateway.url)
  expect(allowed.headers.get('access-control-allow-origin')).toBe(gateway.url)
  expect((await ask('?site=nobody')).status).toBe(404)
})

test('a published article has a page for everybody, in its brand’s looks, that leads to its other languages', async () => {
  const topic = { published: true, topic: 'delivery' }
  const english = await article('Delivery', 'Within **two** days.', { ...topic, language: 'en' })
  const vietnamese = await article('Giao hàng', 'Trong hai ngày.', { ...topic, language: 'vi' })
  const draft = await article('Livraison', 'Sous deux jours.', { topic: 'delivery', language: 'fr' })
  const page = await fetch(`${gateway.url}/articles/${english.id}`)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(page.headers.get('cache-control')).toBe('public, max-age=60')
  const html = await page.text()
  expect(html).toContain('<p>Within <strong>two</strong> days.</p>')
  expect(html).toContain('--brand:#1f4d3a')
  expect(html).toContain(`hreflang="vi" href="${gateway.url}/articles/${vietnamese.id}"`)
  expect(html).not.toContain(draft.id)
  const again = { headers: { 'if-none-match': page.headers.get('etag')! } }
  expect((await fetch(`${gateway.url}/articles/${english.id}`, again)).status).toBe(304)
})

test('drafts, what was taken back and what never was have no page, and answer alike', async () => {
  const { id, rev } = await article('Gone soon', 'x')
  expect((await fetch(`${gateway.url}/articles/${id}`)).status).toBe(200)
  await admin.send('PATCH', `/api/v1/articles/${id}`, { rev, published: false })
  const answers = await Promise.all(
    [id, '018f3c5e-7b1a-4c00-8000-00000000000d', 'x', `${id}%27%20OR%201=1`].map(async (one) => {
      const response = await fetch(`${gateway.url}/articles/${one}`)
      return [response.status, response.headers.get('cache-control'), await response.text()]
    }),
  )
  expect(answers[0]).toEqual([404, 'no-store', expect.stringContaining('This article is not there')])
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
})

test('a topic has one article a language', async () => {
  const once = { published: true, topic: 'warranty', language: 'en' }
  await article('Warranty', 'Two years.', once)
  const body = { title: 'Warranty, again', text: 'x', brand, ...once }
  const second = await admin.send('POST', '/api/v1/articles', body)
  expect(await second.json()).toMatchObject({ error: { faults: [{ field: 'topic', rule: 'topic_taken' }] } })
})
