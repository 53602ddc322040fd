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
