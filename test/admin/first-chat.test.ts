import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type Locator, type Page, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserArguments, findBrowser } from '../support/browser.js'
import { type Switchboard, startSwitchboard } from '../support/switchboard.js'

/** What a person may have to press from an empty folder to an answered chat; a click more has to be worth it. */
const mostClicks = 18
let clicks = 0
let gateway: Switchboard
let browser: Browser
let snippet = ''
const shop = createServer((_request, response) =>
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(`<!doctype html><html lang="en"><title>Shop</title><body><h1>A shop</h1>${snippet}</body></html>`),
)
let shopUrl = ''
beforeAll(async () => {
  gateway = await startSwitchboard({ environment: { DEMO: '0' } })
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser.close()
  shop.closeAllConnections()
  shop.close()
  await gateway.stop()
})

async function press(what: Locator): Promise<void> {
  clicks += 1
  await what.click()
}
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name }).first()
const fill = (page: Page, name: string, text: string): Promise<void> =>
  page
    .getByRole('textbox', { name: new RegExp(`^${name}`) })
    .first()
    .fill(text)
async function someone(address: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(address)
  return page
}

test('by docs/set-up.md, from an empty folder to the first answered chat', async () => {
  // 1 and 2: start, open the address, enter the code.
  const admin = await someone(gateway.url)
  await fill(admin, 'Code', /Code\s+(\S+)/.exec(gateway.output())?.[1] ?? '')
  await fill(admin, 'Name of the centre', 'Hiên Care')
  await fill(admin, 'Your name', 'Linh Vu')
  await fill(admin, 'User name', 'linh')
  await admin.getByLabel('Password').fill('a long enough phrase')
  await fill(admin, 'Brand', 'Gốm Hiên')
  await fill(admin, 'Address of its site', `${shopUrl}/`)
  await press(button(admin, 'Set up'))

  // 3: the snippet goes into the page.
  const shown = admin.locator('#snippet')
  await shown.waitFor()
  snippet = (await shown.textContent()) ?? ''

  // 4: people are made and invited.
  await press(admin.getByRole('link', { name: 'Open the console' }))
  await press(button(admin, 'People'))
  await press(button(admin, 'New person'))
  await fill(admin, 'Name', 'Hoà Đinh')
  await fill(admin, 'User name', 'hoa')
  await press(button(admin, 'Save'))
  await admin.getByText('Saved.').waitFor()
  await press(button(admin, 'Invite'))
  const link = (await admin.locator('console-admin-invitation code').textContent()) ?? ''

  // 5: the agent chooses a password, logs in and becomes available.
  const agent = await someone(link)
  await agent.getByLabel('New password').fill('another long phrase')
  await agent.getByLabel('The same again').fill('another long phrase')
  await press(button(agent, 'Save the password'))
  await press(agent.getByRole('link', { name: 'Open the console' }))
  await fill(agent, 'Tenant', 'hien-care')
  await fill(agent, 'User', 'hoa')
  await agent.getByLabel('Password').fill('another long phrase')
  await press(button(agent, 'Log in'))
  await press(button(agent, /^Presence/))
  await press(agent.getByRole('menuitem', { name: 'Available' }))
  await button(agent, /^Presence.*Available/).waitFor()

  // A visitor writes on the site, and is answered.
  const visitor = await someone(shopUrl)
  await press(button(visitor, /^Write to us/))
  await fill(visitor, 'Message', 'Is the blue bowl there?')
  await press(button(visitor, /^Send/))
  await press(
    agent.getByRole('alertdialog', { name: /^Incoming chat/ }).getByRole('button', { name: /^Answer/ }),
  )
  await fill(agent, 'Reply', 'Two of them are.')
  await press(button(agent, /^Send/))
  await visitor
    .getByRole('log', { name: /^Conversation/ })
    .getByText('Two of them are.')
    .waitFor()
  expect(clicks).toBeLessThanOrEqual(mostClicks)

  // The site is seen to be installed, in words.
  await button(admin, 'Sites').click()
  await button(admin, 'Gốm Hiên').click()
  await admin.getByText(`from ${shopUrl}`).waitFor()
  await admin.getByText(/^A visitor opened it .* on http/).waitFor()
})
