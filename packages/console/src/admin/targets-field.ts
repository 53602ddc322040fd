import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Fault } from './admin-api.js'
import { input, labelled, tick } from './controls.js'
import { fold } from './rules-field.js'
import { shownNumber, typedNumber } from './typed.js'
import type { AdminWords } from './words-en.js'

const channels = ['chat', 'voice'] as const
type Channel = (typeof channels)[number]
interface Target {
  readonly targetMs: number | string
  readonly shortMs: number | string
  readonly percent: number | string
}
type Targets = Readonly<Partial<Record<Channel, Target>>>

/** The product's own, where nothing else was agreed. */
const usual: Readonly<Record<Channel, Target>> = {
  chat: { targetMs: 20_000, shortMs: 10_000, percent: 80 },
  voice: { targetMs: 20_000, shortMs: 5_000, percent: 80 },
}

/** What service level was agreed for a queue, by channel. */
export function targetsField(
  value: Targets | null,
  set: (targets: Targets | null) => void,
  parts: { readonly words: AdminWords; readonly faults: readonly Fault[] },
): TemplateResult {
  const { words } = parts
  const targets = value ?? {}
  const replace = (channel: Channel, target: Target | undefined): void => {
    const { [channel]: _old, ...others } = targets
    const next = target === undefined ? others : { ...others, [channel]: target }
    set(Object.keys(next).length === 0 ? null : next)
  }
  return fold(
    { title: words.targets.title, now: targetsText(value, words), field: 'targets' },
    parts,
    html`<p class="hint">${words.targets.hint}</p>
      ${channels.map((channel) => {
        const target = targets[channel]
        return html`<fieldset class="day">
          <legend class="label">${words.targets.channels[channel]}</legend>
          ${tick(words.targets.own[channel], target !== undefined, (on) => replace(channel, on ? usual[channel] : undefined))}
          ${target === undefined ? nothing : figures(channel, { target, replace }, parts)}
        </fieldset>`
      })}`,
  )
}

function figures(
  channel: Channel,
  { target, replace }: { readonly target: Target; replace(channel: Channel, target: Target): void },
  { words, faults }: { readonly words: AdminWords; readonly faults: readonly Fault[] },
): TemplateResult[] {
  const one = (name: keyof Target, factor: number): TemplateResult => {
    const id = `targets.${channel}.${name}`
    const wrong = faults.filter(({ field }) => field === id)
    return labelled({ id, label: words.targets[name], wrong, words }, (control) =>
      input(control, shownNumber(target[name], factor), {
        take: (text) => replace(channel, { ...target, [name]: typedNumber(text, factor) }),
      }),
    )
  }
  return [one('targetMs', 1_000), one('percent', 1), one('shortMs', 1_000)]
}

/** Targets in one line: `Chats: 80 % within 20 s`. */
export function targetsText(value: Targets | null, { targets }: AdminWords): string {
  const all = value ?? {}
  return channels
    .map((channel) => {
      const { percent, targetMs } = all[channel] ?? usual[channel]
      return targets.inWords(targets.channels[channel], String(percent), shownNumber(targetMs, 1_000))
    })
    .join(' · ')
}
