import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Locator } from 'vitest/browser'
import type { SiteForm } from '../session/pre-chat.js'
import { faultWordsOf } from '../words/tables/faults.js'
import { formWords } from '../words/tables/forms.js'
import { panelPage } from '../testing/panel-page.js'
import type { PanelPage } from '../testing/panel-page.js'
import { en } from '../testing/words.js'
import { vi } from '../testing/words.js'

let panel: PanelPage
afterEach(() => panel.end())

const form: SiteForm = {
  fields: [
    { key: 'name', kind: 'name', required: true, labels: {} },
    { key: 'email', kind: 'email', required: false, labels: {} },
    {
      key: 'topic',
      kind: 'select',
      required: true,
      labels: { en: 'What is it about?', vi: 'Bạn hỏi về việc gì?' },
      options: [
        { key: 'order', labels: { en: 'An order', vi: 'Đơn hàng' } },
        { key: 'other', labels: { en: 'Something else', vi: 'Việc khác' } },
      ],
    },
  ],
  consent: {
    required: true,
    labels: { en: 'You may keep what I write.', vi: 'Tôi đồng ý lưu nội dung này.' },
    link: 'https://shop.example/privacy',
  },
}
/** The page itself knows only that the widget has it. */
const hasFocus = (field: Locator): Promise<void> =>
  expect.poll(() => panel.host.shadowRoot!.activeElement === field.element()).toBe(true)
const started = () => panel.gateway.heard.findLast((frame) => frame.t === 'start')

test.each([en, vi])(
  'in $tag, what the site asks is filled in by keyboard alone before the chat, and goes along with the first words',
  async (words) => {
    panel = panelPage(words)
    panel.gateway.form = form
    panel.widget.open('chat')
    await expect.element(page.getByRole('heading', { name: words.beforeChat })).toBeVisible()
    await expect.element(page.getByRole('textbox', { name: words.yourName })).toBeVisible()
    expect(await panel.faults()).toEqual([])

    await userEvent.click(page.getByRole('button', { name: words.startChat }))
    await hasFocus(page.getByRole('textbox', { name: words.yourName }))
    expect(page.getByText(faultWordsOf(words.tag).missing).elements().length).toBe(3)
    expect(await panel.faults()).toEqual([])

    await userEvent.keyboard('Lan{Tab}lan@{Tab}')
    await userEvent.keyboard(' {Tab} {Tab}{Tab}{Enter}')
    await expect.element(page.getByText(faultWordsOf(words.tag).email)).toBeVisible()
    await hasFocus(page.getByRole('textbox', { name: words.email, exact: false }))
    await userEvent.keyboard('shop.example{Enter}')
    await hasFocus(page.getByRole('textbox', { name: words.message }))
    await panel.write('Hello')
    await expect.element(page.getByText(words.queued)).toBeVisible()
    expect(started()).toMatchObject({
      text: 'Hello',
      answers: { name: 'Lan', email: 'lan@shop.example', topic: 'order', consent: 'yes' },
    })
  },
)

test('an answer that the gateway refuses is asked for again, and the words that were written stay', async () => {
  panel = panelPage()
  panel.gateway.form = { fields: form.fields.slice(0, 1), consent: null }
  panel.widget.open('chat')
  await userEvent.fill(page.getByRole('textbox', { name: en.yourName }), 'Lan')
  await userEvent.click(page.getByRole('button', { name: en.startChat }))
  panel.gateway.refuseNext = 'answer_invalid'
  panel.gateway.wrongField = 'name'
  await panel.write('Hello')
  await expect.element(page.getByText(faultWordsOf('en').invalid)).toBeVisible()
  await userEvent.fill(page.getByRole('textbox', { name: en.yourName }), 'Lan Trần')
  await userEvent.click(page.getByRole('button', { name: en.startChat }))
  await expect.element(page.getByRole('textbox', { name: en.message })).toHaveValue('Hello')
})

test('who leaves a message is asked the rest', async () => {
  panel = panelPage()
  panel.gateway.form = form
  panel.gateway.standing = {
    openings: { open: false, today: [], nextAt: null },
    staffed: false,
    wait: null,
  }
  panel.widget.open()
  await userEvent.click(page.getByRole('button', { name: new RegExp(`^${en.leaveMessage}`) }))
  await userEvent.fill(page.getByRole('textbox', { name: en.emailForAnswer }), 'lan@shop.example')
  await userEvent.fill(page.getByRole('textbox', { name: en.message }), 'Hello')
  await userEvent.click(page.getByRole('button', { name: formWords('en').sendMessage }))
  await hasFocus(page.getByRole('radio', { name: 'An order' }))
  await userEvent.keyboard(' {Tab} ')
  expect(await panel.faults()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: formWords('en').sendMessage }))
  await expect.element(page.getByText(formWords('en').leftThanks)).toBeVisible()
  expect(panel.gateway.heard.findLast((frame) => frame.t === 'leave')).toMatchObject({
    email: 'lan@shop.example',
    answers: { topic: 'order', consent: 'yes' },
  })
})

test.each(['the page asks for a call', 'the visitor presses the button'])(
  'where the site wants something agreed to, it is asked before a call: %s',
  async (how) => {
    panel = panelPage()
    panel.gateway.form = form
    if (how === 'the page asks for a call') panel.widget.open('call')
    else {
      panel.widget.open()
      await userEvent.click(page.getByRole('button', { name: new RegExp(`^${en.callUs}`) }))
    }
    await expect.element(page.getByRole('heading', { name: en.beforeChat })).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: en.callUs }))
    await hasFocus(page.getByRole('textbox', { name: en.yourName }))
    expect(started()).toBeUndefined()
    expect(await panel.faults()).toEqual([])
  },
)
