import { afterEach, beforeEach, describe, expect, test, vi as spies } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type AgentsEnd, openAgentsEnd, tone } from '../testing/agents-end.js'
import { type PanelPage, panelPage } from '../testing/panel-page.js'
import { en, vi } from '../testing/words.js'
import { calling as enCalling, recorded as enRecorded } from '../words/en.js'
import { calling as viCalling, recorded as viRecorded } from '../words/vi.js'
import type { CallWords, Refusal } from '../words/words.js'

let panel: PanelPage
let agent: AgentsEnd | null = null
let microphone: ReturnType<typeof tone> | null = null
/** What the page was given of it last. */
let given: MediaStreamTrack | null = null
// As narrow as any screen: what fits here fits everywhere.
beforeEach(() => page.viewport(320, 640))
afterEach(() => {
  agent?.close()
  agent = null
  panel.end()
  microphone?.end()
  microphone = null
  sessionStorage.clear()
  spies.restoreAllMocks()
  spies.unstubAllGlobals()
})

const languages = [
  { words: en, call: enCalling as CallWords, consent: enRecorded },
  { words: vi, call: viCalling, consent: viRecorded },
]

/** What a browser says where it gives no microphone. */
const faults: Partial<Record<Refusal, DOMException>> = {
  denied: new DOMException('Permission denied', 'NotAllowedError'),
  dismissed: new DOMException('Permission dismissed', 'NotAllowedError'),
  system_forbids: new DOMException('Permission denied by system', 'NotAllowedError'),
  none_found: new DOMException('Requested device not found', 'NotFoundError'),
  in_use: new DOMException('Could not start audio source', 'NotReadableError'),
  failed: new DOMException('', 'InvalidStateError'),
}

