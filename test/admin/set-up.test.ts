import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserArguments, findBrowser } from '../support/browser.js'
import { logIn } from '../support/rest.js'
import { type Switchboard, startSwitchboard } from '../support/switchboard.js'

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')
const password = 'a long enough phrase'
/** Where pictures are left for who wants to look at them; nowhere unless told. */
const pictures = process.env['PICTURES']

let gateway: Switchboard
let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  gateway = await startSwitchboard({ environment: { DEMO: '0' } })
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
  context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'Asia/Ho_Chi_Minh',
    bypassCSP: true,
  })
  await context.addInitScript(defineDeepFocus)
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
})
afterAll(async () => {
  await browser.close()
  await gateway.stop()
})

async function clean(name: string): Promise<void> {
  if (pictures !== undefined) {
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: join(pictures, `${name}.png`) })
  }
  await page.evaluate(axe)
  const faults = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: {
          run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
        }
      }
    ).axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id} ${html} ${failureSummary}`),
    )
  })
  expect(faults, name).toEqual([])
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const box = (name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}`) })

test('an empty folder becomes a centre by a page, and the page is gone', async () => {
  const code = /Code\s+(\S+)/.exec(gateway.output())?.[1] ?? ''
  await page.goto(gateway.url)
  await button('Set up').click()
  await page.getByText('This is not the code').waitFor()
  await box('Code').fill(code)
  await box('Name of the centre').fill('Hiên Care')
  expect(await box('Short name').inputValue()).toBe('hien-care')
  await button('Set up').click()
  await page.getByText('This must be filled in.').first().waitFor()
  await clean('setup-faults')
  await box('Your name').fill('Linh Vu')
  await box('User name').fill('linh')
  await page.getByLabel('Password').fill(password)
  await box('Brand').fill('Gốm Hiên')
  await box('Address of its site').fill('https://gomhien.example')
  await button('Set up').click()
  await page.getByText('Your centre is ready').waitFor()
  await clean('setup-done')
  expect(await page.locator('#snippet').textContent()).toContain(`${gateway.url}/widget.js`)
  expect((await fetch(`${gateway.url}/setup`)).status).toBe(404)
})

test('the administrator logs in, and the rail leads to the administration', async () => {
  await page.getByRole('link', { name: 'Open the console' }).click()
  await box('Tenant').fill('hien-care')
  await box('User').fill('linh')
  await page.getByLabel('Password').fill(password)
  await button('Log in').click()
  await page.getByRole('link', { name: 'Administration' }).click()
  await page.getByRole('heading', { name: 'Administration' }).waitFor()
  await page.getByRole('cell', { name: 'Gốm Hiên' }).waitFor()
  await clean('admin-brands')
})

test('what is wrong stands at its field, which has the focus; what is right is saved', async () => {
  await button('People').click()
  await button('New person').click()
  await button('Save').click()
  await page.getByText('This must be filled in.').first().waitFor()
  await expect.poll(() => page.evaluate(() => deepFocus()?.id)).toBe('name')
  await box('Name').fill('Hoà Đinh')
  await box('User name').fill('hoa dinh')
  await button('Save').click()
  await page.getByText('A user name has letters').waitFor()
  await clean('admin-person-fault')
  await box('User name').fill('hoa')
  await page.getByRole('checkbox', { name: 'Customer care' }).check()
  await button('Save').click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('cell', { name: /hoa · Agent · Customer care/ }).waitFor()
})

test('a link for a password is shown once; who follows it can log in', async () => {
  await button('Make a link for a new password').click()
  const link = (await page.locator('console-admin-invitation code').textContent()) ?? ''
  expect(link).toContain('/password#')
  await clean('admin-invitation')
  const other = await context.newPage()
  await other.goto(link)
  expect(other.url()).toBe(`${gateway.url}/password`)
  await other.getByLabel('New password').fill('another long phrase')
  await other.getByLabel('The same again').fill('another long phrase')
  await other.getByRole('button', { name: 'Save the password' }).click()
  await other.getByText('Log in to tenant hien-care as hoa').waitFor()
  await other.close()
  await logIn(gateway.url, 'hoa', 'hien-care', 'another long phrase')
})

