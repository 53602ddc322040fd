import { afterEach, beforeEach, expect } from 'vitest'
import { page } from 'vitest/browser'
import { sitDown } from './sit-down.js'
import type { Seat } from './sit-down.js'

type Given = Parameters<typeof sitDown>[0]

let seat: Seat | null = null

// Else it is as narrow as a phone, or as the test before has left it.
beforeEach(() => page.viewport(1440, 900))

afterEach(() => {
  seat?.app.remove()
  seat = null
})

/** A console at which nobody has done anything yet; it is gone after the test. */
export function sit(given: Given = {}): Seat {
  seat = sitDown(given)
  return seat
}

/** The console loads its page again: the same gateway, nothing remembered but what that keeps. */
export function reload({ app }: Seat): void {
  app.remove()
  document.body.append(app)
}

/** An agent who is available. */
export async function sitAvailable(given: Given = {}): Promise<Seat> {
  const one = sit(given)
  await page.getByRole('button', { name: /^Presence/ }).click()
  await page.getByRole('menuitem', { name: /^Available/ }).click()
  await expect.element(page.getByRole('button', { name: /^Presence: Available/ })).toBeVisible()
  return one
}

/** An agent in a chat. */
export async function sitInChat(given: Given = {}): Promise<Seat & { readonly contact: string }> {
  const one = await sitAvailable(given)
  const { contact } = one.gateway.ring({ text: 'Ấm chén có men ngọc không ạ?' })
  await page.getByRole('button', { name: /^Answer/ }).click()
  await expect.element(page.getByRole('textbox', { name: /^Reply/ })).toBeVisible()
  return { ...one, contact }
}
