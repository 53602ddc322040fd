import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sitInChat } from '../testing/seated.js'
import { axeFaults, hasFocus, until } from '../testing/see.js'

const reply = page.getByRole('textbox', { name: /^Reply/ })
const dialog = page.getByRole('dialog', { name: 'Send more than words' })
const send = dialog.getByRole('button', { name: 'Send' })

test('quick replies take the reply as their question, say what is missing, and go to the visitor', async () => {
  const { gateway } = await sitInChat()
  await userEvent.fill(reply, 'Which one?')
  await userEvent.click(page.getByRole('button', { name: 'Quick replies or a card' }))
  await expect.element(dialog.getByRole('textbox', { name: 'Question' })).toHaveValue('Which one?')
  expect(await axeFaults()).toEqual([])
  await userEvent.click(send)
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('Give at least one answer.')
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Answer 1' }), 'The blue one')
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Answer 2' }), 'Neither')
  await userEvent.click(send)
  await until(() => gateway.commands.at(-1)?.t === 'say')
  expect(gateway.commands.at(-1)).toMatchObject({
    text: 'Which one?',
    extra: { replies: ['The blue one', 'Neither'] },
  })
  await expect
    .element(page.getByRole('list', { name: 'Quick replies' }))
    .toHaveTextContent('The blue oneNeither')
  await expect.element(reply).toHaveValue('')
  await hasFocus(reply)
})

test('a card goes with its title, picture and links; an address that is none is said', async () => {
  const { gateway } = await sitInChat()
  await userEvent.click(page.getByRole('button', { name: 'Quick replies or a card' }))
  await userEvent.click(dialog.getByRole('radio', { name: 'Card' }))
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Title' }), 'Celadon vase')
  await userEvent.upload(
    dialog.getByLabelText('Picture'),
    new File([new Uint8Array([1])], 'vase.png', { type: 'image/png' }),
  )
  await expect.element(dialog.getByRole('img', { name: 'Picture' })).toBeInTheDocument()
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Label of button 1' }), 'Track')
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Address of button 1' }), 'javascript:alert(1)')
  expect(await axeFaults()).toEqual([])
  await userEvent.click(send)
  await expect
    .element(dialog.getByRole('alert'))
    .toHaveTextContent('A button needs a label, and an address such as https://shop.example/order.')
  await userEvent.fill(dialog.getByRole('textbox', { name: 'Address of button 1' }), 'shop.example/track')
  await userEvent.click(send)
  await until(() => gateway.commands.at(-1)?.t === 'say')
  expect(gateway.commands.at(-1)).toMatchObject({
    text: '',
    extra: {
      card: {
        title: 'Celadon vase',
        links: [{ label: 'Track', url: 'https://shop.example/track' }],
        picture: expect.any(String),
      },
    },
  })
  await expect
    .element(page.getByRole('link', { name: 'Track' }))
    .toHaveAttribute('rel', 'noopener noreferrer')
})
