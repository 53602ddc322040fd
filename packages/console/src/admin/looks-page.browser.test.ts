import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { axeFaults } from '../testing/see.js'
import { en } from '../words/en.js'
import { vi } from '../words/vi.js'
import type { AdminApi, Thing } from './admin-api.js'
import { createAdminApi } from './admin-api.js'
import { AdminLooks } from './looks-page.js'
import { adminEn } from './words-en.js'
import { adminVi } from './words-vi.js'

const shop = { id: 's1', name: 'Shop', brand: 'b1', rev: 3, archived: false, looks: { brand: '#7a3e9d' } }

const answer = (value: object, status = 200): Response => Response.json(value, { status })

/** A gateway with these sites, which writes down what it is asked to change; `stale`: once, somebody was faster. */
function gateway(sites: readonly Thing[], stale = false): { api: AdminApi; asked: unknown[] } {
  const asked: unknown[] = []
  let late = stale
  const api = createAdminApi(async (_path, init) => {
    if (init?.method !== 'PATCH') return answer({ sites })
    const change = JSON.parse(init.body as string) as object
    asked.push(change)
    if (!late) return answer({ ...shop, ...change, rev: 4 })
    late = false
    return answer({ error: { code: 'stale_write', message: '' } }, 409)
  })
  return { api, asked }
}

function show(api: AdminApi, language: 'en' | 'vi' = 'en'): AdminLooks {
  const words = language === 'vi' ? adminVi : adminEn
  const element = Object.assign(new AdminLooks(), {
    api,
    words,
    phrases: language === 'vi' ? vi : en,
    preview: 'about:blank',
  })
  const main = document.createElement('main')
  main.append(Object.assign(document.createElement('h1'), { textContent: words.title }), element)
  document.body.append(main)
  return element
}

const save = page.getByRole('button', { name: 'Save', exact: true })
const field = (name: string) => page.getByLabelText(name, { exact: true })
beforeEach(() => document.body.replaceChildren())

test('what differs from the product’s own is saved, and nothing else', async () => {
  const { api, asked } = gateway([shop])
  const element = show(api)
  await expect.element(field('Brand colour')).toHaveValue('#7a3e9d')
  expect(element.dirty).toBe(false)
  await field('Brand colour').fill('#FFD400')
  await field('Corners (px)').fill('0')
  await field('Side').selectOptions('start')
  await field('Show the words of the launcher').click()
  expect(element.dirty).toBe(true)
  await save.click()
  await expect.element(page.getByText('Saved. Pages have it within five minutes.')).toBeVisible()
  expect(asked).toEqual([{ rev: 3, looks: { brand: '#ffd400', radius: 0, side: 'start', label: true } }])
  expect(element.dirty).toBe(false)
})

test('what does not fit is said at its field and not sent', async () => {
  const { api, asked } = gateway([shop])
  show(api)
  await field('Brand colour').fill('red')
  await field('Width of the panel (px)').fill('99')
  await field('Font').fill("x'}")
  await save.click()
  await expect.element(page.getByText('A colour is # and six digits from 0 to f.')).toBeVisible()
  await expect.element(page.getByText('A whole number from 320 to 440, or nothing.')).toBeVisible()
  await expect.element(page.getByText(/no quotes/)).toBeVisible()
  expect(asked).toEqual([])
})

test('who was overtaken is told, and keeps what was chosen', async () => {
  const { api, asked } = gateway([shop], true)
  show(api)
  await field('Brand colour').fill('#000000')
  await save.click()
  await expect.element(page.getByText(/Somebody else has changed this site/)).toBeVisible()
  await expect.element(field('Brand colour')).toHaveValue('#000000')
  await save.click()
  await expect.element(page.getByText('Saved. Pages have it within five minutes.')).toBeVisible()
  expect(asked).toHaveLength(2)
})

test.each(['en', 'vi'] as const)(
  'axe finds nothing wrong with it in %s, with faults as well',
  async (language) => {
    show(gateway([shop]).api, language)
    await page.getByRole('textbox').first().fill('red')
    await page.getByRole('button', { name: language === 'vi' ? 'Lưu' : 'Save', exact: true }).click()
    expect(await axeFaults()).toEqual([])
  },
)

test('without a site it says what comes first', async () => {
  show(gateway([]).api)
  await expect.element(page.getByText('There is no site yet: make one first.')).toBeVisible()
})
