import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { axeFaults, until } from '../testing/see.js'
import { sitDown } from '../testing/sit-down.js'
import type { Seat } from '../testing/sit-down.js'

let seat: Seat | null = null

afterEach(async () => {
  seat?.app.remove()
  seat = null
  await page.viewport(1440, 900)
})

/** A console at which nobody has done anything yet. */
function sit(given: Parameters<typeof sitDown>[0] = {}): Seat {
  seat = sitDown(given)
  return seat
}

/** An agent who is available. */
async function sitAvailable(given: Parameters<typeof sitDown>[0] = {}): Promise<Seat> {
  const one = sit(given)
  await page.getByRole('button', { name: /^Presence/ }).click()
  await page.getByRole('menuitem', { name: /^Available/ }).click()
  await hasText(page.getByRole('button', { name: /^Presence/ }), /Available/)
  return one
}

/** An agent in a chat. */
async function sitInChat(
  given: Parameters<typeof sitDown>[0] = {},
): Promise<Seat & { readonly contact: string }> {
  const one = await sitAvailable(given)
  const { contact } = one.gateway.ring({ text: 'Ấm chén có men ngọc không ạ?' })
  await page.getByRole('button', { name: /^Answer/ }).click()
  await expect.element(page.getByRole('textbox', { name: /^Reply/ })).toBeVisible()
  return { ...one, contact }
}

describe('log-in', () => {
  test('a wrong password is said in words at the field, which has the focus', async () => {
    sit({ session: false })
    await page.getByRole('textbox', { name: /^Tenant/ }).fill('demo')
    await page.getByRole('textbox', { name: /^User/ }).fill('agent')
    await page.getByLabelText(/^Password/).fill('wrong')
    await page.getByRole('button', { name: /^Log in/ }).click()
    await hasText(page.getByRole('alert'), /not right/)
    await hasFocus(page.getByLabelText(/^Password/))
    await expect.element(page.getByLabelText(/^Password/)).toHaveAttribute('aria-invalid', 'true')
    expect(await axeFaults()).toEqual([])
  })

  test('what is missing is named, and the first such field has the focus', async () => {
    sit({ session: false })
    await page.getByRole('button', { name: /^Log in/ }).click()
    await hasFocus(page.getByRole('textbox', { name: /^Tenant/ }))
    await hasText(page.getByRole('alert'), /contact centre/)
  })

  test('who logs in sits at the desk, and logging out leads back, offline', async () => {
    const { gateway } = sit({ session: false })
    await page.getByRole('textbox', { name: /^Tenant/ }).fill('demo')
    await page.getByRole('textbox', { name: /^User/ }).fill('agent')
    await page.getByLabelText(/^Password/).fill('demo')
    await userEvent.keyboard('{Enter}')
    await page.getByRole('button', { name: /^Presence/ }).click()
    await page.getByRole('menuitem', { name: /^Available/ }).click()
    await hasText(page.getByRole('button', { name: /^Presence/ }), /Available/)
    await page.getByRole('button', { name: /^Settings/ }).click()
    await page.getByRole('button', { name: /^Log out/ }).click()
    await expect.element(page.getByRole('textbox', { name: /^Tenant/ })).toHaveValue('demo')
    expect(gateway.commands.at(-1)).toMatchObject({ t: 'presence', presence: 'offline' })
  })

  test('a session that has ended leads to the log-in with a reason', async () => {
    const { api, gateway } = await sitAvailable()
    api.session = false
    gateway.cut(4503)
    await hasText(page.getByRole('status'), /You were logged out/)
  })

  test('without an answer the page says so, and tries again when asked', async () => {
    const one = sit({ session: false })
    one.app.remove()
    one.api.down = true
    document.body.append(one.app)
    await hasText(page.getByRole('alert'), /cannot be reached/)
    expect(await axeFaults()).toEqual([])
    one.api.down = false
    await page.getByRole('button', { name: /^Try again/ }).click()
    await expect.element(page.getByRole('button', { name: /^Log in/ })).toBeVisible()
  })
})

