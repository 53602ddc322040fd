import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/axe.js'
import { browserArguments, findBrowser } from '../support/browser.js'
import { logIn } from '../support/rest.js'
import { type Switchboard, startSwitchboard } from '../support/switchboard.js'

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
  page.setDefaultTimeout(30_000)
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
  expect(await axeFaults(page), name).toEqual([])
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

test('the administrator is logged in already, and comes to the administration', async () => {
  await page.getByRole('link', { name: 'Open the console' }).click()
  await page.getByRole('heading', { name: 'Administration' }).waitFor()
  await page.getByRole('button', { name: 'Gốm Hiên', exact: true }).waitFor()
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
  await button('Invite').click()
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

test('skills are made once, and a queue is told when it is open, whom it asks and what it owes', async () => {
  await button('Skills').click()
  await button('New skill').click()
  await box('Code').fill('vietnamese')
  await box('Name \\(Vietnamese').fill('Tiếng Việt')
  await button('Save').click()
  await page.getByText('Saved.').waitFor()

  await button('Queues').click()
  await button('Care').click()
  await page.getByText('Opening hours', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'Open at all times' }).uncheck()
  expect(await page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toMatch(/^Asia\//)
  await button('Add hours: Monday').click()
  await page.getByLabel('Monday: from').last().fill('16:00')
  await button('Add a day').click()
  await page.getByText('Who is asked').click()
  await page.getByLabel('Tiếng Việt').first().selectOption('5')
  await button('Add a step').click()
  await page.getByText('Service level', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'A target of its own for chats' }).check()
  await box('Goal').fill('a lot')
  await button('Save').click()
  await page.getByText('These hours overlap others').waitFor()
  await page.getByText('Choose a date.').waitFor()
  await page.getByText('The goal is a number from 1 to 100.').waitFor()
  await clean('admin-queue-faults')
  expect(await box('Goal').inputValue()).toBe('a lot')

  await page.getByLabel('Monday: from').last().fill('18:00')
  await page.getByLabel('Date').fill('2026-09-02')
  await box('Goal').fill('90')
  await button('Save').click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('cell', { name: /Monday 08:00–17:00, 18:00–24:00/ }).waitFor()
  await clean('admin-queue')
  const admin = await logIn(gateway.url, 'linh', 'hien-care', password)
  expect(await admin.get('/api/v1/queues')).toMatchObject({
    queues: [
      {
        targets: { chat: { targetMs: 20_000, percent: 90 } },
        rules: { skills: { vietnamese: 5 }, hours: { holidays: [{ date: '2026-09-02', spans: [] }] } },
      },
    ],
  })
})

test('a key for a program is shown once, and revoked by two presses', async () => {
  await button('API keys').click()
  await button('Make a key').click()
  await page.getByText('This must be filled in.').waitFor()
  await clean('admin-keys-fault')
  await box('Name').fill('=HYPERLINK("x")')
  await button('Make a key').click()
  const key = (await page.locator('console-admin-keys code').textContent()) ?? ''
  await clean('admin-keys')
  const ask = () => fetch(`${gateway.url}/api/v1/queues`, { headers: { authorization: `Bearer ${key}` } })
  expect((await ask()).status).toBe(403)
  await button(/^Revoke =/).click()
  await page.getByText('The program is refused from then on').waitFor()
  await button(/^Revoke for good/).click()
  await page.getByRole('cell', { name: 'revoked' }).waitFor()
  expect((await ask()).status).toBe(401)
})

test('a brand gets a secret to sign by, which is shown once and can be retired', async () => {
  await button('Brands').click()
  await button('Gốm Hiên').click()
  await button('Make a key for signing').click()
  await page.getByText('Copy the secret to your server now').waitFor()
  expect((await page.locator('console-admin-brand-keys .secret').textContent())?.length).toBe(43)
  await clean('admin-brand-keys')
  await button(/^Retire hs-/).click()
  await button(/^Retire for good/).click()
  await page.getByText('The key is retired.').waitFor()
  await page.getByLabel('Kind of key').selectOption('ES256')
  await page.getByLabel('Public key, as PEM or JWK').fill('no key')
  await button('Make a key for signing').click()
  await page.getByText('This is no public key').waitFor()
})

test('the centre has a name, a zone and languages; two administrators meet here as well', async () => {
  await button('Centre').click()
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Mars/Base')
  await button('Save').click()
  await page.getByText('This is no time zone').waitFor()
  await clean('admin-centre-fault')
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Berlin')
  await page.getByLabel('Another language').selectOption('km')
  await page.getByRole('checkbox', { name: 'Khmer' }).waitFor()
  const admin = await logIn(gateway.url, 'linh', 'hien-care', password)
  const { tenants } = await admin.get<{ tenants: { id: number; rev: number }[] }>('/api/v1/tenants')
  await admin.send('PATCH', `/api/v1/tenants/${tenants[0]?.id}`, { rev: tenants[0]?.rev, name: 'Hiên' })
  await button('Save').click()
  await page.getByText('Somebody else changed this meanwhile').waitFor()
  await clean('admin-centre-conflict')
  await button('Keep mine').click()
  expect(await box('Name').inputValue()).toBe('Hiên')
  await button('Save').click()
  await page.getByText('Saved.').waitFor()
  expect(await admin.get('/api/v1/tenants')).toMatchObject({
    tenants: [{ name: 'Hiên', zone: 'Europe/Berlin', languages: ['en', 'vi', 'km'] }],
  })
})

test('one’s own name and password are changed behind the gear', async () => {
  await button('Settings').click()
  await button('Name and password').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Linh Vũ')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Saved.').waitFor()
  await page.getByLabel('Present password').fill('not this one')
  await page.getByLabel('New password').fill('a newer long phrase')
  await button('Change the password').click()
  await page.getByText('This is not your present password.').waitFor()
  await clean('profile')
  await dialog.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
})

test('every change is in the log, and the whole goes out and in as a file', async () => {
  await button('Changes').click()
  await page
    .getByText(/changed the queue/)
    .first()
    .waitFor()
  await clean('admin-audit')
  await page.getByLabel('Of', { exact: true }).selectOption('apiKeys')
  await page
    .getByText(/changed the queue/)
    .first()
    .waitFor({ state: 'detached' })
  await page.getByText(/revoked the key/).waitFor()
  await page.getByLabel('Up to day').fill('2020-01-01')
  await page.getByText('There is nothing of that in the log.').waitFor()
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
    // Each of the rest once a width, and in both looks.
    if (scheme === 'dark' && width !== 1_024) return
    if (width < 1_020) await button('Đóng').click()
    await button('Hàng chờ').click()
    await button('Care').click()
    for (const fold of ['Giờ mở cửa', 'Ai được hỏi', 'Mức phục vụ', 'Khi phải chờ lâu'])
      await page.getByText(fold, { exact: true }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await clean(`admin-queue-${scheme}-${width}`)
    if (width < 1_020) await button('Đóng').click()
    for (const section of ['Khoá API', 'Tổng đài']) {
      await button(section).click()
      await page.getByRole('heading', { level: 2 }).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await clean(`admin-${section === 'Tổng đài' ? 'centre' : 'keys'}-${scheme}-${width}`)
    }
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
