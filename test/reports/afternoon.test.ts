import { readFileSync } from 'node:fs'
import { type Browser, type Page, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metricOf, type AnyFact, type MetricQuery } from '@switchboard/analytics'
import { axeFaults } from '../support/axe.ts'
import { browserArguments, findBrowser } from '../support/browser.ts'
import { useGateway } from '../support/gateway.ts'
import { type Staff, logIn } from '../support/rest.ts'
import { TestSocket, newId, staffSocket, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'

let switchboard: Awaited<ReturnType<typeof useGateway>>
let browser: Browser
let page: Page
let analyst: Staff
let facts: readonly AnyFact[]
const contacts = [newId(), newId(), newId()]
const sockets: TestSocket[] = []
const day = 86_400_000
const from = Math.floor(Date.now() / day) * day

beforeAll(async () => {
  switchboard = await useGateway()
  await play(switchboard.url)
  analyst = await logIn(switchboard.url, 'analyst')
  facts = (await Promise.all(contacts.map(factsOf))).flat()
  await until('all of the afternoon is counted', async () => (await told('handled'))?.value === 2)
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${switchboard.url}/console/#reports/overview`)
  await page.getByRole('textbox', { name: 'Tenant' }).fill('demo')
  await page.getByRole('textbox', { name: 'User' }).fill('analyst')
  await page.getByRole('textbox', { name: 'Password' }).fill('demo')
  await page.getByRole('button', { name: 'Log in' }).click()
})
afterAll(async () => {
  await browser.close()
  for (const socket of sockets) socket.terminate()
  await switchboard.close()
})

/** Two visitors are answered, one of them rates; the third gives up. */
async function play(url: string): Promise<void> {
  const staff = await logIn(url, 'agent')
  const { id } = await staff.get<{ id: string }>('/api/v1/me')
  const agent = await staffSocket(url, staff)
  sockets.push(agent)
  await agent.ask({ t: 'presence', stream: id, presence: 'available' })
  for (const [index, contact] of contacts.entries()) {
    if (index === 2) await agent.ask({ t: 'presence', stream: id, presence: 'break' })
    const { token } = await visitorToken(url)
    const visitor = await new TestSocket(url, { token, origin: url }).ready()
    sockets.push(visitor)
    await visitor.ask({ t: 'start', stream: contact, text: 'xin chào' })
    if (index < 2) await answer(agent, { id, contact })
    await visitor.ask({ t: 'end', stream: contact })
    if (index === 0) await visitor.ask({ t: 'rate', stream: contact, score: 5 })
    if (index < 2) await agent.ask({ t: 'finish', stream: contact, disposition: 'answered' })
  }
}

async function answer(agent: TestSocket, { id, contact }: { id: string; contact: string }): Promise<void> {
  const ring = await until('it rings', () =>
    agent
      .of(id)
      .map(({ fact }) => fact as { type: string; contact?: string; offer?: string })
      .find((fact) => fact.type === 'work_reserved' && fact.contact === contact),
  )
  const offer = ring.offer ?? ''
  await agent.ask({ t: 'shown', stream: contact, offer })
  await agent.ask({ t: 'accept', stream: contact, offer })
  await agent.ask({ t: 'say', stream: contact, text: 'chào bạn' })
}

interface Raw {
  readonly stream: string
  readonly seq: number
  readonly at: number
  readonly actor: string | null
  readonly type: string
  readonly body: object
}

async function factsOf(contact: string): Promise<readonly AnyFact[]> {
  const { facts: raw } = await analyst.get<{ facts: readonly Raw[] }>(`/api/v1/facts?stream=${contact}`)
  return raw.map(
    ({ stream, seq, at, actor, type, body }) =>
      ({ stream, seq, vseq: null, at, actor, fact: { type, body } }) as unknown as AnyFact,
  )
}

async function told(metric: string): Promise<{ value: number | null } | undefined> {
  const { rows } = await analyst.get<{ rows: { value: number | null }[] }>(
    `/api/v1/metrics?metric=${metric}&from=${from}&to=${from + day}`,
  )
  return rows[0]
}

/** A number as the gateway answers it, whatever that is. */
function asksFor(metric: string): Promise<Response> {
  return fetch(`${switchboard.url}/api/v1/metrics?metric=${metric}&from=${from}`, {
    headers: { cookie: analyst.cookie },
  })
}

/** What the reference, which shares nothing with SQL, makes of the facts. */
function reference(metric: string): number | null {
  const query: MetricQuery = { metric, from, to: from + day, interval: 'range', tz: 'UTC', asOf: Date.now() }
  return metricOf(metric)?.reference(facts, query)[0]?.value ?? null
}

const percent = (value: number | null): string => `${((value ?? 0) * 100).toFixed(1)} %`

const figure = (name: string): ReturnType<Page['getByRole']> =>
  page.getByRole('link', { name: new RegExp(`^${name}: .*Open the contacts`) }).first()

test('the numbers on the screen are those of the reference', async () => {
  await figure('Offered to the queue').waitFor()
  expect(await figure('Offered to the queue').textContent()).toBe(String(reference('offered')))
  expect(await figure('Service level').textContent()).toBe(percent(reference('service_level')))
  expect(await figure('Abandonment rate').count()).toBe(reference('abandonment_rate') === null ? 0 : 1)
  for (const metric of ['offered', 'answered', 'abandoned', 'handled', 'handle_time', 'csat', 'asa'])
    expect((await told(metric))?.value, metric).toBeCloseTo(reference(metric) ?? Number.NaN, 6)
})

test('a number opens its contacts, as many as it says, and one of them its timeline', async () => {
  await figure('Offered to the queue').click()
  const panel = page.getByRole('dialog', { name: 'Offered to the queue: 3' })
  await panel.waitFor()
  expect(await panel.getByRole('listitem').count()).toBe(3)
  const csv = await fetch(
    switchboard.url + (await panel.getByRole('link', { name: 'CSV' }).getAttribute('href')),
    {
      headers: { cookie: analyst.cookie },
    },
  )
  expect((await csv.text()).trim().split('\r\n')).toHaveLength(1 + 3)
  expect(await axeFaults(page)).toEqual([])
  await panel
    .getByRole('button', { name: /^Contact/ })
    .last()
    .click()
  await page.getByText(/^Accepted by/).waitFor()
  await page.getByText(/^Rated 5/).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a chart is saved as a picture, and its numbers as files', async () => {
  const saved = async (press: () => Promise<void>): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()])
    return readFileSync(await download.path())
  }
  const png = await saved(() => page.getByRole('button', { name: 'Save as picture: Service level' }).click())
  const drawn = await page
    .locator('console-chart')
    .first()
    .evaluate((chart) => ({ width: chart.clientWidth, height: chart.clientHeight }))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(drawn.width)
  expect(png.readUInt32BE(20)).toBeGreaterThan(drawn.height + 60) // title, time, zone and moment
  const csv = await saved(() => page.getByRole('link', { name: 'CSV: Queues' }).click())
  expect(csv.toString().split('\r\n')[0]).toMatch(/metric,unit,start,start_local,queue,queue_name,value,n/)
  for (const metric of ['offered', 'service_level', 'handle_time', 'csat'])
    expect(csv.toString()).toMatch(new RegExp(`^${metric},`, 'm'))
  const parquet = await saved(() => page.getByRole('link', { name: 'Parquet: Queues' }).click())
  expect([parquet.subarray(0, 4), parquet.subarray(-4)].map(String)).toEqual(['PAR1', 'PAR1'])
})

