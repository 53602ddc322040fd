import type { Attributes } from '../switchboard.js'

/** When the visitors of a site are greeted, and with what; the gateway writes it into the loader of that site's pages. */
export interface GreetingRule {
  readonly key: string
  /** Paths, where `*` stands for anything; none: every page. */
  readonly pages: readonly string[]
  /** So long the page has been before the eyes, s. */
  readonly seconds: number
  /** What the page has to have said of the visit, all of it. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
  /** By language. */
  readonly texts: Readonly<Record<string, string>>
  readonly often: 'session' | 'day' | 'ever'
}

/** What a visitor was greeted with. */
export interface Greeting {
  readonly key: string
  readonly text: string
}

/** The greetings of one site; `consent`: only where the page has said that the visitor agrees. */
export interface Greetings {
  readonly consent: boolean
  readonly rules: readonly GreetingRule[]
}

/** What is known of the visit on this page. */
export interface Visit {
  readonly page: string
  /** Before the eyes, s. */
  readonly seconds: number
  readonly attributes: ReadonlyMap<string, Attributes[string]>
}

/** Whether a page is among those of a rule. */
export function isOn(page: string, { pages }: GreetingRule): boolean {
  return pages.length === 0 || pages.some((pattern) => matches(page, pattern))
}

/** Whether a rule fits, but for how often it may. */
export function fits(rule: GreetingRule, { page, seconds, attributes }: Visit): boolean {
  return (
    isOn(page, rule) &&
    seconds >= rule.seconds &&
    rule.attributes.every(({ name, value }) => `${attributes.get(name)}` === value)
  )
}

function matches(page: string, pattern: string): boolean {
  const literal = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replaceAll('*', '.*')}$`, 's').test(page)
}

/** The address of a page as rules know it: its path, and where a router keeps its place in the fragment, that as well. */
export function pageOf({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): string {
  return pathname + (/^#[/!]/.test(hash) ? hash : '')
}
