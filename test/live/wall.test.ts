import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, type Page, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/axe.ts'
import { browserArguments, findBrowser } from '../support/browser.ts'
import { useGateway } from '../support/gateway.ts'
import { TestSocket, newId, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { type WallWatch, openWall } from './watch-wall.ts'

let switchboard: Awaited<ReturnType<typeof useGateway>>
let browser: Browser
let page: Page
let wall: WallWatch
const sockets: TestSocket[] = []

beforeAll(async () => {
  switchboard = await useGateway()
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
  page = await browser.newPage()
  wall = await openWall(page, switchboard.url, 'supervisor')
})
afterAll(async () => {
  for (const socket of sockets) socket.terminate()
  await browser.close()
  await switchboard.close()
})

/** Somebody begins to wait; resolves once that is committed. */
async function arrive(): Promise<void> {
  const { token } = await visitorToken(switchboard.url)
  const visitor = await new TestSocket(switchboard.url, { token, origin: switchboard.url }).ready()
  sockets.push(visitor)
  await visitor.ask({ t: 'start', stream: newId(), text: 'xin chào' })
}

/** The promise: from the event to the screen. */
const promisedMs = 2_000
const rounds = 4

test('who begins to wait is on the wall before who comes two seconds later', async () => {
  let kept = 0
  for (let round = 0; round < rounds && kept === 0; round++) {
    const before = sockets.length
    await arrive()
    await sleep(promisedMs) // the length of the promise itself: the second one is what the first is measured by
    await arrive()
    await until(
      'the wall shows both',
      async () => (await wall.shown()).at(-1)?.waiting === String(before + 2),
    )
    // A machine that stood still for a while may have shown both at once: then the next round tells.
    if ((await wall.shown()).some(({ waiting }) => waiting === String(before + 1))) kept += 1
  }
  expect(kept).toBe(1)
})

test('the longest wait goes on by itself, and turns into a warning where the limit is passed', async () => {
  await page.evaluate(() => (location.hash = '#wall?wait=1'))
  const longest = page.locator('console-wall .card.bad', { hasText: 'Longest wait' })
  await longest.waitFor()
  const first = await longest.locator('.figure').textContent()
  await until('it goes on', async () => (await longest.locator('.figure').textContent()) !== first)
  expect(await axeFaults(page)).toEqual([])
})

test('fills the screen of a television without scrolling, and leaves it again', async () => {
  await page.getByRole('button', { name: 'Full screen' }).click()
  await page.getByRole('button', { name: 'Leave full screen' }).waitFor()
  const { high, wide } = await page.locator('console-wall').evaluate((one) => ({
    high: one.scrollHeight - one.clientHeight,
    wide: one.scrollWidth - one.clientWidth,
  }))
  expect([high, wide]).toEqual([0, 0])
  await page.getByRole('button', { name: 'Leave full screen' }).click()
  await page.getByRole('button', { name: 'Full screen', exact: true }).waitFor()
})
