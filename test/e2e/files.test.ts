import { type Browser, type Page, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdf, photo } from '../files/samples.js'
import { browserArguments, findBrowser } from '../support/browser.ts'
import { useGateway } from '../support/gateway.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
let browser: Browser

beforeAll(async () => {
  gateway = await useGateway()
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
})
afterAll(async () => {
  await browser.close()
  await gateway.close()
})

test('files go both ways, are seen by the other side, and open', async () => {
  const agent = await agentDesk()
  const visitor = await newPage('/')
  await visitor
    .getByRole('button', { name: /^Write to us/ })
    .first()
    .click()
  await visitor.getByRole('textbox', { name: /^Message/ }).fill('My pump is dry')
  await visitor.getByRole('button', { name: /^Send/ }).click()
  const offer = agent.getByRole('alertdialog', { name: /^Incoming chat/ })
  await offer.getByRole('button', { name: /^Answer/ }).click()
  const desk = agent.getByRole('region', { name: /^Conversation/ })

  await visitor.getByRole('button', { name: 'Attach a file' }).waitFor()
  await visitor
    .locator('switchboard-widget input[type=file]')
    .setInputFiles({ name: 'phễu lọc.jpg', mimeType: 'image/jpeg', buffer: await photo('jpeg', 900, 600) })
  const small = desk.getByRole('button', { name: /^phễu lọc\.jpg/ })
  await small.click()
  const large = agent.getByRole('dialog', { name: 'phễu lọc.jpg' }).getByRole('img')
  await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(600)
  await agent.keyboard.press('Escape')

  await desk
    .locator('input[type=file]')
    .setInputFiles({ name: 'hoá đơn.pdf', mimeType: 'application/pdf', buffer: pdf })
  const log = visitor.getByRole('log', { name: /^Conversation/ })
  const card = log.getByRole('link', { name: /hoá đơn\.pdf/ })
  await card.waitFor()
  const saved = visitor.waitForEvent('download')
  await card.click()
  expect((await saved).suggestedFilename()).toBe('hoá đơn.pdf')
  const own = log.getByRole('link', { name: /phễu lọc\.jpg/ }).locator('img')
  await expect.poll(() => own.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(427)

  await visitor
    .locator('switchboard-widget input[type=file]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') })
  await visitor
    .getByRole('alert')
    .getByText(/not taken/)
    .waitFor()
  await visitor.getByRole('button', { name: 'Remove a.png' }).click()
  await visitor
    .getByRole('alert')
    .getByText(/not taken/)
    .waitFor({ state: 'detached' })
})

async function agentDesk(): Promise<Page> {
  const page = await newPage('/console/')
  await page.getByRole('textbox', { name: 'Tenant' }).fill('demo')
  await page.getByRole('textbox', { name: 'User' }).fill('agent')
  await page.getByLabel('Password').fill('demo')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: /^Presence/ }).click()
  await page.getByRole('menuitem', { name: 'Available' }).click()
  return page
}

async function newPage(path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(gateway.url + path)
  return page
}
