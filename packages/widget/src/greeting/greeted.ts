import { visitKey } from '../session/visit-key.js'
import type { GreetingRule } from './rules.js'

/** After so long without a page of the site, another session begins, ms. */
const sessionGap = 1_800_000
const dayMs = 86_400_000
/** A session goes on: kept no more often than this, ms. */
const keptEvery = 60_000

/**
 * What this browser has been greeted with, and when (epoch ms). Nothing is kept before the first greeting. Where storage is off, it
 * is known as long as the page. The text is that of a query, for pages with a JSON of their own.
 */
export class Greeted {
  readonly #key: string
  #kept = new URLSearchParams()

  constructor(site: string) {
    this.#key = `${visitKey(site)}:greeted`
  }

  /** Whether a rule may greet now; whoever has dismissed one is left alone for the session. */
  may({ key, often }: GreetingRule, now: number): boolean {
    const kept = this.#look(now)
    const from = Number(kept.get('.from'))
    const at = kept.has(key) ? Number(kept.get(key)) : -1
    if (Number(kept.get('.no') ?? -1) >= from) return false
    if (at < 0) return true
    return often === 'day' ? now - at >= dayMs : often === 'session' && at < from
  }

  /** Keeps that a rule has greeted, or with `.no` that a greeting was dismissed. */
  keep(key: string, now: number): void {
    const kept = this.#look(now)
    if (!kept.has('.from')) kept.set('.from', `${now}`)
    kept.set(key, `${now}`)
    this.#save(now)
  }

  /** The visitor is still here. */
  goOn(now: number): void {
    const kept = this.#look(now)
    if (kept.has('.seen') && now - Number(kept.get('.seen')) >= keptEvery) this.#save(now)
  }

  /** Forgets all of it. */
  forget(): void {
    this.#kept = new URLSearchParams()
    try {
      localStorage.removeItem(this.#key)
    } catch {
      // Storage is off: nothing is kept.
    }
  }

  /** What is kept now, by whichever tab. */
  #look(now: number): URLSearchParams {
    try {
      const text = localStorage.getItem(this.#key)
      if (text !== null) this.#kept = new URLSearchParams(text)
    } catch {
      // Storage is off: it is as this page knows it.
    }
    if (this.#kept.has('.seen') && now - Number(this.#kept.get('.seen')) >= sessionGap)
      this.#kept.set('.from', `${now}`)
    return this.#kept
  }

  #save(now: number): void {
    this.#kept.set('.seen', `${now}`)
    try {
      localStorage.setItem(this.#key, `${this.#kept}`)
    } catch {
      // Storage is off or full: it is known as long as the page.
    }
  }
}
