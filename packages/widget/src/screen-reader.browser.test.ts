import { afterEach, beforeEach, expect, test, vi as spies } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { SiteForm } from './session/pre-chat.js'
import { panelPage } from './testing/panel-page.js'
import type { PanelPage } from './testing/panel-page.js'
import english from './testing/screen-reader-en.txt?raw'
import vietnamese from './testing/screen-reader-vi.txt?raw'
import { spoken } from './testing/spoken.js'
import { en, vi } from './testing/words.js'
import { formWords } from './words/tables/forms.js'

let panel: PanelPage
beforeEach(() => page.viewport(1024, 768))
afterEach(() => {
  spies.restoreAllMocks()
  panel.end()
})

const form: SiteForm = {
  fields: [{ key: 'name', kind: 'name', required: true, labels: {} }],
  consent: null,
}

/** What the focus is on, by the name that a screen reader says. */
function focusedOn(): string {
  const active = panel.host.shadowRoot?.activeElement
  const label = active instanceof HTMLInputElement ? active.labels?.[0] : active
  return active?.getAttribute('aria-label') ?? label?.textContent.trim() ?? ''
}

/** Goes on by Tab until the focus is on this, as somebody without a mouse does. */
async function reach(name: string): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    if (focusedOn().startsWith(name)) return
    await userEvent.tab()
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

async function press(name: string): Promise<void> {
  await reach(name)
  await userEvent.keyboard('{Enter}')
}

/** The browser finds itself without a network, or with one again. */
function network(online: boolean): void {
  spies.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)
  dispatchEvent(new Event(online ? 'online' : 'offline'))
}

/** What has to be met in each state of a chat, as the file of a language has it. */
function statesOf(transcript: string): ReadonlyMap<string, string> {
  return new Map(
    transcript.split(/^# /m).flatMap((part) => {
      const [state = '', ...lines] = part.trimEnd().split('\n')
      return state === '' ? [] : [[state, lines.join('\n')] as const]
    }),
  )
}

const transcripts = { en: statesOf(english), vi: statesOf(vietnamese) }

test.each([en, vi])(
  'in $tag a whole chat by the keyboard alone is met by a screen reader as the transcript has it, and axe finds nothing in any of its states',
  async (words) => {
    const transcript = transcripts[words.tag as 'en']
    const told: string[] = []
    const faults: string[] = []
    const forms = formWords(words.tag)
    const tell = async (state: string): Promise<void> => {
      told.push(state)
      await expect
        .poll(async () => (await spoken()).join('\n'), { timeout: 10_000 })
        .toBe(transcript.get(state))
      faults.push(...(await panel.faults()).map((fault) => `${state}: ${fault}`))
    }
    panel = panelPage(words)
    panel.gateway.form = form
    // Every line is of one minute, whenever this runs.
    panel.gateway.now = new Date().setHours(12, 0, 0, 0)
    await tell('closed')

    panel.widget.open()
    await expect.element(page.getByRole('button', { name: new RegExp(`^${words.callUs}`) })).toBeVisible()
    await tell('home')

    await press(words.writeToUs)
    await expect.element(page.getByRole('textbox', { name: words.yourName })).toBeVisible()
    await tell('pre-chat')

    await reach(words.yourName)
    await userEvent.keyboard('Lan')
    await press(words.startChat)
    await expect.poll(focusedOn).toBe(words.message)
    await userEvent.keyboard('Hello{Enter}')
    await expect.element(page.getByText(words.sent, { exact: true })).toBeVisible()
    panel.gateway.place(2)
    await tell('queued')

    panel.gateway.join('Thảo')
    panel.gateway.say('Which one?\n• The blue one\n• Neither', 'Thảo', {
      words: 'Which one?',
      replies: ['The blue one', 'Neither'],
    })
    await expect.element(page.getByRole('button', { name: 'Neither' })).toBeVisible()
    await tell('chatting')

    panel.gateway.refuseNext = 'internal'
    await press('Neither')
    await expect.element(page.getByRole('button', { name: words.tryAgain })).toBeVisible()
    await tell('failed')

    network(false)
    panel.gateway.reachable = false
    panel.gateway.drop()
    await expect.element(page.getByText(words.offline).first()).toBeInTheDocument()
    await tell('offline')
    panel.gateway.reachable = true
    network(true)
    await press(words.tryAgain)
    await expect.element(page.getByText(words.sent, { exact: true })).toBeVisible()
    await tell('sent')

    await press(words.endChat)
    await expect.element(page.getByRole('radiogroup', { name: forms.rating })).toBeVisible()
    await tell('rating')

    await userEvent.tab()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}')
    await press(forms.sendRating)
    await expect.element(page.getByText(forms.thanks)).toBeVisible()
    await tell('ended')

    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    await expect.poll(focusedOn).toBe(words.writeToUs)
    expect(told).toEqual([...transcript.keys()])
    expect(faults).toEqual([])
  },
  // Axe looks at ten states, in two themes.
  90_000,
)
