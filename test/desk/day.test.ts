import { chromium, type Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserArguments, findBrowser } from '../support/browser.ts'
import { type Seat, sitDown } from '../support/console.ts'
import { useGateway } from '../support/gateway.ts'
import { letRing, logIn } from '../support/rest.ts'
import { TestSocket, newId, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'

const asked = 'Phí vận chuyển <b>về Đà Nẵng</b>?'

let gateway: Awaited<ReturnType<typeof useGateway>>
let browser: Browser
let visitor: TestSocket
let agent: Seat
let second: Seat
let supervisor: Seat

beforeAll(async () => {
  gateway = await useGateway()
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
  await setUp()
  await letRing(gateway.url)
  const { token } = await visitorToken(gateway.url)
  visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  agent = await sitDown(browser, gateway.url, { user: 'agent' })
  second = await sitDown(browser, gateway.url, { user: 'agent2' })
  supervisor = await sitDown(browser, gateway.url, { user: 'supervisor' })
})
afterAll(async () => {
  visitor.terminate()
  await browser.close()
  await gateway.close()
})

/** A saved reply, and a second queue that the second agent serves alone. */
async function setUp(): Promise<void> {
  const admin = await logIn(gateway.url, 'admin')
  const made = async (path: string, body: object): Promise<{ readonly id: string }> => {
    const answer = await admin.send('POST', `/api/v1/${path}`, body)
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as { readonly id: string }
  }
  await made('canned-replies', { title: 'Greeting', text: 'Hello, {{agent.name}} of {{brand.name}} here.' })
  const returns = await made('queues', { name: 'Returns' })
  const { users } = await admin.get<{ users: { id: string; user: string; rev: number; queues: string[] }[] }>(
    '/api/v1/users',
  )
  const binh = users.find(({ user }) => user === 'agent2')
  const given = await admin.send('PATCH', `/api/v1/users/${binh?.id ?? ''}`, {
    rev: binh?.rev,
    queues: [...(binh?.queues ?? []), returns.id],
  })
  if (!given.ok) throw new Error(await given.text())
}

async function start(text: string): Promise<string> {
  const contact = newId()
  expect(await visitor.ask({ t: 'start', stream: contact, text })).toMatchObject({ t: 'ack' })
  return contact
}

const heard = (contact: string, text: string): Promise<boolean> =>
  until(`the visitor reads “${text}”`, () =>
    visitor.of(contact).some(({ fact }) => fact.type === 'message_sent' && fact.text === text),
  )

test('a contact goes from ring to end by the keyboard alone: reply, note, read-along, transfer, close, and it is found again', async () => {
  const faults: string[] = []
  const look = async (seat: Seat, state: string): Promise<void> =>
    void faults.push(...(await seat.faults(state)))
  await agent.command('available', /^Available/)
  await agent.page.getByRole('button', { name: /^Presence: Available/ }).waitFor()
  const contact = await start(asked)
  await agent.page.getByRole('alertdialog', { name: 'Incoming chat' }).waitFor()
  await look(agent, 'en-offer')
  await agent.press('a')
  await agent.focusOn(/^Reply/)
  await agent.type('/greet')
  await agent.page.getByRole('option', { name: /^Greeting/ }).waitFor()
  await look(agent, 'en-saved-replies')
  await agent.press('Enter', 'Enter')
  await heard(contact, 'Hello, An Nguyen of Green Parcel here.')

  await supervisor.command('floor', /^Floor|^Live/)
  await supervisor.tabTo(/^An Nguyen/)
  await supervisor.press('Enter')
  await supervisor.tabTo(/^Read along/)
  await supervisor.press('Enter')
  await supervisor.page.getByText(/Neither the visitor nor An Nguyen is told/).waitFor()

  await agent.tabTo(/^Note/)
  await agent.type('Regular customer')
  await agent.press('Enter')
  const along = supervisor.page.getByRole('region', { name: 'Read along' })
  await along.getByText('Regular customer').waitFor()
  await along.getByText(asked).waitFor()
  await look(supervisor, 'en-read-along')
  expect(await agent.page.getByText('Dung Pham').count()).toBe(0)

  await second.command('available', /^Available/)
  await second.page.getByRole('button', { name: /^Presence: Available/ }).waitFor()
  await agent.command('transfer', /^Transfer/)
  await agent.focusOn(/^Search queues and agents/)
  await agent.type('binh')
  await agent.tabTo(/^Binh Tran|Binh Tran free/)
  await agent.press('Space')
  await agent.tabTo(/^For the next agent/)
  await agent.type('She waits for a price')
  await look(agent, 'en-transfer')
  await agent.tabTo(/^Transfer to Binh Tran/)
  await agent.press('Enter')

  await second.page.getByRole('alertdialog', { name: 'Incoming chat' }).waitFor()
  await second.press('a')
  await second.focusOn(/^Reply/)
  await second.page.getByText('She waits for a price').waitFor()
  await second.page.getByText('Also open with An Nguyen').first().waitFor()
  expect(await second.page.getByText('Dung Pham').count()).toBe(0)
  await second.type('It is 30.000 đ.')
  await second.press('Enter')
  await heard(contact, 'It is 30.000 đ.')
  await look(second, 'en-chat')
  await second.command('close', /^Close/)
  await second.page.getByRole('radiogroup', { name: 'Disposition' }).waitFor()
  await second.focusOn(/./)
  await look(second, 'en-wrap-up')
  await second.press('1', 'Control+Enter')
  await second.page.getByText(/^This contact is closed/).waitFor()

  await second.press('Control+k')
  await second.type('van chuyen da nang')
  await second.page.getByRole('option', { name: /<b>về Đà Nẵng<\/b>/ }).waitFor()
  await look(second, 'en-search')
  await second.press('Enter')
  await second.page.getByRole('log').getByText(asked).waitFor()
  await second.tabTo(/^Mine/)
  await second.press('ArrowRight', 'ArrowRight', 'Tab', 'Enter')
  await second.page.getByText(/^Closed as/).waitFor()
  await second.page.getByRole('log').getByText(asked).waitFor()
  await look(second, 'en-closed')
  expect(faults).toEqual([])
})

test('a supervisor gives a waiting contact to another queue and brings its agent back, and both stand in the record', async () => {
  const faults: string[] = []
  const look = async (seat: Seat, state: string): Promise<void> =>
    void faults.push(...(await seat.faults(state)))
  for (const seat of [agent, second]) {
    await seat.command('break', /^Break/)
    await seat.page.getByRole('button', { name: /^Presence: Break/ }).waitFor()
  }
  await start('I want to send it back.')
  await supervisor.page.getByRole('heading', { name: 'Floor' }).waitFor()
  await supervisor.command('floor', /^Floor/)
  const row = supervisor.page.getByRole('listitem').filter({ hasText: 'Customer care' })
  await row.getByRole('button', { name: 'Read along' }).waitFor()
  await supervisor.tabTo(/^Read along/)
  await supervisor.press('Enter')
  await supervisor.page.getByText('I want to send it back.').waitFor()
  await supervisor.tabTo(/^Reassign/)
  await supervisor.press('Enter')
  await supervisor.focusOn(/^Search queues and agents/)
  await supervisor.type('returns')
  await supervisor.tabTo(/^Returns/)
  await supervisor.press('Space')
  await look(supervisor, 'en-reassign')
  await supervisor.tabTo(/^Reassign to Returns/)
  await supervisor.press('Enter')
  await supervisor.page.getByRole('listitem').filter({ hasText: 'Returns' }).first().waitFor()
  expect(await second.page.getByRole('alertdialog').count()).toBe(0)

  await supervisor.tabTo(/^Binh Tran/)
  await supervisor.press('Enter')
  await supervisor.page.getByRole('region', { name: 'Binh Tran' }).waitFor()
  await supervisor.tabTo(/^Set state/)
  await supervisor.press('Enter')
  await supervisor.tabTo(/^Available/)
  await supervisor.press('Space')
  await look(supervisor, 'en-force')
  await supervisor.tabTo(/^Set it/)
  await supervisor.press('Enter')
  await second.page.getByRole('alertdialog', { name: 'Incoming chat' }).getByText('Returns').waitFor()
  expect(await agent.page.getByRole('alertdialog').count()).toBe(0)
  await second.press('a')
  await second.focusOn(/^Reply/)

  const admin = await sitDown(browser, gateway.url, { user: 'admin' })
  await admin.command('supervision', /^Supervision/)
  const told = (words: RegExp): Promise<void> =>
    admin.page.getByRole('row', { name: words }).first().waitFor()
  await told(/Dung Pham set the state of Binh Tran: Available/)
  await told(/Dung Pham reassigned Contact \S+ to Returns/)
  await told(/Dung Pham began to read along/)
  await look(admin, 'en-record')
  expect(faults).toEqual([])
})

test('all of it reads in Vietnamese, by the same keys', async () => {
  const faults: string[] = []
  const look = async (seat: Seat, state: string): Promise<void> =>
    void faults.push(...(await seat.faults(state)))
  for (const seat of [second, supervisor]) await seat.command('tieng viet', /^Tiếng Việt/)
  await second.page.getByRole('region', { name: 'Cuộc trò chuyện' }).waitFor()
  await second.type('Bạn gửi lại được.')
  await second.press('Enter')
  await until('the visitor reads it', () =>
    visitor.facts.some(({ fact }) => fact.type === 'message_sent' && fact.text === 'Bạn gửi lại được.'),
  )
  await look(second, 'vi-chat')
  await supervisor.page.getByRole('heading', { name: 'Trực tiếp' }).waitFor()
  await look(supervisor, 'vi-live')
  await second.command('dong', /^Đóng/)
  await second.page.getByRole('radiogroup', { name: 'Kết quả' }).waitFor()
  await second.press('2', 'Control+Enter')
  await second.page.getByText(/^Liên hệ này đã đóng/).waitFor()
  await start('Xin chào')
  await second.page.getByRole('alertdialog', { name: 'Tin nhắn mới' }).waitFor()
  await second.page.setViewportSize({ width: 390, height: 844 })
  await look(second, 'vi-offer-390')
  await second.press('a')
  await second.page.getByRole('log').getByText('Xin chào').waitFor()
  await look(second, 'vi-chat-390')
  await second.page.setViewportSize({ width: 1440, height: 900 })
  await second.command('dong', /^Đóng/)
  await second.page.getByRole('radiogroup', { name: 'Kết quả' }).waitFor()
  await look(second, 'vi-wrap-up')
  await second.press('1', 'Control+Enter')
  await second.press('Control+k')
  await second.type('gui lai')
  await second.page.getByRole('option', { name: /Bạn gửi lại được/ }).waitFor()
  await look(second, 'vi-search')
  await second.press('Enter')
  await second.page.getByRole('log').getByText('I want to send it back.').waitFor()
  expect(faults).toEqual([])
})