test('each page of the reports is without faults of accessibility, in both themes and on a phone', async () => {
  for (const [index, view] of ['Queues', 'Agents', 'Satisfaction', 'One metric', 'Contacts'].entries()) {
    await page.emulateMedia({ colorScheme: index % 2 === 0 ? 'dark' : 'light' })
    await page.setViewportSize({ width: index % 2 === 0 ? 390 : 1024, height: 900 })
    await page.getByRole('navigation', { name: 'Reports' }).getByRole('link', { name: view }).click()
    await page.getByRole('heading', { name: view, level: 1 }).waitFor()
    await until('all has come', async () => (await page.locator('[aria-busy=true]').count()) === 0)
    expect(await axeFaults(page), view).toEqual([])
  }
})

test('while the engine is stopped the numbers stay and the page says since when; then they come back by themselves', async () => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('navigation', { name: 'Reports' }).getByRole('link', { name: 'Overview' }).click()
  await figure('Offered to the queue').waitFor()
  const letLive = stopEngine()
  await until('the engine is gone', async () => (await asksFor('offered')).status === 503)
  await page.getByRole('button', { name: 'Bring up to date' }).click()
  await page.getByText(/^Numbers are from \d\d:\d\d:\d\d/).waitFor()
  await expect.poll(() => figure('Offered to the queue').textContent()).toBe('3')
  expect(await axeFaults(page)).toEqual([])
  letLive()
  await page.getByText(/^Numbers are from/).waitFor({ state: 'detached' })
  await expect.poll(() => figure('Offered to the queue').textContent()).toBe('3')
})

/** Kills the engine's process, and each that is started in its place, until what is returned is called. */
function stopEngine(): () => void {
  killEngines()
  const timer = setInterval(killEngines, 20)
  return () => clearInterval(timer)
}

function killEngines(): void {
  for (const pid of enginesOf(process.pid)) process.kill(pid, 'SIGKILL')
}

function enginesOf(owner: number): readonly number[] {
  const children = readFileSync(`/proc/${owner}/task/${owner}/children`, 'utf8').trim().split(' ')
  return children.filter(Boolean).map(Number).filter(isEngine)
}

function isEngine(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('engine/child')
  } catch {
    return false // it has just ended
  }
}