describe.each(languages)('in $words.tag, a call', ({ words, call: said, consent }) => {
  /** The panel, at its start. */
  function sit(): void {
    panel = panelPage(words)
    panel.widget.open()
  }

  /** The visitor presses, and whoever asks is given a microphone. */
  async function ring(): Promise<void> {
    sit()
    microphone = tone()
    const { track } = microphone
    spies.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => {
      given = track.clone()
      return new MediaStream([given])
    })
    await press(new RegExp(`^${words.callUs}`))
    await expect.element(page.getByText(said.nobodyHears)).toBeVisible()
  }

  /** The agent answers, and both ends are connected. */
  async function talk(): Promise<AgentsEnd> {
    await ring()
    panel.gateway.join('Nguyễn Thảo')
    agent = openAgentsEnd(panel.gateway)
    await expect.element(page.getByRole('heading', { name: 'Nguyễn Thảo', level: 3 })).toBeVisible()
    await expect.poll(() => page.getByText(said.connecting).query()).toBeNull()
    await expect.element(page.getByRole('timer')).toBeVisible()
    return agent
  }

  test('asks for the microphone, and can be given up at once', async () => {
    sit()
    const answers: ((stream: MediaStream) => void)[] = []
    spies
      .spyOn(navigator.mediaDevices, 'getUserMedia')
      .mockReturnValue(new Promise((resolve) => answers.push(resolve)))
    await press(new RegExp(`^${words.callUs}`))
    await expect.element(page.getByRole('heading', { name: said.asking })).toBeVisible()
    await isSound()
    await press(said.end)
    await expect.element(page.getByRole('button', { name: new RegExp(`^${words.callUs}`) })).toBeVisible()
    // Allowed afterwards: nobody is called, and the microphone is let go.
    microphone = tone()
    answers[0]?.(new MediaStream([microphone.track]))
    await expect.poll(() => microphone?.track.readyState).toBe('ended')
    expect(panel.gateway.heard.filter(({ t }) => t === 'start')).toEqual([])
  })

  test('says of each refusal of a microphone what it was, and offers to write', async () => {
    sit()
    const ask = spies.spyOn(navigator.mediaDevices, 'getUserMedia')
    let begin = new RegExp(`^${words.callUs}`)
    for (const [why, fault] of Object.entries(faults) as [Refusal, DOMException][]) {
      ask.mockRejectedValue(fault)
      await press(begin)
      await expect.element(page.getByRole('heading', { name: titleOf(said.refused[why]) })).toBeVisible()
      await expect.element(page.getByText(said.refused[why][1] ?? why)).toBeVisible()
      await expect.element(page.getByRole('button', { name: said.instead })).toBeVisible()
      begin = new RegExp(`^${said.again}`)
    }
    await isSound()
  })

  test('that cannot be is refused in words: no way to the sound, no hours, no line', async () => {
    for (const [code, why] of [
      ['queue_closed', 'shut'],
      ['queue_full', 'full'],
      ['not_found', 'no_way'],
    ] as const) {
      sit()
      microphone = tone()
      spies
        .spyOn(navigator.mediaDevices, 'getUserMedia')
        .mockResolvedValue(new MediaStream([microphone.track]))
      panel.gateway.refuseNext = code
      await press(new RegExp(`^${words.callUs}`))
      await expect.element(page.getByRole('heading', { name: titleOf(said.refused[why]) })).toBeVisible()
      await isSound()
      panel.end()
    }
    sit()
  })

  test('asks before the microphone whether it may be recorded, where the site records', async () => {
    panel = panelPage(words)
    panel.gateway.recordsCalls = true
    panel.widget.open()
    const ask = spies
      .spyOn(navigator.mediaDevices, 'getUserMedia')
      .mockReturnValue(new Promise<MediaStream>(() => {}))
    await press(new RegExp(`^${words.callUs}`))
    await expect.element(page.getByRole('heading', { name: consent.title })).toBeVisible()
    await isSound()
    expect(ask).not.toHaveBeenCalled()
    await press(consent.yes)
    await expect.element(page.getByRole('heading', { name: said.asking })).toBeVisible()
  })

  test('waits with its place in line, is given up, and says which end it had', async () => {
    await ring()
    await isSound()
    panel.gateway.place(3, true, { lowMs: 250_000, highMs: 350_000 })
    await expect.element(page.getByText(new RegExp(words.inLine(3, true))).last()).toBeVisible()
    await isSound()
    await press(said.end)
    await expect.element(page.getByRole('heading', { name: titleOf(said.over.abandoned) })).toBeVisible()
    await isSound()
    await press(said.callAgain)
    await expect.element(page.getByText(said.nobodyHears)).toBeVisible()
    panel.gateway.end('system')
    await expect.element(page.getByRole('heading', { name: titleOf(said.over.missed) })).toBeVisible()
    await isSound()
  })

  test('is talked in: muted, on hold, with keys, with devices, beside what one writes', async () => {
    await talk()
    await isSound()
    const mute = page.getByRole('button', { name: said.mute })
    await press(said.mute)
    await expect.element(page.getByText(said.muted)).toBeVisible()
    await expect.element(mute).toHaveAttribute('aria-pressed', 'true')
    await isSound()
    await press(said.mute)
    await expect.element(mute).toHaveAttribute('aria-pressed', 'false')

    panel.gateway.hold(true)
    await expect.element(page.getByText(said.held)).toBeVisible()
    await isSound()
    panel.gateway.hold(false)
    await expect.poll(() => page.getByText(said.held).query()).toBeNull()

    await press(said.keys)
    await press('7')
    await expect.element(page.getByText(`${said.pressed} 7`)).toBeVisible()
    await isSound()
    await press(said.sound)
    await expect.element(page.getByRole('combobox', { name: said.microphone })).toBeVisible()
    await isSound()
    await press(said.write)
    await expect.element(page.getByRole('textbox', { name: words.message })).toBeVisible()
    await isSound()
    await press(new RegExp(said.backToCall))
    await expect.element(page.getByRole('button', { name: said.keys })).toBeVisible()
  })

  test('whose line drops says so by itself; cut off is an end of its own', async () => {
    const end = await talk()
    end.vanish()
    await expect.element(page.getByText(said.reconnecting)).toBeVisible()
    await isSound()
    panel.gateway.end('system')
    await expect.element(page.getByRole('heading', { name: titleOf(said.over.failed) })).toBeVisible()
    await isSound()
  })

  test('whose microphone is pulled out says so, and is talked in again', async () => {
    await talk()
    given?.dispatchEvent(new Event('ended'))
    await expect.element(page.getByRole('heading', { name: said.lost })).toBeVisible()
    await isSound()
    await press(said.again)
    await expect.element(page.getByRole('timer')).toBeVisible()
  })

  test('whose sound the browser keeps back is heard after a press', async () => {
    const play = spies.spyOn(HTMLMediaElement.prototype, 'play')
    play.mockRejectedValue(new DOMException('', 'NotAllowedError'))
    await talk()
    await expect.element(page.getByRole('button', { name: said.hear })).toBeVisible()
    await isSound()
    play.mockResolvedValue()
    await press(said.hear)
    await expect.poll(() => page.getByRole('button', { name: said.hear }).query()).toBeNull()
  })

  test('that is made in another tab is left there, and can be taken over', async () => {
    await talk()
    panel.otherTab()
    await expect.element(page.getByRole('heading', { name: said.elsewhere })).toBeVisible()
    await isSound()
    await press(said.takeHere)
    await expect.element(page.getByRole('timer')).toBeVisible()
  })

  test('that ended well is rated', async () => {
    await talk()
    panel.gateway.end()
    await expect.element(page.getByRole('radio', { name: /^5/ })).toBeVisible()
    await isSound()
  })
})

function titleOf([title = '']: readonly string[]): string {
  return title
}

async function press(name: string | RegExp): Promise<void> {
  await userEvent.click(page.getByRole('button', { name }))
}

/** Seen whole at 320 px, and nothing for axe to find in either theme. */
async function isSound(): Promise<void> {
  const root = panel.host.shadowRoot
  for (const element of root?.querySelectorAll('.body, .footer, .call-bar') ?? [])
    expect(element.scrollWidth, element.className).toBeLessThanOrEqual(element.clientWidth)
  expect(await panel.faults()).toEqual([])
}
