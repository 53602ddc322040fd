import { afterEach, beforeEach, describe, expect, test, vi as spies } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { colleague } from '../testing/consulted.js'
import { sit } from '../testing/seated.js'
import { axeFaults } from '../testing/see.js'
import { linh } from '../testing/sit-down.js'
import type { Seat } from '../testing/sit-down.js'
import { grantWay, tone } from '../testing/visitors-end.js'
import { en } from '../words/en.js'
import { vi } from '../words/vi.js'

let microphone: ReturnType<typeof tone>

beforeEach(() => {
  microphone = tone()
  spies.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => {
    return new MediaStream([microphone.track.clone()])
  })
})
afterEach(() => {
  microphone.end()
  spies.restoreAllMocks()
})

// Axe over a whole console, at two widths, after each step.
spies.setConfig({ testTimeout: 90_000 })

describe.each([
  { language: 'en', theme: 'light', words: en },
  { language: 'vi', theme: 'dark', words: vi },
] as const)('in $language, $theme', ({ language, theme, words }) => {
  const { calls: said } = words
  const told = said.consult
  const bar = page.getByRole('region', { name: said.label, exact: true })
  const key = (name: string) => bar.getByRole('button', { name, exact: true })

  /** A desk that takes contacts, whose calls go this way. */
  async function takeCalls(plane: 'p2p' | 'livekit'): Promise<Seat> {
    const seat = sit({ calls: true, settings: { language, theme } })
    grantWay(seat.sound, plane)
    await userEvent.click(page.getByRole('button', { name: new RegExp(`^${words.presence.label}`) }))
    await userEvent.click(page.getByRole('menuitem', { name: words.presence.states.available }))
    return seat
  }

  /** An agent with a call in hand. */
  async function talk(plane: 'p2p' | 'livekit'): Promise<Seat & { readonly contact: string }> {
    const seat = await takeCalls(plane)
    const { contact } = seat.gateway.ring({ text: '', first: { channel: 'voice' } })
    await userEvent.click(page.getByRole('button', { name: new RegExp(`^${words.offer.answer}`) }))
    await expect.element(key(told.button)).toBeVisible()
    return { ...seat, contact }
  }

  /** Asks the colleague, by keyboard alone; returns the id of the question. */
  async function ask({ gateway, contact }: Seat & { readonly contact: string }): Promise<string> {
    await expect.element(key(told.button)).toBeEnabled()
    await userEvent.click(page.getByRole('heading', { level: 2 }).first())
    await userEvent.keyboard('c')
    const dialog = page.getByRole('dialog', { name: told.title })
    await expect.element(dialog.getByRole('radio', { name: new RegExp(colleague.name) })).toBeInTheDocument()
    await isSound()
    await userEvent.keyboard('binh{Tab} {Tab}knows lamps')
    await expect.element(dialog.getByRole('button', { name: told.confirm(colleague.name) })).toBeEnabled()
    await userEvent.keyboard('{Tab}{Tab}{Enter}')
    await expect.element(bar.getByText(told.rings(colleague.name))).toBeVisible()
    const asked = gateway.commands.findLast(({ t }) => t === 'consult')
    expect(asked).toMatchObject({
      stream: contact,
      to: 'agent',
      target: colleague.id,
      note: 'knows lamps',
    })
    return asked?.id ?? ''
  }

  test('a colleague is asked, rings, talks, comes into the call and goes out of it', async () => {
    const seat = await talk('livekit')
    const consult = await ask(seat)
    await expect.element(key(said.hold)).not.toBeInTheDocument()
    await isSound()
    const { id: agent, name } = colleague
    seat.gateway.tell(seat.contact, { type: 'consult_answered', consult, agent, name, segment: consult })
    await expect.element(bar.getByText(told.talks(name))).toBeVisible()
    await isSound()
    await userEvent.click(key(told.conferenceButton))
    await expect.element(bar.getByText(told.conference(name))).toBeVisible()
    await isSound()
    await userEvent.click(key(told.putOut(name)))
    await expect.element(key(told.button)).toBeVisible()
    await expect.element(key(said.hold)).toBeVisible()
  })

  test('a colleague who declines is told of, and one who answers is given the call', async () => {
    const seat = await talk('livekit')
    const { id: agent, name } = colleague
    const { gateway, contact } = seat
    const declined = { consult: await ask(seat), agent, name, cause: 'declined' } as const
    gateway.tell(contact, { type: 'consult_ended', ...declined })
    await expect.element(bar.getByText(told.over.declined(name))).toBeVisible()
    await expect.element(key(said.resume)).toBeVisible()
    await isSound()
    const consult = await ask(seat)
    gateway.tell(contact, { type: 'consult_answered', consult, agent, name, segment: consult })
    await userEvent.click(key(told.complete))
    await expect.element(bar).not.toBeInTheDocument()
    await expect.element(page.getByRole('log').getByText(told.events.handed_over(name))).toBeVisible()
    await isSound()
  })

  test('who is asked reads the question, answers by keyboard, and leaves the conference', async () => {
    const { gateway } = await takeCalls('livekit')
    const { contact, consult } = beAsked(gateway)
    const ring = page.getByRole('alertdialog', { name: told.incoming(colleague.name) })
    await expect.element(ring.getByText('knows lamps?')).toBeVisible()
    await isSound()
    const { scrollWidth, clientWidth } = ring.element()
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
    await userEvent.keyboard('a')
    await expect.element(bar.getByText(told.consulted(colleague.name))).toBeVisible()
    await expect.element(page.getByText(told.foot(colleague.name))).toBeVisible()
    for (const name of [said.hold, said.end, words.transfer.button])
      await expect.element(key(name)).not.toBeInTheDocument()
    await isSound()
    const other = { consult, agent: linh.id, name: linh.name }
    gateway.tell(contact, { type: 'consult_ended', ...other, cause: 'conference' })
    gateway.tell(contact, { type: 'contact_resumed' })
    gateway.tell(contact, { type: 'conference_started', ...other })
    await expect.element(bar.getByText(told.conference(colleague.name))).toBeVisible()
    await isSound()
    await userEvent.click(key(told.leave))
    await expect.element(bar).not.toBeInTheDocument()
    expect(gateway.commands.findLast(({ t }) => t === 'consult_step')).toMatchObject({ step: 'leave' })
  })

  test('from browser to browser nobody can be asked, and the key says why, also to a keyboard', async () => {
    const { gateway } = await talk('p2p')
    await expect.element(key(told.button)).toHaveAttribute('aria-description', told.needsServer)
    await expect.element(key(told.button)).toHaveAttribute('aria-disabled', 'true')
    const element = key(told.button).element()
    if (element instanceof HTMLElement) element.focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(bar.getByText(told.needsServer)).toBeVisible()
    await expect.element(page.getByRole('dialog', { name: told.title })).not.toBeInTheDocument()
    expect(gateway.commands.some(({ t }) => t === 'consult')).toBe(false)
    await isSound()
  })
})