describe('an offer', () => {
  test('rings with its time left, is confirmed as shown once, and takes no focus', async () => {
    const { gateway } = await sitInChat()
    const reply = page.getByRole('textbox', { name: /^Reply/ })
    await reply.fill('Dạ có')
    const { offer } = gateway.ring({ text: 'The rear light came without its bracket.' })
    const dialog = page.getByRole('alertdialog', { name: /^Incoming chat/ })
    await hasText(dialog, /The rear light came without its bracket\./)
    await hasText(dialog, /Goes to the next agent in 0:(20|19)/)
    await hasFocus(reply)
    await until(() => gateway.commands.some((command) => command.t === 'shown' && command.offer === offer))
    await userEvent.keyboard(' ạ')
    await expect.element(reply).toHaveValue('Dạ có ạ')
    expect(document.title).toContain('Incoming chat')
    expect(
      gateway.commands.filter((command) => command.t === 'shown' && command.offer === offer),
    ).toHaveLength(1)
  })

  test('is not confirmed as shown while the tab is hidden, and is as soon as it is seen', async () => {
    const { gateway } = await sitAvailable()
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    try {
      gateway.ring({ text: 'Hello' })
      await expect.element(page.getByRole('alertdialog')).toBeVisible()
      await new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      expect(gateway.commands.map((command) => command.t)).not.toContain('shown')
    } finally {
      Reflect.deleteProperty(document, 'visibilityState')
    }
    document.dispatchEvent(new Event('visibilitychange'))
    await until(() => gateway.commands.some((command) => command.t === 'shown'))
  })

  test('that runs out is gone by its fact, and the agent reads what to do', async () => {
    const { gateway } = await sitAvailable()
    const { contact } = gateway.ring({ text: 'Hello' })
    await expect.element(page.getByRole('alertdialog')).toBeVisible()
    gateway.expire(contact, 'expired')
    await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument()
    await expect.element(page.getByText(/You did not answer an offer/)).toBeVisible()
    expect(await axeFaults()).toEqual([])
    await page.getByRole('button', { name: /^I am back/ }).click()
    await hasText(page.getByRole('button', { name: /^Presence/ }), /Available/)
  })

  test('that was never shown says that nobody is to blame', async () => {
    const { gateway } = await sitAvailable()
    const { contact } = gateway.ring({ text: 'Hello' })
    gateway.expire(contact, 'undelivered')
    await hasText(page.getByRole('button', { name: /^Presence/ }), /Not reachable/)
    await expect.element(page.getByText(/could not be shown to you/)).toBeVisible()
  })

  test('that was too late is refused in words, in its place', async () => {
    const { gateway } = await sitAvailable()
    gateway.refuseNext('accept', 'offer_expired')
    gateway.ring({ text: 'Hello' })
    await page.getByRole('button', { name: /^Answer/ }).click()
    await expect.element(page.getByRole('alert').getByText(/The offer had run out/)).toBeVisible()
    await page.getByRole('button', { name: /^Dismiss/ }).click()
    await expect.element(page.getByText(/The offer had run out/)).not.toBeInTheDocument()
  })

  test('that is declined or withdrawn is gone', async () => {
    const { gateway } = await sitAvailable()
    gateway.ring({ text: 'One' })
    await page.getByRole('button', { name: /^Decline/ }).click()
    await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument()
    const { contact } = gateway.ring({ text: 'Two' })
    await expect.element(page.getByRole('alertdialog')).toBeVisible()
    gateway.withdraw(contact)
    await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument()
  })
})

