import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { axeFaults } from './axe.ts'
import { until } from './switchboard.ts'

/** Where pictures are left for who wants to look at them; nowhere unless told. */
const pictures = process.env['PICTURES']

/** A page of the console in a browser of its own kind of person: no pointer is ever used. */
export interface Seat {
  readonly page: Page
  /** Presses keys one after the other, as Playwright names them. */
  press(...keys: readonly string[]): Promise<void>
  type(text: string): Promise<void>
  /** Goes on by Tab to what has this name, as a screen reader would say it; fails where no Tab leads there. */
  tabTo(name: RegExp): Promise<void>
  /** Opens the palette, types, and does what stands first once `option` is offered. */
  command(typed: string, option: RegExp): Promise<void>
  /** Waits until the focus is on what has this name. */
  focusOn(name: RegExp): Promise<void>
  /** What axe finds wrong, with the name of the state; leaves a picture where pictures are wanted. */
  faults(state: string): Promise<readonly string[]>
}

/** Logs in by the keyboard alone. */
export async function sitDown(
  browser: Browser,
  url: string,
  { user, locale = 'en-US' }: { readonly user: string; readonly locale?: string },
): Promise<Seat> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${url}/console/`)
  await until('the first field has the focus', async () => (await focused(page)).id === 'tenant')
  const seat = seatOn(page)
  for (const [field, after] of [
    ['demo', 'Tab'],
    [user, 'Tab'],
    ['demo', 'Enter'],
  ] as const) {
    await seat.type(field)
    await seat.press(after)
  }
  await page.getByRole('navigation').waitFor()
  return seat
}

function seatOn(page: Page): Seat {
  const { keyboard } = page
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key)
  }
  return {
    page,
    press,
    type: (text) => keyboard.type(text),
    async tabTo(name) {
      const passed: string[] = []
      for (let stops = 0; stops < 80; stops += 1) {
        const { name: here } = await focused(page)
        if (name.test(here)) return
        passed.push(here)
        await press('Tab')
      }
      throw new Error(`No Tab leads to ${String(name)}; it passed ${passed.join(' | ')}`)
    },
    async command(typed, option) {
      await press('Control+k')
      await keyboard.type(typed)
      await page.getByRole('option', { name: option }).and(page.locator('[aria-selected=true]')).waitFor()
      await press('Enter')
    },
    focusOn: async (name) => {
      await until(
        `the focus is on ${String(name)}`,
        async () => name.test((await focused(page)).name),
        15_000,
      )
    },
    async faults(state) {
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `${state}.png`) })
      }
      return (await axeFaults(page)).map((fault) => `${state}: ${fault}`)
    },
  }
}

/** The element that has the focus, however deep it stands in shadow roots. */
function focused(page: Page): Promise<{ readonly id: string; readonly name: string }> {
  return page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    if (element === null) return { id: '', name: '' }
    const labels = 'labels' in element ? [...((element.labels ?? []) as NodeListOf<HTMLElement>)] : []
    const copies = (labels.length > 0 ? labels : [element]).map((one) => one.cloneNode(true) as Element)
    for (const hidden of copies.flatMap((copy) => [...copy.querySelectorAll('[aria-hidden=true], select')]))
      hidden.remove()
    const name = element.getAttribute('aria-label') ?? copies.map((copy) => copy.textContent).join(' ')
    return { id: element.id, name: name.trim().replaceAll(/\s+/g, ' ') }
  })
}
