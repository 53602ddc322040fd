import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { axeFaults } from '../testing/see.js'
import { en } from '../words/en.js'
import { createPictureApi } from './picture-api.js'
import { AdminPicture } from './picture.js'
import { adminEn } from './words-en.js'

const red =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192"><rect width="192" height="192" fill="red"/></svg>'
const words = adminEn.picture
const button = (name: string) => page.getByRole('button', { name, exact: true })
beforeEach(() => document.body.replaceChildren())

/** What a gateway is asked, and what it answers. */
function show(answer: () => Response): { element: AdminPicture; asked: [string, unknown][] } {
  const asked: [string, unknown][] = []
  const api = createPictureApi((input, init) => {
    asked.push([input as string, init?.body])
    return Promise.resolve(answer())
  })
  const person = { id: '0190aaaa-0000-7000-9000-000000000001', name: 'Lê Khánh Linh' }
  const element = Object.assign(new AdminPicture(), { words: adminEn, phrases: en, api, person, of: 'me' })
  const main = document.createElement('main')
  main.append(Object.assign(document.createElement('h1'), { textContent: 'Linh' }), element)
  document.body.append(main)
  return { element, asked }
}

const choose = async (element: AdminPicture, file: File): Promise<void> => {
  await element.updateComplete
  const input = element.renderRoot.querySelector('input')
  if (input === null) throw new Error('There is nothing to choose by.')
  await userEvent.upload(input, file)
}

test('a picture is chosen, shown, and taken away again', async () => {
  let picture: string | null = red
  const { element, asked } = show(() => Response.json({ picture }))
  const told: unknown[] = []
  element.addEventListener('pictured', (event) => told.push((event as CustomEvent).detail))
  await expect.element(button(words.choose)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await choose(element, new File(['bytes'], 'me.png', { type: 'image/png' }))
  await expect.element(page.getByText(words.kept)).toBeVisible()
  await expect.poll(() => element.renderRoot.querySelector('img')?.naturalWidth).toBe(192)
  expect(await axeFaults()).toEqual([])
  expect(asked[0]).toEqual(['/api/v1/me/picture', expect.any(Blob)])
  picture = null
  await button(words.remove).click()
  await expect.element(page.getByText(words.removed)).toBeVisible()
  expect(element.renderRoot.querySelector('img')).toBeNull()
  expect(asked[1]?.[0]).toBe('/api/v1/me/picture/remove')
  expect(told).toEqual([{ picture: red }, { picture: null }])
})

test('why a file is refused is said, and the picture of before stays', async () => {
  const error = { code: 'file_type_refused', message: 'no', requestId: 'r' }
  const { element } = show(() => Response.json({ error }, { status: 415 }))
  element.picture = red
  await choose(element, new File(['bytes'], 'me.txt', { type: 'text/plain' }))
  await expect.element(page.getByRole('alert')).toHaveTextContent(words.refused.file_type_refused)
  await expect.poll(() => element.renderRoot.querySelector('img')?.naturalWidth).toBe(192)
  expect(await axeFaults()).toEqual([])
})