describe('a conversation', () => {
  test('what a visitor wrote is text, whatever it looks like', async () => {
    const { gateway, contact } = await sitInChat()
    const markup = '<img src=x onerror="document.title=\'owned\'"><b>bold</b> {{7*7}} javascript:alert(1)'
    gateway.tell(contact, { type: 'message_sent', from: 'visitor', text: markup })
    await expect.element(page.getByText(markup)).toBeVisible()
    expect(deepQuery(seat?.app, 'img, b[data-x], iframe')).toEqual([])
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
    gateway.refuseNext('say', 'rate_limited')
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
})

describe('wrap-up', () => {
  test('asks for a disposition before it finishes, and frees the agent after', async () => {
    const { gateway, contact } = await sitInChat()
    await page.getByRole('button', { name: /^Close/ }).click()
    await page.getByRole('button', { name: /^Finish/ }).click()
    await expect.element(page.getByText(/Choose how it ended, then finish\./)).toBeVisible()
    expect(await axeFaults()).toEqual([])
    await page.getByRole('radio', { name: /^Address changed/ }).click()
    await page.getByRole('textbox', { name: /^Note/ }).fill('Giao trước 15 h')
    await page.getByRole('button', { name: /^Finish/ }).click()
    await expect.element(page.getByText(/This contact is closed\./)).toBeVisible()
    expect(gateway.commands.slice(-2)).toMatchObject([
      { t: 'note', stream: contact, text: 'Giao trước 15 h' },
      { t: 'finish', stream: contact, disposition: 'address' },
    ])
    await page.getByRole('tab', { name: /^Closed/ }).click()
    await expect.element(page.getByText(/Closed as Address changed/)).toBeVisible()
    expect(await axeFaults()).toEqual([])
  })

  test('says when the dispositions cannot be had, and loads them again', async () => {
    const one = sit()
    one.api.dispositionsDown = true
    one.app.remove()
    document.body.append(one.app)
    const { contact } = one.gateway.ring({ text: 'Hello' })
    await page.getByRole('button', { name: /^Answer/ }).click()
    one.gateway.leave(contact)
    await expect.element(page.getByText(/could not be loaded/)).toBeVisible()
    one.api.dispositionsDown = false
    await page.getByRole('button', { name: /^Load again/ }).click()
    await expect.element(page.getByRole('radio', { name: /^Damaged/ })).toBeInTheDocument()
  })
})

describe('the line', () => {
  test('when it drops, a strip says so, writing goes on, and all is sent when it is back', async () => {
    const { gateway } = await sitInChat()
    gateway.up = false
    gateway.cut(1006)
    await expect.element(page.getByText(/The line dropped\./)).toBeVisible()
    await page.getByRole('textbox', { name: /^Reply/ }).fill('Vẫn viết được')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText(/Sending…/)).toBeVisible()
    expect(await axeFaults()).toEqual([])
    gateway.up = true
    await page.getByRole('button', { name: /^Try now/ }).click()
    await expect.element(page.getByText(/The line dropped\./)).not.toBeInTheDocument()
    await expect.element(page.getByText('Sent', { exact: true })).toBeVisible()
    expect(gateway.commands.at(-1)).toMatchObject({ t: 'say', text: 'Vẫn viết được' })
  })

  test('when it will not come back, the page says why and offers to load again', async () => {
    const { gateway } = await sitAvailable()
    gateway.cut(4504)
    await expect.element(page.getByText(/You have the console open too often/)).toBeVisible()
    await expect.element(page.getByRole('button', { name: /^Load the page again/ })).toBeVisible()
  })
})

describe('the keyboard alone', () => {
  test('takes a contact from the offer to the end of wrap-up', async () => {
    const { gateway } = sit()
    await userEvent.keyboard('{Tab}')
    await hasFocus(page.getByRole('button', { name: /^Skip to the conversation/ }))
    while (!(document.activeElement?.shadowRoot && focused()?.textContent.includes('Presence')))
      await userEvent.keyboard('{Tab}')
    await userEvent.keyboard('{Enter}')
    await hasFocus(page.getByRole('menuitem', { name: /^Available/ }))
    await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}')
    await hasFocus(page.getByRole('button', { name: /^Presence/ }))

    gateway.ring({ text: 'Một' })
    await expect.element(page.getByRole('alertdialog')).toBeVisible()
    await userEvent.keyboard('{Shift>}D{/Shift}')
    await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument()

    const { contact } = gateway.ring({ text: 'Hai' })
    await expect.element(page.getByRole('alertdialog')).toBeVisible()
    await userEvent.keyboard('a')
    await hasFocus(page.getByRole('textbox', { name: /^Reply/ }))
    await userEvent.keyboard('ae1{Enter}')
    await until(() => gateway.commands.some((command) => command.t === 'say' && command.text === 'ae1'))

    focused()?.blur()
    await userEvent.keyboard('n')
    await hasFocus(page.getByRole('textbox', { name: /^Note/ }))
    focused()?.blur()
    await userEvent.keyboard('r')
    await hasFocus(page.getByRole('textbox', { name: /^Reply/ }))
    focused()?.blur()
    await userEvent.keyboard('e')
    await expect.element(page.getByRole('radiogroup', { name: /^Disposition/ })).toBeVisible()
    await userEvent.keyboard('2{Control>}{Enter}{/Control}')
    await expect.element(page.getByText(/This contact is closed\./)).toBeVisible()
    expect(gateway.commands.at(-1)).toMatchObject({ t: 'finish', stream: contact, disposition: 'address' })
  })

  test('lists its keys, and can be told to leave single ones alone', async () => {
    const { gateway } = await sitAvailable()
    await userEvent.keyboard('?')
    await expect.element(page.getByRole('dialog', { name: /^Keyboard shortcuts/ })).toBeVisible()
    expect(await axeFaults()).toEqual([])
    await page.getByRole('checkbox', { name: /^Use single-key shortcuts/ }).click()
    await page.getByRole('button', { name: /^Done/ }).click()
    gateway.ring({ text: 'Hello' })
    await expect.element(page.getByRole('alertdialog')).toBeVisible()
    await userEvent.keyboard('a')
    expect(gateway.commands.map((command) => command.t)).not.toContain('accept')
  })

  test('moves in the list by arrows, with one stop for Tab', async () => {
    const { gateway } = await sitInChat()
    gateway.ring({ text: 'Hai' })
    await page.getByRole('button', { name: /^Answer/ }).click()
    await until(() => rows().length === 2)
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1)
    rows()[0]?.focus()
    await userEvent.keyboard('{ArrowDown}')
    await until(() => focused() === rows()[1])
    await userEvent.keyboard('{Enter}')
    await expect
      .element(page.elementLocator(rows()[1] as HTMLElement))
      .toHaveAttribute('aria-current', 'true')
  })
})

