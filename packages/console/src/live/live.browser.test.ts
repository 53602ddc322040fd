import type { Live, LiveAgent, LiveQueue } from '@switchboard/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sit } from '../testing/seated.js'
import type { Seat } from '../testing/sit-down.js'
import { axeFaults, until } from '../testing/see.js'

const queueId = '0190cccc-0000-7000-9000-000000000001'
const bob = '0190aaaa-0000-7000-9000-000000000012'

const queue: LiveQueue = {
  id: queueId,
  name: 'Đơn hàng',
  waiting: 2,
  ringing: 1,
  oldestAt: null,
  connected: 1,
  wrapUp: 0,
  offered: 9,
  answered: 5,
  abandoned: 1,
  closed: 3,
  inTime: 3,
  judged: 6,
  targetMs: 20_000,
  staffed: 2,
  free: 1,
}
const agent = (more: Partial<LiveAgent>): LiveAgent => ({
  id: bob,
  name: 'Nguyễn Bình',
  role: 'agent',
  queues: [queueId],
  state: 'in_chat',
  since: Date.now() - 65_000,
  work: [],
  elsewhere: 0,
  contacts: 4,
  closed: 2,
  ...more,
})

beforeEach(() => history.replaceState(null, '', '#live'))
afterEach(() => history.replaceState(null, '', location.pathname))

async function onTheFloor(
  given: Parameters<typeof sit>[0] = {},
): Promise<Seat & { readonly contact: string }> {
  const seat = sit({ role: 'supervisor', ...given })
  await until(() => seat.gateway.watched.length > 0)
  const { contact } = seat.gateway.ring({ text: 'Ấm chén có men ngọc không ạ?' })
  seat.gateway.tellLive(board(contact))
  return { ...seat, contact }
}

function board(contact: string, more: Partial<Live> = {}): Live {
  const at = Date.now()
  return {
    t: 'live',
    at,
    dayFrom: at - 3_600_000,
    full: true,
    queues: [{ ...queue, oldestAt: at - 130_000 }],
    agents: [
      agent({ work: [{ contact, queue: queueId, phase: 'connected', since: at - 65_000 }] }),
      agent({
        id: '0190aaaa-0000-7000-9000-000000000013',
        name: 'Trần Chi',
        state: 'not_responding',
        contacts: 0,
        closed: 2,
      }),
    ],
    waiting: [{ contact, queue: queueId, since: at - 130_000, agent: null }],
    gone: [],
    ...more,
  }
}

test('the floor shows queues and people, says what is too long by a word, and filters by state', async () => {
  await onTheFloor()
  await expect.element(page.getByRole('rowheader', { name: 'Đơn hàng' })).toBeVisible()
  await expect.element(page.getByRole('row', { name: /2:1\d too long/ })).toBeVisible()
  await expect.element(page.getByRole('row', { name: /50% below target/ })).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: /^Not responding/ }).click()
  await expect.element(page.getByRole('button', { name: /^Nguyễn Bình/ })).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: /^Trần Chi/ })).toBeVisible()
})

test('a change comes onto the screen by itself; the feed ends with the page', async () => {
  const { gateway, contact } = await onTheFloor()
  gateway.tellLive(
    board(contact, { full: false, agents: [], queues: [{ ...queue, waiting: 7 }], waiting: [] }),
  )
  await expect.element(page.getByRole('row', { name: /Đơn hàng 7/ })).toBeVisible()
  await expect.element(page.getByText('Nobody waits.')).toBeVisible()
  await page.getByRole('link', { name: 'Inbox' }).click()
  await until(() => gateway.watched.at(-1) === false)
})

test('reading along follows the contact, whispers, and stops', async () => {
  const { gateway, contact } = await onTheFloor()
  await page.getByRole('button', { name: 'Read along' }).first().click()
  await expect.element(page.getByRole('region', { name: 'Read along' }).getByText(/men ngọc/)).toBeVisible()
  await expect.element(page.getByText(/You read along/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('textbox', { name: /^Whisper/ }).fill('Còn hàng')
  await page.getByRole('button', { name: 'Send whisper' }).click()
  await until(() => gateway.commands.some((command) => command.t === 'note' && command.stream === contact))
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect.element(page.getByRole('region', { name: 'Read along' })).not.toBeInTheDocument()
  expect(location.hash).toBe('#live')
})

test('a contact is reassigned only after a choice, and an agent’s state is set only after asking', async () => {
  const { gateway, contact } = await onTheFloor()
  await page.getByRole('button', { name: 'Read along' }).first().click()
  await page.getByRole('button', { name: 'Reassign' }).click()
  const dialog = page.getByRole('dialog', { name: 'Reassign this contact' })
  await dialog.getByRole('radio', { name: /Đổi trả/ }).click({ force: true })
  await dialog.getByRole('button', { name: /^Reassign to Đổi trả/ }).click()
  await until(() => gateway.commands.some((command) => command.t === 'reassign'))
  expect(gateway.commands.find(({ t }) => t === 'reassign')).toMatchObject({ stream: contact, to: 'queue' })
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('button', { name: /^Trần Chi/ }).click()
  await page.getByRole('button', { name: 'Set state' }).click()
  expect(await axeFaults()).toEqual([])
  expect(gateway.commands.some(({ t }) => t === 'force')).toBe(false)
  await page.getByRole('radio', { name: 'Break' }).click()
  await page.getByRole('button', { name: 'Set it' }).click()
  await until(() => gateway.commands.some((command) => command.t === 'force' && command.presence === 'break'))
})

test('by keyboard alone a contact is opened and left', async () => {
  await onTheFloor()
  const open = page.getByRole('button', { name: 'Read along' }).first()
  await expect.element(open).toBeVisible()
  ;(open.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('region', { name: 'Read along' })).toBeVisible()
  await userEvent.keyboard('{Tab}{Enter}')
  await expect.element(page.getByRole('region', { name: 'Read along' })).not.toBeInTheDocument()
})

test('an analyst sees the numbers and nothing to act with', async () => {
  await onTheFloor({ role: 'analyst' })
  await expect.element(page.getByRole('rowheader', { name: 'Đơn hàng' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Read along' })).not.toBeInTheDocument()
})

test.each(['dark', 'light'] as const)(
  'the wall board in Vietnamese, %s, has no faults and names what is wrong',
  async (theme) => {
    history.replaceState(null, '', `#wall?theme=${theme}`)
    await page.viewport(1920, 1080)
    await onTheFloor({ settings: { language: 'vi', theme: 'light' } })
    await expect.element(page.getByText(/^Mức phục vụ, 20 giây/)).toBeVisible()
    await expect.element(page.getByText('Trần Chi, Không trả lời')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Toàn màn hình' })).toBeVisible()
    expect(await axeFaults()).toEqual([])
  },
)

test('the wall board shows the queues that the address names', async () => {
  history.replaceState(null, '', '#wall?queue=0190cccc-0000-7000-9000-00000000000f')
  const { gateway, contact } = await onTheFloor()
  const other = { ...queue, id: '0190cccc-0000-7000-9000-00000000000f', name: 'Sales', waiting: 0 }
  gateway.tellLive(board(contact, { full: false, queues: [other] }))
  await expect.element(page.getByRole('rowheader', { name: 'Sales' })).toBeVisible()
  await expect.element(page.getByRole('rowheader', { name: 'Đơn hàng' })).not.toBeInTheDocument()
})