/** The colleague, who has a call, asks the agent at this desk about it. */
function beAsked(gateway: Seat['gateway']): { readonly contact: string; readonly consult: string } {
  const [contact, consult, offer, segment] = [gateway.id(), gateway.id(), gateway.id(), gateway.id()]
  const ids = { brand: gateway.id(), site: gateway.id(), queue: gateway.id(), visitor: gateway.id() }
  const dueAt = Date.now() + 20_000
  const { id: agent, name } = colleague
  const began = { channel: 'voice', locale: 'vi', page: null } as const
  gateway.tell(contact, { type: 'contact_started', ...ids, ...began })
  gateway.tell(contact, { type: 'offer_made', offer, agent, name, dueAt })
  gateway.tell(contact, { type: 'offer_accepted', offer, agent, name, segment })
  gateway.tell(contact, { type: 'contact_held' })
  const asked = { with: linh.id, withName: linh.name, queue: null, dueAt, note: 'knows lamps?' }
  gateway.tell(contact, { type: 'consult_started', consult, agent, name, ...asked })
  const names = { brandName: 'Gốm Hiên', queueName: 'Đơn hàng' }
  gateway.tell(linh.id, { type: 'work_reserved', contact, offer: consult, dueAt, ...names })
  return { contact, consult }
}

/** Nothing for axe to find, and nothing that leads out of a telephone's screen or a small desk's. */
async function isSound(): Promise<void> {
  await page.viewport(390, 844)
  await expect.poll(() => document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  expect(await axeFaults()).toEqual([])
  await page.viewport(1_024, 768)
  await expect.poll(() => document.documentElement.scrollWidth).toBeLessThanOrEqual(1_024)
  await page.viewport(1_440, 900)
}
