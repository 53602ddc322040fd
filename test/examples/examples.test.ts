import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium } from 'playwright'
import type { Browser, Page } from 'playwright'
import { build, preview } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserArguments, findBrowser } from '../support/browser.js'
import { freePort } from '../support/switchboard.js'
import { customerPage, queued } from '../widget/page.js'
import type { CustomerPage } from '../widget/page.js'

const folder = join(import.meta.dirname, '../../examples')

let customer: CustomerPage
let browser: Browser
let page: Page
let faults: string[]

beforeAll(async () => {
  customer = await customerPage()
  // The examples name the demo's address; here the gateway listens elsewhere, and they are run as they are.
  const moved = `--host-resolver-rules=MAP 127.0.0.1:4000 ${new URL(customer.gatewayUrl).host}`
  browser = await chromium.launch({ executablePath: await findBrowser(), args: [...browserArguments, moved] })
})

afterAll(async () => {
  await browser.close()
  customer.close()
})

beforeEach(async () => {
  page = await browser.newPage({ locale: 'en-GB' })
  faults = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
})

afterEach(() => page.close())

async function chats(url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: 'Write to us' }).waitFor()
  await page.getByRole('button', { name: /^Ask us/ }).click()
  await page.getByRole('textbox', { name: 'Message' }).fill('Hello')
  await page.keyboard.press('Enter')
  await queued(page, customer.gateway)
  // What a page without an icon says is no fault of an example.
  expect(faults.filter((fault) => !/404/.test(fault))).toEqual([])
}

describe('a page', () => {
  test.each(['html', 'react', 'vue'])('%s', async (name) => {
    // Built, not served from source: a development server reloads the page when it first meets a library.
    const outDir = join(import.meta.dirname, '../../node_modules/.cache/examples', name)
    const place = { root: join(folder, name), configFile: false, logLevel: 'error' } as const
    await build({ ...place, build: { outDir, emptyOutDir: true } })
    const server = await preview({
      ...place,
      build: { outDir },
      preview: { host: '127.0.0.1', port: await freePort() },
    })
    try {
      await chats(server.resolvedUrls?.local[0] ?? '')
      if (name === 'html') return
      await page.getByRole('button', { name: 'Close' }).click()
      await page.getByRole('textbox', { name: 'Message' }).waitFor({ state: 'hidden' })
      customer.gateway.join('Thảo')
      customer.gateway.say('Hi')
      await page.getByRole('button', { name: 'Ask us (1 unread)' }).waitFor()
    } finally {
      await server.close()
    }
  })

  test.each(['ssr', 'strict-csp'])('%s', async (name) => {
    const child = run(join(name, 'server.js'), { PORT: '0' })
    try {
      const [url] = (await once(child.stdout!, 'data')) as [Buffer]
      await chats(url.toString().trim())
    } finally {
      child.kill()
    }
  })
})

test('headless', async () => {
  const child = run(join('headless', 'chat.js'), { GATEWAY: customer.gatewayUrl })
  let printed = ''
  child.stdout?.on('data', (data) => (printed += String(data)))
  await once(child, 'exit')
  expect(printed).toContain('The chat has started')
  expect(customer.gateway.heard.at(-1)).toMatchObject({ t: 'start', text: 'Hello from Node' })
})

function run(file: string, environment: Record<string, string>): ChildProcess {
  const env = { ...process.env, ...environment }
  return spawn(process.execPath, [join(folder, file)], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}
