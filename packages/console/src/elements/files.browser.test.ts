import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sitInChat } from '../testing/seated.js'
import { axeFaults, deepQuery, focused, hasText, until } from '../testing/see.js'

const pdf = (name: string): File => new File(['%PDF-1.4'], name, { type: 'application/pdf' })
const picture = (name: string): File => new File([new Uint8Array(900)], name, { type: 'image/png' })

function give(kind: 'paste' | 'drop', files: readonly File[], at = 'textarea#reply'): void {
  const data = new DataTransfer()
  for (const file of files) data.items.add(file)
  const [field] = deepQuery(document, at)
  const about = { bubbles: true, composed: true, cancelable: true }
  if (kind === 'paste') field?.dispatchEvent(new ClipboardEvent('paste', { ...about, clipboardData: data }))
  else {
    field?.dispatchEvent(new DragEvent('dragover', { ...about, dataTransfer: data }))
    field?.dispatchEvent(new DragEvent('drop', { ...about, dataTransfer: data }))
  }
}

test('what is dropped on the reply is sent, and stands in the conversation as a card that saves it', async () => {
  const { gateway, contact } = await sitInChat()
  give('drop', [pdf('hoá đơn.pdf')])
  const card = page.getByRole('link', { name: /^hoá đơn\.pdf PDF, 1 kB/ })
  await expect.element(card).toBeVisible()
  expect(gateway.commands.at(-1)).toMatchObject({ t: 'send_file', stream: contact })
  expect(card.element().getAttribute('href')).toMatch(/^\/api\/v1\/files\/[0-9a-f-]+\?save=true$/)
  await hasText(page.getByRole('log'), /PDF, 1 kB/)
  expect(await axeFaults()).toEqual([])
})

test('a pasted picture is shown small, opens large, and gives the focus back', async () => {
  await sitInChat()
  give('paste', [picture('bơm.png')])
  const small = page.getByRole('button', { name: /^bơm\.png/ })
  await small.click()
  await expect.element(page.getByRole('dialog', { name: 'bơm.png' })).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog', { name: 'bơm.png' })).not.toBeInTheDocument()
  await until(() => focused() === small.element())
})

test('nothing goes to the visitor out of a note', async () => {
  const { gateway } = await sitInChat()
  await page.getByRole('textbox', { name: /^Note/ }).click()
  give('paste', [picture('a.png')], 'textarea#note')
  give('drop', [picture('b.png')], 'textarea#note')
  await expect.element(page.getByRole('button', { name: /^Attach files/ })).not.toBeInTheDocument()
  expect(gateway.uploads.size).toBe(0)
})

test('an upload shows how far it is, and can be taken back', async () => {
  const { gateway } = await sitInChat()
  gateway.nextUpload = 'hold'
  give('paste', [pdf('a.pdf')])
  await expect.element(page.getByRole('progressbar', { name: 'Uploading a.pdf' })).toHaveAttribute('max', '1')
  expect(deepQuery(document, 'progress')[0]).toHaveProperty('value', 0.4)
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: /^Remove a\.pdf/ }).click()
  await expect.element(page.getByRole('list', { name: 'Files on their way' })).not.toBeInTheDocument()
  expect(gateway.commands.some(({ t }) => t === 'send_file')).toBe(false)
})

test('what failed says why; what cannot be mended by trying again offers no retry', async () => {
  const { gateway } = await sitInChat()
  gateway.nextUpload = 'unreachable'
  give('paste', [pdf('a.pdf')])
  await expect.element(page.getByRole('alert').getByText(/No answer/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByRole('link', { name: /^a\.pdf/ })).toBeVisible()
  gateway.nextUpload = 'file_type_refused'
  give('paste', [pdf('b.svg')])
  await expect.element(page.getByText(/This type is not taken/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
})

test('a file’s name is text, whatever it looks like; one that was erased says so', async () => {
  const { gateway, contact } = await sitInChat()
  const name = '<img src=x onerror="document.title=\'owned\'">.pdf'
  const file = {
    type: 'file_sent',
    from: 'visitor',
    file: gateway.id(),
    kind: 'pdf',
    bytes: 184_000,
  } as const
  gateway.tell(contact, { ...file, fileName: name })
  await hasText(page.getByRole('log'), /onerror/)
  expect(deepQuery(document, 'img')).toEqual([])
  gateway.tell(contact, { ...file, fileName: null })
  await hasText(page.getByRole('log'), /Erased/)
})
