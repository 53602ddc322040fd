import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { axeFaults } from '../testing/see.js'
import { en } from '../words/en.js'
import { vi } from '../words/vi.js'
import { createAdminApi } from './admin-api.js'
import { AdminForm } from './form.js'
import { adminEn } from './words-en.js'
import { adminVi } from './words-vi.js'

const site = {
  id: 'site-1',
  key: 'demo-site',
  name: 'Shop',
  brand: 'brand-1',
  queue: 'queue-1',
  origins: ['https://shop.example'],
  priority: 0,
  skills: {},
  form: null,
  greetings: null,
  rev: 3,
  archived: false,
}

test.each([
  [adminEn, en],
  [adminVi, vi],
] as const)(
  'what a site asks is put together, read as visitors read it, and sent as one field of it: %#',
  async (words, phrases) => {
    const asked: unknown[] = []
    const form = new AdminForm()
    const api = createAdminApi((_path, init) => {
      if (init?.method !== 'PATCH') return Promise.resolve(Response.json({ snippet: '', seen: [] }))
      asked.push(JSON.parse(init.body as string))
      return Promise.resolve(Response.json(site))
    })
    Object.assign(form, { words, phrases, api, kind: 'sites', thing: site, languages: ['en', 'vi'] })
    const main = document.createElement('main')
    main.append(Object.assign(document.createElement('h1'), { textContent: words.title }), form)
    document.body.replaceChildren(main)
    document.documentElement.lang = phrases.tag
    const { form: said, languages } = words
    await page.getByText(said.title).click()
    for (let no = 0; no < 3; no++) await page.getByRole('button', { name: said.add }).click()
    await page.getByLabelText(said.kind).nth(2).selectOptions('select')
    const third = (label: string, tag: 'en' | 'vi') =>
      page.getByLabelText(`${label} (${languages[tag]})`).last()
    await userEvent.fill(third(said.question, 'en'), 'What is it about?')
    await userEvent.fill(third(said.options, 'en'), 'An order\nA return')
    await userEvent.fill(third(said.options, 'vi'), 'Đơn hàng')
    await page.getByText(said.required).last().click()
    await page.getByText(said.consent, { exact: true }).click()
    await userEvent.fill(third(said.consentText, 'en'), 'You may keep this.')
    const list = page.getByRole('list').last()
    await expect.element(list.getByText(/^What is it about/)).toBeVisible()
    expect(await axeFaults()).toEqual([])
    await page.getByRole('button', { name: words.save, exact: true }).click()
    await expect
      .poll(() => asked[0])
      .toMatchObject({
        rev: 3,
        form: {
          fields: [
            { key: 'name', kind: 'name', required: false },
            { key: 'email', kind: 'email' },
            {
              kind: 'select',
              required: true,
              labels: { en: 'What is it about?' },
              options: [
                { key: 'option_1', labels: { en: 'An order', vi: 'Đơn hàng' } },
                { key: 'option_2', labels: { en: 'A return' } },
              ],
            },
          ],
          consent: { required: true, labels: { en: 'You may keep this.' }, link: null },
        },
      })
  },
)
