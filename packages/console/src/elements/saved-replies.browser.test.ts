import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sitInChat } from '../testing/seated.js'
import { axeFaults, focused, hasFocus, until } from '../testing/see.js'

const reply = page.getByRole('textbox', { name: /^Reply/ })
const option = (name: RegExp) => page.getByRole('option', { name })
const saved = [
  {
    id: '1',
    title: 'Chào',
    text: 'Chào {{visitor.name}}, {{agent.name}} nghe. Đơn {{order}}?',
    language: 'vi',
    brand: null,
  },
  { id: '2', title: 'Phí giao hàng', text: 'Phí là 30.000 đ.', language: null, brand: null },
]

test('a slash finds a saved reply by the keyboard alone, its holes are filled before it goes', async () => {
  const one = await sitInChat()
  one.api.desk.canned = saved
  one.api.desk.people.set(one.contact, {
    id: 'v',
    person: 'p',
    email: null,
    identifiedAt: 1,
    attributes: {},
    earlier: [],
    name: '{{agent.name}}',
  })
  one.app.remove()
  document.body.append(one.app)
  await expect.element(reply).toBeVisible()
  ;(reply.element() as HTMLElement).focus()
  await userEvent.keyboard('/')
  await expect.element(option(/^Chào/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('gia')
  await expect.element(option(/^Phí giao/)).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Backspace}{Backspace}{Backspace}{Enter}')
  await expect.element(reply).toHaveValue('Chào {{agent.name}}, Lê Khánh Linh nghe. Đơn ⟦order⟧?')
  await userEvent.keyboard('{End}{Enter}')
  await expect.element(page.getByText(/^Fill in what stands between/)).toBeVisible()
  expect(one.gateway.commands.filter(({ t }) => t === 'say')).toEqual([])
  // The hole is chosen: what is typed takes its place.
  await userEvent.keyboard('VN-7741{Enter}')
  await until(() => one.gateway.commands.some(({ t }) => t === 'say'))
  expect(one.gateway.commands.findLast(({ t }) => t === 'say')).toMatchObject({
    text: 'Chào {{agent.name}}, Lê Khánh Linh nghe. Đơn VN-7741?',
  })
})

test('outside of the field the key opens them, and Escape puts them away and leaves what was typed', async () => {
  const one = await sitInChat()
  one.api.desk.canned = saved
  focused()?.blur()
  await userEvent.keyboard('/')
  await hasFocus(reply)
  await expect.element(option(/^Chào/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(option(/^Chào/).query()).toBeNull()
  await expect.element(reply).toHaveValue('/')
  await userEvent.keyboard('etc/hosts{Enter}')
  await until(() => one.gateway.commands.some((each) => each.t === 'say' && each.text === '/etc/hosts'))
})
