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
  'a greeting is written, refused at its field, and sent as one field of the site: %#',
  async (words, phrases) => {
    const asked: unknown[] = []
    const form = new AdminForm()
    const refusal = {
      code: 'invalid',
      message: '',
      faults: [{ field: 'greetings.rules.0.pages', rule: 'greeting_page', message: '', about: 'prices' }],
    }
    const api = createAdminApi((_path, init) => {
      if (init?.method !== 'PATCH') return Promise.resolve(Response.json({ snippet: '', seen: [] }))
      asked.push(JSON.parse(init.body as string))
      return Promise.resolve(
        asked.length === 1 ? Response.json({ error: refusal }, { status: 400 }) : Response.json(site),
      )
    })
    Object.assign(form, { words, phrases, api, kind: 'sites', thing: site, languages: ['en', 'vi'] })
    const main = document.createElement('main')
    main.append(Object.assign(document.createElement('h1'), { textContent: words.title }), form)
    document.body.replaceChildren(main)
    document.documentElement.lang = phrases.tag
    const { greetings: said, languages } = words
    await page.getByText(said.title).click()
    await page.getByRole('button', { name: said.add }).click()
    await userEvent.fill(page.getByLabelText(`${said.text} (${languages.en})`), 'Questions?')
    await userEvent.fill(page.getByLabelText(said.pages), 'prices')
    await userEvent.fill(page.getByLabelText(said.attributes), 'plan = pro')
    await userEvent.fill(page.getByLabelText(said.seconds), '5')
    await page.getByLabelText(said.often).selectOptions('day')
    await page.getByText(said.consent).click()
    const save = page.getByRole('button', { name: words.save, exact: true })
    await save.click()
    await expect.element(page.getByLabelText(said.pages)).toHaveAttribute('aria-invalid', 'true')
    await expect
      .element(page.getByText((words.faults.greeting_page ?? '').replace('%', 'prices')))
      .toBeVisible()
    expect(await axeFaults()).toEqual([])
    await userEvent.fill(page.getByLabelText(said.pages), '/prices*')
    await save.click()
    const rule = {
      key: 'greeting_1',
      pages: ['/prices*'],
      seconds: 5,
      attributes: [{ name: 'plan', value: 'pro' }],
      texts: { en: 'Questions?' },
      often: 'day',
    }
    await expect.poll(() => asked[1]).toMatchObject({ rev: 3, greetings: { consent: true, rules: [rule] } })
  },
)
