import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sitAvailable, sitInChat } from '../testing/seated.js'
import { axeFaults, deepQuery, hasFocus, hasText, until } from '../testing/see.js'

test('what a visitor wrote is text, whatever it looks like', async () => {
  const { gateway, contact } = await sitInChat()
  const markup = '<img src=x onerror="document.title=\'owned\'"><b>bold</b> {{7*7}} javascript:alert(1)'
  gateway.tell(contact, { type: 'message_sent', from: 'visitor', text: markup })
  await expect.element(page.getByRole('log').getByText(markup)).toBeVisible()
  expect(deepQuery(document, 'img, b, iframe')).toEqual([])
  expect(document.title).toBe('Switchboard')
})

test('a page that is no web address is text, never a link', async () => {
  const { gateway } = await sitAvailable()
  gateway.ring({ text: 'Hello', page: 'javascript:alert(1)' })
  await page.getByRole('button', { name: /^Answer/ }).click()
  await hasText(page.getByRole('region', { name: /^Context/ }), /javascript:alert\(1\)/)
  await expect
    .element(page.getByRole('region', { name: /^Context/ }).getByRole('link'))
    .not.toBeInTheDocument()
})

test('a reply is sending, then sent; one that was refused can be tried again', async () => {
  const { gateway } = await sitInChat()
  const reply = page.getByRole('textbox', { name: /^Reply/ })
  gateway.refuseNext('say', 'not_connected')
  await reply.fill('Dạ có ạ')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText(/Not sent\./)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: /^Try again/ }).click()
  await expect.element(page.getByText('Sent', { exact: true })).toBeVisible()
  await expect.element(page.getByText(/Not sent\./)).not.toBeInTheDocument()
  gateway.silent = true
  await reply.fill('Còn hai bộ')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByText(/Sending…/)).toBeVisible()
  await expect.element(reply).toHaveValue('')
})

test('a note goes to the team alone, and nobody is told that it is being typed', async () => {
  const { gateway, contact } = await sitInChat()
  await page.getByRole('textbox', { name: /^Note/ }).fill('Khách bận họp')
  expect(gateway.typed).toEqual([])
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: /^Send/ }).click()
  await expect.element(page.getByText(/Note, only the team sees it/)).toBeVisible()
  expect(gateway.commands.at(-1)).toMatchObject({ t: 'note', stream: contact, text: 'Khách bận họp' })
  await page.getByRole('textbox', { name: /^Reply/ }).fill('Dạ')
  await until(() => gateway.typed.includes(contact))
})

test('the two fields never mix: what stands in one is not sent by the other', async () => {
  const { gateway } = await sitInChat()
  await page.getByRole('textbox', { name: /^Reply/ }).fill('for the visitor')
  await page.getByRole('textbox', { name: /^Note/ }).fill('for the team')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('textbox', { name: /^Reply/ })).toHaveValue('for the visitor')
  await page.getByRole('textbox', { name: /^Reply/ }).click()
  await userEvent.keyboard('{Enter}')
  await until(() => gateway.commands.at(-1)?.t === 'say')
  expect(gateway.commands.slice(-2)).toMatchObject([
    { t: 'note', text: 'for the team' },
    { t: 'say', text: 'for the visitor' },
  ])
})

test('who types is named, and what was typed appears', async () => {
  const { gateway, contact } = await sitInChat()
  gateway.type(contact)
  await expect.element(page.getByText(/is typing$/)).toBeVisible()
  gateway.tell(contact, { type: 'message_sent', from: 'visitor', text: 'Cảm ơn' })
  await expect.element(page.getByRole('log').getByText(/Cảm ơn/)).toBeVisible()
  await expect.element(page.getByText(/is typing$/)).not.toBeInTheDocument()
})

test('when the visitor leaves while one writes, the next letters land in the note', async () => {
  const { gateway, contact } = await sitInChat()
  await page.getByRole('textbox', { name: /^Reply/ }).fill('Dạ')
  gateway.leave(contact)
  await expect.element(page.getByRole('radiogroup', { name: /^Disposition/ })).toBeVisible()
  await hasFocus(page.getByRole('textbox', { name: /^Note/ }))
})

test('the rating appears in the context when it comes', async () => {
  const { gateway, contact } = await sitInChat()
  await expect.element(page.getByText(/Not rated yet/)).toBeVisible()
  gateway.leave(contact)
  gateway.tell(contact, { type: 'contact_rated', score: 4, comment: 'Nhanh' })
  await hasText(page.getByRole('region', { name: /^Context/ }), /4 of 5/)
  await hasText(page.getByRole('region', { name: /^Context/ }), /Nhanh/)
})

test('the newest reply says that it was delivered and read; what the visitor wrote is told as read', async () => {
  const { gateway, contact } = await sitInChat()
  await until(() => gateway.receipts.some(({ stream, read }) => stream === contact && read > 0))
  await page.getByRole('textbox', { name: /^Reply/ }).fill('Dạ có ạ')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Sent', { exact: true })).toBeVisible()
  const seq = gateway.headOf(contact)
  gateway.receive(contact, { delivered: seq, read: 0 })
  await expect.element(page.getByText('Delivered', { exact: true })).toBeVisible()
  gateway.receive(contact, { delivered: seq, read: seq })
  await expect.element(page.getByText('Read', { exact: true })).toBeVisible()
  expect(await axeFaults()).toEqual([])
})
