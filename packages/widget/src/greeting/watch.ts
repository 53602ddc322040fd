import type { LauncherParts } from '../launcher/panel-loader.js'
import { hasOpenContact } from '../launcher/open-contact.js'
import type { Attributes, Methods, PanelCall } from '../switchboard.js'
import { bubblePath } from './bubble-path.js'
import { Greeted } from './greeted.js'
import { fits, isOn, pageOf } from './rules.js'
import type { GreetingRule, Greetings, Visit } from './rules.js'

const everyMs = 1_000

interface Watching {
  /** What of them is there so far. */
  readonly parts: () => Partial<LauncherParts>
  /** By embed key. */
  readonly sites: Readonly<Record<string, Greetings>>
  /** The address of the script. */
  readonly base: string
}

/** Looks once a second whether a rule fits: a page may change its address, its attributes and its mind about consent in any way it likes. Ends once somebody talks. */
export function watch({ parts, sites, base }: Watching): void {
  let page = ''
  let seconds = 0
  let greeted: Greeted | undefined
  let shown: { readonly rule: GreetingRule; readonly close: () => void } | undefined
  let fetching = false

  const look = (): void => {
    const { host, site, launcher, calls } = parts()
    if (!window.switchboard || (host && calls && hasTalked(host, calls))) return end()
    if (!host?.isConnected || site === undefined || !launcher || !calls) return
    const own = Object.hasOwn(sites, site) ? sites[site]! : undefined
    if (!own || hasOpenContact(site)) return end()
    greeted ??= new Greeted(site)
    const agreed = said(calls, 'consent')
    if (agreed === false) greeted.forget()
    if (document.visibilityState !== 'visible') return
    const now = Date.now()
    seconds = page === pageOf(location) ? seconds + 1 : 0
    page = pageOf(location)
    if (shown && (!isOn(page, shown.rule) || (own.consent && agreed !== true))) takeAway()
    if (own.consent && agreed !== true) return
    greeted.goOn(now)
    const visit = { page, seconds, attributes: attributesIn(calls) }
    const rule = own.rules.find((one) => fits(one, visit) && greeted!.may(one, now))
    if (rule && !shown && !fetching) void greet(rule, host, calls)
  }

  const greet = async (rule: GreetingRule, host: HTMLElement, calls: PanelCall[]): Promise<void> => {
    fetching = true
    const bubble = (await import(new URL(bubblePath, base).href).catch(() => null)) as
      | typeof import('./bubble.js')
      | null
    if (bubble === null) return
    fetching = false
    const now = Date.now()
    // In the meantime the visitor may have gone on, talk, or have been greeted in another tab.
    if (hasTalked(host, calls) || !isOn(pageOf(location), rule) || !greeted!.may(rule, now)) return
    greeted!.keep(rule.key, now)
    const language = said(calls, 'locale') as string
    const [textLanguage, text] = inLanguage(rule, language)
    const close = bubble.show({
      root: host.shadowRoot!,
      launcher: parts().launcher!,
      text,
      textLanguage,
      language,
      pressed: () => {
        calls.push(['greeted', { key: rule.key, text }])
        end()
      },
      dismissed: () => {
        shown = undefined
        greeted!.keep('.no', Date.now())
      },
    })
    shown = { rule, close }
  }
  const takeAway = (): void => {
    shown?.close()
    shown = undefined
  }
  const end = (): void => {
    clearInterval(timer)
    takeAway()
  }
  const timer = setInterval(look, everyMs)
  look()
}

/** Whether the panel was opened on this page, or is asked for. */
function hasTalked(host: HTMLElement, calls: readonly PanelCall[]): boolean {
  return (
    host.shadowRoot?.querySelector('switchboard-panel') != null ||
    calls.some(([name]) => name === 'open' || name === 'destroy')
  )
}

/** What a method was called with last. */
function said(calls: readonly PanelCall[], method: string): unknown {
  return calls.findLast(([name]) => name === method)?.[1]
}

function attributesIn(calls: readonly PanelCall[]): Visit['attributes'] {
  const all = new Map<string, Attributes[string]>()
  for (const [name, what] of calls)
    if (name === 'update')
      for (const [key, value] of Object.entries((what as Partial<Update> | undefined)?.attributes ?? {}))
        all.set(key, value)
  return all
}

type Update = Parameters<Methods['update']>[0]

function inLanguage({ texts }: GreetingRule, language: string): readonly [string, string] {
  const own = Object.hasOwn(texts, language) ? texts[language] : undefined
  return own === undefined ? Object.entries(texts)[0]! : [language, own]
}