describe('looks', () => {
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
        await new Promise((resolve) => setTimeout(resolve, 200)) // colours fade; axe must see the last ones
        faults.push(...(await axeFaults()))
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
      }
      const one = sit({ session: false, settings: { theme, language } })
      await look()
      one.api.session = true
      one.app.remove()
      document.body.append(one.app)
      await until(() => deepQuery(one.app, 'console-presence').length === 1)
      await look()
      deepQuery(one.app, '.own')[0]?.click()
      await until(() => deepQuery(one.app, '[role=menuitem]').length === 3)
      await look()
      deepQuery(one.app, '[role=menuitem]')[0]?.click()
      await until(() => one.gateway.commands.length === 1)
      const { contact } = one.gateway.ring({
        text: 'Công Tằng Tôn Nữ Quỳnh Hương hỏi về bộ ấm trà men ngọc, sáu chén, giao trước mười lăm giờ',
      })
      await until(() => deepQuery(one.app, '[role=alertdialog]').length === 1)
      await look()
      deepQuery(one.app, '.offer .primary')[0]?.click()
      await until(() => deepQuery(one.app, '#reply').length === 1)
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
      await until(() => deepQuery(one.app, 'console-wrap-up [type=radio]').length === 4)
      await look()
      expect(faults).toEqual([])
    },
  )
})

/** Waits until an element has the focus, also inside of shadow roots. */
async function hasFocus(locator: ReturnType<typeof page.getByRole>): Promise<void> {
  await until(() => locator.query() !== null && focused() === locator.query())
}

/** Waits until an element's text holds some words. */
async function hasText(locator: ReturnType<typeof page.getByRole>, words: RegExp): Promise<void> {
  await until(() => words.test(locator.query()?.textContent ?? ''))
}

/** All elements that match, through open shadow roots. */
function deepQuery(root: Element | ShadowRoot | null | undefined, selector: string): HTMLElement[] {
  if (!root) return []
  if (selector.includes(' ') && !selector.includes(',')) {
    const [outer = '', ...inner] = selector.split(' ')
    return deepQuery(root, outer).flatMap((element) => [...deepQuery(element, inner.join(' '))])
  }
  const below = [
    ...root.querySelectorAll<HTMLElement>('*'),
    ...(root instanceof Element && root.shadowRoot
      ? [...root.shadowRoot.querySelectorAll<HTMLElement>('*')]
      : []),
  ]
  return below.flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? deepQuery(element.shadowRoot as ShadowRoot, selector) : []),
  ])
}

/** The innermost element that has the focus. */
function focused(): HTMLElement | null {
  let element = document.activeElement as HTMLElement | null
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement as HTMLElement
  return element
}

function rows(): HTMLElement[] {
  return deepQuery(seat?.app, '.item').filter((element) => element.dataset['contact'] !== undefined)
}
