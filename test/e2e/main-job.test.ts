import { type Browser, type Page, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserArguments, findBrowser } from '../support/browser.ts'
import { type RawFact, referenceOf } from '../support/reference.ts'
import { logIn } from '../support/rest.ts'
import { type Switchboard, startSwitchboard, until } from '../support/switchboard.ts'

let switchboard: Switchboard
let browser: Browser

beforeAll(async () => {
  switchboard = await startSwitchboard()
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
})
afterAll(async () => {
  await browser.close()
  await switchboard.stop()
})

test('a visitor writes, an agent answers and wraps up, the visitor rates, and the numbers equal the facts', async () => {
  const agent = await agentDesk('agent')
  await agent.getByRole('button', { name: /^Presence/ }).click()
  await agent.getByRole('menuitem', { name: 'Available' }).click()

  const visitor = await newPage('/')
  await visitor
    .getByRole('button', { name: /^Write to us/ })
    .first()
    .click()
  await say(visitor, 'Where is my parcel? <b>It is late</b>')

  const offer = agent.getByRole('alertdialog', { name: /^Incoming chat/ })
  await offer.getByRole('button', { name: /^Answer/ }).click()
  const desk = agent.getByRole('region', { name: /^Conversation/ })
  await desk.getByText('Where is my parcel? <b>It is late</b>').waitFor()
  await desk.getByRole('textbox', { name: /^Reply/ }).fill('It leaves the depot tonight.')
  await desk.getByRole('button', { name: /^Send/ }).click()
  await visitor
    .getByRole('log', { name: /^Conversation/ })
    .getByText('It leaves the depot tonight.')
    .waitFor()

  await visitor.reload()
  await visitor
    .getByRole('log', { name: /^Conversation/ })
    .getByText('It leaves the depot tonight.')
    .waitFor()
  await say(visitor, 'Thank you')
  await desk.getByText('Thank you').waitFor()

  await agent.getByRole('button', { name: /^Close/ }).click()
  await agent
    .getByRole('radiogroup', { name: /^Disposition/ })
    .getByRole('radio')
    .first()
    .check()
  await agent.getByRole('button', { name: /^Finish/ }).click()
  await agent.getByRole('radiogroup', { name: /^Disposition/ }).waitFor({ state: 'detached' })

  await visitor
    .getByRole('group', { name: /^Rating/ })
    .or(visitor.getByRole('radiogroup', { name: /^Rating/ }))
    .getByRole('radio', { name: /^5/ })
    .check()
  await visitor.getByRole('button', { name: /^Send rating/ }).click()

  await numbersEqualFacts()
})

async function numbersEqualFacts(): Promise<void> {
  const supervisor = await logIn(switchboard.url, 'supervisor')
  const analyst = await logIn(switchboard.url, 'analyst')
  // The desk and the widget send at once and need not be heard in the order of their clicks.
  const settled = ['wrap_up_ended', 'contact_rated']
  const facts = await until('the contact is wrapped up and rated', async () => {
    const { contacts } = await supervisor.get<{ contacts: { id: string }[] }>('/api/v1/contacts')
    const [contact] = contacts
    if (!contact) return null
    const answer = await analyst.get<{ facts: RawFact[] }>(`/api/v1/facts?stream=${contact.id}`)
    const types = new Set(answer.facts.map((fact) => fact.type))
    return settled.every((type) => types.has(type)) ? answer.facts : null
  })
  const expected = referenceOf(facts)
  const last = Math.max(...facts.map((fact) => fact.at))
  const range = `from=${last - 3_600_000}&to=${last + 3_600_000}&interval=1d&tz=Asia/Ho_Chi_Minh`
  const value = async (metric: string): Promise<{ value: number | null; n: number } | undefined> => {
    const { rows } = await analyst.get<{ rows: { value: number | null; n: number }[] }>(
      `/api/v1/metrics?metric=${metric}&${range}`,
    )
    return rows.find((row) => row.n > 0)
  }
  await until('the rating is counted', async () => (await value('csat'))?.n === 1, 10_000)
  await until('the wrap-up is counted', async () => (await value('wrap_up_time'))?.n === 1, 10_000)
  expect(await value('csat')).toMatchObject({ value: (expected.score ?? 0) >= 4 ? 1 : 0, n: 1 })
  expect(await value('handle_time')).toMatchObject({ value: expected.handleMs, n: 1 })
  expect(await value('talk_time')).toMatchObject({ value: expected.talkMs, n: 1 })
  expect(await value('hold_time')).toMatchObject({ value: expected.holdMs, n: 1 })
  expect(await value('wrap_up_time')).toMatchObject({ value: expected.wrapUpMs, n: 1 })
}

async function agentDesk(user: string): Promise<Page> {
  const page = await newPage('/console/')
  await page.getByRole('textbox', { name: 'Tenant' }).fill('demo')
  await page.getByRole('textbox', { name: 'User' }).fill(user)
  await page.getByLabel('Password').fill('demo')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('region', { name: /^Inbox/ }).waitFor()
  return page
}

async function newPage(path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(switchboard.url + path)
  return page
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message/ }).fill(text)
  await page.getByRole('button', { name: /^Send/ }).click()
}
