import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { reload, sit } from '../testing/seated.js'
import { axeFaults, deepQuery, until } from '../testing/see.js'

const settings = [
  ['light', 'en'],
  ['dark', 'en'],
  ['light', 'vi'],
  ['dark', 'vi'],
] as const
const sizes = [
  [1440, 900],
  [1024, 768],
  [390, 844],
  [320, 640],
] as const
const cases = settings.flatMap(([theme, language]) =>
  sizes.map(([width, height]) => ({ theme, language, width, height })),
)

test.each(cases)(
  'every state is without an axe fault, in $theme, $language, at $width px, and nothing scrolls sideways',
  async ({ theme, language, width, height }) => {
    await page.viewport(width, height)
    const faults: unknown[] = []
    const look = async (): Promise<void> => {
      faults.push(...(await axeFaults()))
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    }
    const one = sit({ session: false, settings: { theme, language } })
    await until(() => deepQuery(document, '#tenant').length === 1)
    await look()
    one.api.session = true
    reload(one)
    await until(() => deepQuery(document, 'console-presence').length === 1)
    await look()
    deepQuery(document, '.own')[0]?.click()
    await until(() => deepQuery(document, '[role=menuitem]').length === 4)
    await look()
    deepQuery(document, '[role=menuitem]')[0]?.click()
    await until(() => one.gateway.commands.length === 1)
    const { contact } = one.gateway.ring({
      text: 'Công Tằng Tôn Nữ Quỳnh Hương hỏi về bộ ấm trà men ngọc, sáu chén, giao trước mười lăm giờ',
    })
    await until(() => deepQuery(document, '[role=alertdialog]').length === 1)
    await look()
    deepQuery(document, '.offer .primary')[0]?.click()
    await until(() => deepQuery(document, '#reply').length === 1)
    one.gateway.tell(contact, {
      type: 'note_added',
      agent: one.gateway.id(),
      name: 'Sơn',
      text: 'Khách bận họp 15–16 h',
    })
    one.gateway.ring({ text: 'The rear light came without its bracket.' })
    one.gateway.type(contact)
    await look()
    one.gateway.leave(contact)
    await until(() => deepQuery(document, '[name=disposition]').length === 4)
    await look()
    expect(faults).toEqual([])
  },
)

test('the rail shows the pages of one’s role and no others, and leads from one to the other', async () => {
  sit({ role: 'admin' })
  const rail = page.getByRole('navigation', { name: 'Main' })
  await expect.element(rail.getByRole('link', { name: 'Inbox' })).toHaveAttribute('aria-current', 'page')
  await rail.getByRole('link', { name: 'Administration' }).click()
  await expect.element(page.getByRole('heading', { name: 'Administration' })).toBeVisible()
  await expect
    .element(rail.getByRole('link', { name: 'Administration' }))
    .toHaveAttribute('aria-current', 'page')
  await rail.getByRole('link', { name: 'Inbox' }).click()
  await expect.element(page.getByRole('region', { name: 'Inbox' })).toBeVisible()
})

test('an agent has no way into the administration, not even by its address', async () => {
  location.hash = '#admin'
  sit()
  await expect.element(page.getByRole('region', { name: 'Inbox' })).toBeVisible()
  expect(page.getByRole('link', { name: 'Administration' }).query()).toBeNull()
  location.hash = ''
})
