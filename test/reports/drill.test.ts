import { type Browser, type Page, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { playPast } from '../../packages/gateway/src/simulate/play-past.js'
import { browserArguments, findBrowser } from '../support/browser.ts'
import { useGateway } from '../support/gateway.ts'
import { type Staff, logIn } from '../support/rest.ts'
import { until } from '../support/switchboard.ts'

let switchboard: Awaited<ReturnType<typeof useGateway>>
let browser: Browser
let page: Page
/** The simulated day, as the address of a page has it. */
let day = ''

beforeAll(async () => {
  switchboard = await useGateway()
  day = await playOneDay(switchboard.databaseUrl)
  analyst = await logIn(switchboard.url, 'analyst')
  const all = `/api/v1/metrics?metric=contacts_created&from=0`
  await until('the day is counted', async () => {
    const { rows } = await analyst.get<{ rows: { value: number }[] }>(all)
    return rows[0]?.value === contacts
  })
  const { metrics } = await analyst.get<{ metrics: { key: string; grain: string }[] }>('/api/v1/metrics')
  ofAgents = new Set(metrics.filter(({ grain }) => grain === 'agent_state').map(({ key }) => key))
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${switchboard.url}/console/#reports/overview`)
  await page.getByRole('textbox', { name: 'Tenant' }).fill('demo')
  await page.getByRole('textbox', { name: 'User' }).fill('analyst')
  await page.getByRole('textbox', { name: 'Password' }).fill('demo')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('navigation', { name: 'Reports' }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await switchboard.close()
})

/** Few, so that every number can be opened. */
const contacts = 14
let analyst: Staff
let ofAgents: ReadonlySet<string>

/** Yesterday is over: no number of it is counted anew while the page is looked at. */
async function playOneDay(databaseUrl: string): Promise<string> {
  const pool = openPool({ connectionString: databaseUrl })
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM tenants WHERE key = 'demo'")
  const additions = { people: 2, password: null, brands: [] }
  const order = { tenant: rows[0]?.id ?? 0, seed: 11, days: 1, contacts, additions }
  const parts = { pool, signal: new AbortController().signal, isShipped: false, onDay: () => undefined }
  const { until: end } = await playPast(parts, order)
  await pool.end()
  const yesterday = new Date(end - 86_400_000).toISOString().slice(0, 10)
  return `period=days&first=${yesterday}&last=${yesterday}`
}

/** A number of a page: the question behind its link, and what it says that it was taken over. */
interface Shown {
  readonly name: string
  readonly over: string
  readonly href: string
}

/** Every number of the page that opens contacts; the tables behind the charts are opened first. */
async function numbersOf(view: string): Promise<readonly Shown[]> {
  await page.evaluate((hash) => (location.hash = hash), `#reports/${view}?${day}`)
  await page.locator(`nav a[aria-current=page][href^="#reports/${view}"]`).waitFor()
  await until('all has come', async () => (await page.locator('[aria-busy=true]').count()) === 0)
  for (const table of await page.locator('details.behind-chart').all())
    await table.evaluate((one) => one.setAttribute('open', ''))
  const links = page.locator('a[href*="open="]')
  return links.evaluateAll((all) =>
    all.map((link) => ({
      name: link.getAttribute('aria-label') ?? '',
      over: link.getAttribute('title') ?? '',
      href: link.getAttribute('href') ?? '',
    })),
  )
}

const numberIn = (text: string): number => Number(/([\d,]+)\D*$/.exec(text)?.[1]?.replaceAll(',', ''))

/** The question that a link opens. */
function questionIn(href: string): URLSearchParams {
  return new URLSearchParams(new URLSearchParams(href.split('?')[1]).get('open') ?? '')
}

/** How many are behind a number by the list that its link opens. */
async function behind(href: string): Promise<{ total: number; contacts: number }> {
  return analyst.get<{ total: number; contacts: number }>(
    `/api/v1/metrics/contacts?${questionIn(href)}&limit=1`,
  )
}

const asked = new Map<string, { total: number; contacts: number }>()

test.each(['overview', 'queues', 'agents', 'satisfaction', 'metric'])(
  'every number of the page %s leads to as many contacts as it was taken over',
  async (view) => {
    const shown = await numbersOf(view)
    expect(shown.length).toBeGreaterThan(20)
    for (const { name, over, href } of shown) {
      const list = asked.get(href) ?? (await behind(href))
      asked.set(href, list)
      // Time of agents is of no contact: what is told is how many agents, and behind it are those that they had in hand.
      if (ofAgents.has(questionIn(href).get('metric') ?? '')) expect(over, name).toMatch(/\d/)
      else expect(list.total, `${name} ${href}`).toBe(numberIn(over))
    }
  },
  240_000,
)

test('a number of each kind, once pressed, shows the list of its contacts, headed by how many they are', async () => {
  for (const kind of ['a.value', '.small-print a', '.behind-chart td a', '.panel > .box td a', '.heat a']) {
    await page.evaluate((hash) => (location.hash = hash), `#reports/overview?${day}`)
    await until('all has come', async () => (await page.locator('[aria-busy=true]').count()) === 0)
    for (const table of await page.locator('details.behind-chart').all())
      await table.evaluate((one) => one.setAttribute('open', ''))
    const link = page.locator(kind).last()
    const { total } = await behind((await link.getAttribute('href')) ?? '')
    await link.click()
    const list = page.getByRole('dialog', { name: new RegExp(`: ${total}$`) })
    await list.waitFor()
    await until('its rows', async () => (await list.getByRole('listitem').count()) === Math.min(50, total))
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
  }
}, 240_000)
