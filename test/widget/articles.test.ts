import { type Browser, type Page, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/axe.ts'
import { browserArguments, findBrowser } from '../support/browser.ts'
import { useGateway } from '../support/gateway.ts'
import { type Staff, logIn } from '../support/rest.ts'

let gateway: Awaited<ReturnType<typeof useGateway>>
let browser: Browser
let admin: Staff
beforeAll(async () => {
  gateway = await useGateway()
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
  admin = await logIn(gateway.url, 'admin')
})
afterAll(async () => {
  await browser.close()
  await gateway.close()
})

const text = [
  'Send it back within **30 days**, see [our rules](https://shop.example/rules).',
  '## How',
  '1. Print the label `RET-2041`',
  '> Keep the receipt.',
  '```\nReturn address: Green Parcel, a line that is wider than the smallest of screens\n```',
].join('\n\n')

async function publish(more: object): Promise<string> {
  const { brands } = await admin.get<{ brands: [{ id: string }] }>('/api/v1/brands')
  const body = { text, brand: brands[0].id, topic: 'returns', published: true, ...more }
  const response = await admin.send('POST', '/api/v1/articles', body)
  expect(response.status, await response.clone().text()).toBe(200)
  return ((await response.json()) as { id: string }).id
}

/** A reader's browser; `complaints`: what the page's own policy had to refuse, and what failed in it. */
async function reader(
  look: { readonly width: number; readonly dark: boolean },
  bypassCSP = false,
): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const context = await browser.newContext({
    bypassCSP,
    viewport: { width: look.width, height: 700 },
    colorScheme: look.dark ? 'dark' : 'light',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  return { page, complaints }
}

test('the page of an article is styled under its own policy, leads to its other language, and fits a phone', async () => {
  const english = await publish({ title: 'Returns and refunds', language: 'en' })
  await publish({ title: 'Trả hàng và hoàn tiền', language: 'vi' })
  const { page, complaints } = await reader({ width: 320, dark: false })
  await page.goto(`${gateway.url}/articles/${english}`)
  const mark = page.locator('.mark')
  expect(await mark.evaluate((element) => getComputedStyle(element).display)).toBe('grid')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.getByRole('link', { name: 'Tiếng Việt' }).click()
  await page.getByRole('heading', { level: 1, name: 'Trả hàng và hoàn tiền' }).waitFor()
  expect(await page.getAttribute('html', 'lang')).toBe('vi')
  expect(complaints).toEqual([])
  await page.context().close()
})

test.each([
  ['light', false],
  ['dark', true],
])('axe finds nothing in an article and in what stands in the place of one, %s', async (_name, dark) => {
  const article = await publish({ title: `Delivery ${String(dark)}`, topic: null })
  // Its own policy would keep axe out.
  const { page } = await reader({ width: 1_280, dark }, true)
  for (const path of [article, 'nobody']) {
    await page.goto(`${gateway.url}/articles/${path}`)
    expect(await axeFaults(page)).toEqual([])
  }
  await page.context().close()
})