test('what was typed is not lost without a question', async () => {
  await box('Name').fill('Changed')
  await button('Queues').click()
  await page.getByRole('dialog').waitFor()
  await clean('admin-unsaved')
  await button('Keep editing').click()
  expect(await box('Name').inputValue()).toBe('Changed')
  await box('Name').press('Escape')
  await button('Discard').click()
  await expect.poll(() => page.locator('console-admin-form').count()).toBe(0)
})

test('of two administrators the second is told what the first has saved, and nothing is lost', async () => {
  await button('Queues').click()
  await button('Customer care').click()
  await box('An offer rings for').fill('15')
  const admin = await logIn(gateway.url, 'linh', 'hien-care', password)
  const [queue] = (await admin.get<{ queues: { id: string; rev: number }[] }>('/api/v1/queues')).queues
  await admin.send('PATCH', `/api/v1/queues/${queue?.id}`, {
    rev: queue?.rev,
    name: 'Care',
    wrapUpMs: 90_000,
  })
  await button('Save').click()
  await page.getByText('Somebody else changed this meanwhile').waitFor()
  await page.getByText('Name: Care').waitFor()
  await clean('admin-conflict')
  await button('Keep mine').click()
  expect(await box('An offer rings for').inputValue()).toBe('15')
  expect(await box('Wrap-up ends after').inputValue()).toBe('90')
  await button('Save').click()
  await page.getByText('Saved.').waitFor()
  const { queues } = await admin.get<{ queues: object[] }>('/api/v1/queues')
  expect(queues).toMatchObject([{ name: 'Care', offerMs: 15_000, wrapUpMs: 90_000 }])
})

test('a site shows its snippet, and says when it was seen', async () => {
  await button('Sites').click()
  await button('Gốm Hiên').click()
  await page.getByText('Not seen yet').waitFor()
  await fetch(`${gateway.url}/widget.js`, { headers: { referer: 'https://gomhien.example/' } })
  await expect
    .poll(async () => {
      await button('Check again').click()
      return page.getByText(/^Seen .* from https:\/\/gomhien\.example/).count()
    })
    .toBe(1)
  await clean('admin-site')
})

test('every change is in the log, and the whole goes out and in as a file', async () => {
  await button('Changes').click()
  await page
    .getByText(/changed the queue/)
    .first()
    .waitFor()
  await clean('admin-audit')
  await button('Export and import').click()
  const [download] = await Promise.all([page.waitForEvent('download'), button('Save the file').click()])
  const path = await download.path()
  await page.getByLabel('File').setInputFiles(path)
  await button('See what would change').click()
  await page.getByText('Nothing would change.').waitFor()
  await clean('admin-transfer')
})

test.each([
  ['light', 390],
  ['dark', 390],
  ['dark', 1024],
  ['light', 1440],
  ['dark', 1440],
] as const)(
  '%s, %d wide, in Vietnamese: nothing is cut off, and axe finds nothing',
  async (scheme, width) => {
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.evaluate(() => localStorage.setItem('switchboard.console', JSON.stringify({ language: 'vi' })))
    await page.reload()
    for (const [section, name] of [
      [/^(?:People|Nhân sự)$/, 'people'],
      [/^(?:Changes|Nhật ký)$/, 'audit'],
    ] as const) {
      await button(section).click()
      await page.getByRole('table').waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await clean(`admin-${name}-${scheme}-${width}`)
    }
    await button(/^(?:People|Nhân sự)$/).click()
    await button('Hoà Đinh').click()
    await page.locator('console-admin-invitation').waitFor()
    await clean(`admin-form-${scheme}-${width}`)
  },
)

/** Puts the innermost focused element within reach of the page's scripts. */
function defineDeepFocus(): void {
  Object.assign(globalThis, {
    deepFocus: () => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element
    },
  })
}
declare function deepFocus(): Element | null
