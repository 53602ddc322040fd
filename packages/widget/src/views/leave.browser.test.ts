import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { faultWordsOf } from '../words/tables/faults.js'
import { formWords } from '../words/tables/forms.js'
import { panelPage } from '../testing/panel-page.js'
import type { PanelPage } from '../testing/panel-page.js'
import { en } from '../testing/words.js'
import { vi } from '../testing/words.js'

let panel: PanelPage
afterEach(() => panel.end())

const button = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}(?! thoại)`) })
const heard = (t: string) => panel.gateway.heard.filter((frame) => frame.t === t)
const closed = {
  openings: { open: false, today: [], nextAt: Date.now() + 50_000_000 },
  staffed: false,
  wait: null,
}

describe.each([en, vi])('in $tag, when nobody is there', (words) => {
  test('a message is left, after what was wrong with it was said at its field', async () => {
    panel = panelPage(words)
    panel.gateway.standing = closed
    // Who asks for the chat at an hour at which nobody takes it finds the ways that there are.
    panel.widget.open('chat')
    await userEvent.click(button(words.leaveMessage))
    await userEvent.fill(page.getByLabelText(words.emailForAnswer), 'baotran@')
    await userEvent.click(button(formWords(words.tag).sendMessage))
    await expect.element(page.getByText(faultWordsOf(words.tag).email)).toBeVisible()
    await expect.element(page.getByText(faultWordsOf(words.tag).missing)).toBeVisible()
    await expect.poll(() => panel.host.shadowRoot?.activeElement?.id).toBe('field-email')
    expect(await panel.faults()).toEqual([])
    expect(heard('leave')).toEqual([])

    await userEvent.fill(page.getByLabelText(words.emailForAnswer), 'bao@tran.vn')
    await userEvent.fill(page.getByLabelText(words.message), '120 tea sets')
    panel.gateway.refuseNext = 'left_too_often'
    await userEvent.click(button(formWords(words.tag).sendMessage))
    await expect.element(page.getByText(faultWordsOf(words.tag).tooOften)).toBeVisible()
    await userEvent.click(button(formWords(words.tag).sendMessage))
    await expect.element(page.getByText(formWords(words.tag).answeredAt('bao@tran.vn'))).toBeVisible()
    expect(heard('leave').at(-1)).toMatchObject({
      channel: 'message',
      email: 'bao@tran.vn',
      text: '120 tea sets',
    })
    expect(await panel.faults()).toEqual([])
    await userEvent.click(button(words.back).last())
    await expect.element(page.getByRole('heading', { name: words.nobody })).toBeVisible()
  })

  test('a call is wished for, at a time when somebody is there', async () => {
    panel = panelPage(words)
    panel.gateway.standing = closed
    panel.widget.open()
    await userEvent.click(button(words.callback))
    await userEvent.fill(page.getByLabelText(words.phone), '+84 912 345 678')
    await userEvent.click(page.getByRole('radio').nth(1))
    expect(await panel.faults()).toEqual([])
    await userEvent.click(page.getByRole('button', { name: formWords(words.tag).callMe }))
    await expect.element(page.getByText(formWords(words.tag).calledBackAt('+84 912 345 678'))).toBeVisible()
    expect(heard('leave').at(-1)).toMatchObject({
      channel: 'callback',
      phone: '+84 912 345 678',
      text: '',
      callAt: closed.openings.nextAt,
    })
  })
})

test('who waits in line can have a call instead, and leaves the line', async () => {
  panel = panelPage()
  panel.widget.open('chat')
  await panel.write('Hello')
  await userEvent.click(button('Have us call you'))
  await userEvent.fill(page.getByLabelText('Phone number'), '0912345678')
  await userEvent.click(button('Have us call you'))
  await expect.element(page.getByText('We call 0912345678.')).toBeVisible()
  await expect.poll(() => heard('end')).toHaveLength(1)
})

test('with the desk empty in its hours one may write, leave a message, or have a call', async () => {
  panel = panelPage()
  panel.gateway.standing = { openings: null, staffed: false, wait: null }
  panel.widget.open()
  for (const name of ['Write to us', 'Leave a message', 'Have us call you'])
    await expect.element(page.getByRole('button', { name: new RegExp(`^${name}(?! thoại)`) })).toBeVisible()
})

test('after the end the chat can be had by e-mail', async () => {
  panel = panelPage()
  panel.widget.open('chat')
  await panel.write('Hello')
  await expect.element(page.getByText('You are in the queue')).toBeVisible()
  panel.gateway.join('Thảo')
  panel.gateway.end()
  await userEvent.click(page.getByText('Send me this chat by e-mail'))
  await userEvent.fill(page.getByLabelText('E-mail'), 'bao@tran.vn')
  expect(await panel.faults()).toEqual([])
  panel.gateway.refuseNext = 'mail_off'
  await userEvent.click(button('Send the chat'))
  await expect.element(page.getByText(faultWordsOf('en').noMail)).toBeVisible()
  await userEvent.click(button('Send the chat'))
  await expect.element(page.getByText('The chat is on its way to you.')).toBeVisible()
  expect(heard('transcript').at(-1)).toMatchObject({ email: 'bao@tran.vn' })
})
