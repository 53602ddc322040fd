import { afterEach, beforeEach, describe, expect, test, vi as spies } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sit } from '../testing/seated.js'
import { axeFaults } from '../testing/see.js'
import type { Seat } from '../testing/sit-down.js'
import { type VisitorsEnd, openVisitorsEnd, tone } from '../testing/visitors-end.js'
import { en } from '../words/en.js'
import { vi } from '../words/vi.js'

let visitor: VisitorsEnd | null = null
let microphone: ReturnType<typeof tone>
let inUse: MediaStreamTrack | null = null

beforeEach(() => {
  microphone = tone(440)
  spies.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => {
    inUse = microphone.track.clone()
    return new MediaStream([inUse])
  })
  spies
    .spyOn(navigator.mediaDevices, 'enumerateDevices')
    .mockResolvedValue([device('audioinput', 'USB headset'), device('audiooutput', 'USB headset')])
})
afterEach(() => {
  visitor?.close()
  visitor = null
  microphone.end()
  spies.restoreAllMocks()
})

// Two browsers' worth of work in one page, and axe over a whole console after each step.
spies.setConfig({ testTimeout: 90_000 })

describe.each([
  { language: 'en', theme: 'light', words: en },
  { language: 'vi', theme: 'dark', words: vi },
] as const)('in $language, $theme', ({ language, theme, words }) => {
  const { calls: said } = words

  /** An agent at whom a call rings. */
  async function ring(): Promise<Seat & { readonly contact: string }> {
    const seat = sit({ calls: true, settings: { language, theme } })
    await press(new RegExp(`^${words.presence.label}`))
    await userEvent.click(page.getByRole('menuitem', { name: words.presence.states.available }))
    const { contact } = seat.gateway.ring({ text: '', first: { channel: 'voice' } })
    await expect
      .element(page.getByRole('alertdialog', { name: new RegExp(`^${said.incoming}`) }))
      .toBeVisible()
    return { ...seat, contact }
  }

  /** An agent in a call whose both ends are connected. */
  async function talk(): Promise<Seat & { readonly contact: string }> {
    const seat = await ring()
    await press(new RegExp(`^${words.offer.answer}`))
    await expect.element(bar.getByRole('timer')).toBeVisible()
    visitor = openVisitorsEnd(seat.sound, seat.contact)
    const hasJoined = (): boolean => seat.gateway.commands.some(({ t }) => t === 'joined')
    await expect.poll(hasJoined, { timeout: 30_000 }).toBe(true)
    return seat
  }

  const bar = page.getByRole('region', { name: said.label, exact: true })

  test('a call rings without taking the focus, and waits for the microphone in the press', async () => {
    await ring()
    expect(await axeFaults()).toEqual([])
    spies.mocked(navigator.mediaDevices.getUserMedia).mockReturnValue(new Promise(() => {}))
    await press(new RegExp(`^${words.offer.answer}`))
    await expect.element(bar.getByText(said.asking)).toBeVisible()
    await isSound()
  })

  test('a call in hand: muted, held, with keys, with devices', async () => {
    const { gateway, contact } = await talk()
    await isSound()
    await press(said.mute)
    await expect.element(bar.getByRole('button', { name: said.mute })).toHaveAttribute('aria-pressed', 'true')
    await isSound()
    await press(said.mute)
    await press(new RegExp(`^${said.hold}`))
    await expect.element(bar.getByText(said.held)).toBeVisible()
    expect(gateway.commands.at(-1)).toMatchObject({ t: 'hold', stream: contact })
    await isSound()
    await press(new RegExp(`^${said.resume}`))
    await press(said.keypad)
    await expect.element(bar.getByRole('group', { name: said.keypad })).toBeVisible()
    await isSound()
    visitor?.call.press('7')
    await expect.element(bar.getByText(said.pressed('7'))).toBeVisible()
    await press(said.sound)
    await expect.element(bar.getByRole('combobox', { name: said.microphone })).toBeVisible()
    await expect.element(bar.getByText(said.needsServer)).toBeVisible()
    await isSound()
  })

  test('a microphone that was refused is asked for again, and the call has its sound then', async () => {
    const { gateway, sound, contact } = await ring()
    const dismissed = new DOMException('Permission dismissed', 'NotAllowedError')
    spies.mocked(navigator.mediaDevices.getUserMedia).mockRejectedValueOnce(dismissed)
    await press(new RegExp(`^${words.offer.answer}`))
    await expect.element(bar.getByText(said.refused.dismissed)).toBeVisible()
    await expect.poll(() => gateway.commands.at(-1)).toMatchObject({ t: 'failed', why: 'microphone' })
    await isSound()
    visitor = openVisitorsEnd(sound, contact)
    await press(said.again)
    await expect.poll(() => gateway.commands.some(({ t }) => t === 'joined')).toBe(true)
    await expect.element(bar.getByRole('alert')).not.toBeInTheDocument()
  })

  test('a microphone that is unplugged is said, and another one goes on with the call', async () => {
    const { gateway } = await talk()
    inUse?.dispatchEvent(new Event('ended'))
    await expect.element(bar.getByText(said.refused.unplugged)).toBeVisible()
    await expect.poll(() => gateway.commands.at(-1)).toMatchObject({ t: 'failed', why: 'microphone' })
    await isSound()
    await press(said.again)
    await expect.element(bar.getByRole('alert')).not.toBeInTheDocument()
    await expect.poll(() => gateway.commands.at(-1)).toMatchObject({ t: 'joined' })
  })

  test('a call that is recorded says so, can be paused, and says that it failed', async () => {
    const { sound, contact: stream } = await talk()
    sound.tell({ t: 'media_recording', stream, is: 'on' })
    await expect.element(bar.getByRole('button', { name: said.recording.pause })).toBeVisible()
    await isSound()
    sound.tell({ t: 'media_recording', stream, is: 'paused' })
    await expect.element(bar.getByRole('button', { name: said.recording.resume })).toBeVisible()
    await isSound()
    sound.tell({ t: 'media_recording', stream, is: 'failed' })
    await expect.element(bar.getByText(said.recording.failed)).toBeVisible()
    await isSound()
  })

  test('a line that drops is said, and a call that is over is wrapped up', async () => {
    const { gateway, contact } = await talk()
    visitor?.close()
    await expect.element(bar.getByText(said.reconnecting)).toBeVisible()
    await isSound()
    gateway.leave(contact)
    const ends = page.getByRole('radiogroup', { name: new RegExp(`^${words.wrapUp.disposition}`) })
    await expect.element(ends).toBeVisible()
    await isSound()
    expect(gateway.commands.some(({ t }) => t === 'measure')).toBe(true)
  })
})

/** Nothing for axe to find, and nothing that leads out of a telephone's screen. */
async function isSound(): Promise<void> {
  expect(await axeFaults()).toEqual([])
  await page.viewport(390, 844)
  await expect.poll(() => document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  await page.viewport(1_440, 900)
}

async function press(name: string | RegExp): Promise<void> {
  await userEvent.click(page.getByRole('button', { name }))
}

function device(kind: MediaDeviceKind, label: string): MediaDeviceInfo {
  const parts = { deviceId: `${label}-${kind}`, groupId: label, kind, label }
  return { ...parts, toJSON: () => parts }
}
