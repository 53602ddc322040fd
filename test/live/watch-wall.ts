import type { Page } from 'playwright'

/** What the wall has shown as waiting, from the first look on. */
export interface WallWatch {
  /** The figures in the order in which they stood there, each once until another took its place, with the moment of it (epoch ms). */
  shown(): Promise<readonly { readonly waiting: string; readonly at: number }[]>
}

/** Logs in to a new page and opens the wall board as a television shows it. */
export async function openWall(page: Page, url: string, user: string): Promise<WallWatch> {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${url}/console/#wall`)
  await page.getByRole('textbox', { name: 'Tenant' }).fill('demo')
  await page.getByRole('textbox', { name: 'User' }).fill(user)
  await page.getByRole('textbox', { name: 'Password' }).fill('demo')
  await page.getByRole('button', { name: 'Log in' }).click()
  const figure = page.locator('console-wall .figure').first()
  await figure.waitFor()
  const seen = await figure.evaluateHandle((first) => {
    const list: { waiting: string; at: number }[] = []
    const look = (): void => {
      const waiting = first.textContent.trim()
      if (list.at(-1)?.waiting !== waiting) list.push({ waiting, at: Date.now() })
    }
    look()
    new MutationObserver(look).observe(first, { characterData: true, childList: true, subtree: true })
    return list
  })
  return { shown: () => seen.jsonValue() }
}
