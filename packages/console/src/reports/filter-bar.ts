import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { periods } from './address.js'
import type { Asked, Filters } from './address.js'
import type { ReportContext } from './context.js'
import type { Named } from './reports-api.js'

/** Which period, compared or not, and of what: all of it goes into the address. */
export function filterBar(context: ReportContext): TemplateResult {
  const { words, asked, names, period, go, ofBrands } = context
  const set = (part: Partial<Asked>): void => go({ ...asked, ...part, opened: null, contact: '' })
  const narrow = (part: Partial<Filters>): void => set({ filters: { ...asked.filters, ...part } })
  const channels = ['chat', 'voice', 'message', 'callback'].map((id) => ({
    id,
    name: words.channels[id] ?? id,
  }))
  return html`<div class="filters" role="group" aria-label=${words.filters}>
    <label><span class="sr">${words.period}</span>
      <select class="input" .value=${asked.period} @change=${(event: Event) => {
        const name = chosen(event)
        const one = periods.find((other) => other === name) ?? 'today'
        set(
          one === 'days'
            ? { period: one, first: period.first, last: period.last }
            : { period: one, first: '', last: '' },
        )
      }}>${periods.map((name) => html`<option value=${name} ?selected=${name === asked.period}>${words.periods[name]}</option>`)}</select></label>
    ${asked.period === 'days' ? dayFields(context, set) : nothing}
    ${names.brands.length < 2 ? nothing : choice(words.brand, { all: words.all.brand, options: names.brands, value: asked.filters.brand, set: (brand) => narrow({ brand }) })}
    ${choice(words.queue, { all: words.all.queue, options: names.queues, value: asked.filters.queue, set: (queue) => narrow({ queue }) })}
    ${choice(words.channel, { all: words.all.channel, options: channels, value: asked.filters.channel, set: (channel) => narrow({ channel }) })}
    ${ofBrands || names.agents.length === 0 ? nothing : choice(words.agent, { all: words.all.agent, options: names.agents, value: asked.filters.agent, set: (agent) => narrow({ agent }) })}
    <label class="check"><input type="checkbox" .checked=${asked.compare} @change=${() => set({ compare: !asked.compare })} /> ${words.compare}</label>
  </div>`
}

function dayFields({ words, asked }: ReportContext, set: (part: Partial<Asked>) => void): TemplateResult {
  const day = (label: string, value: string, take: (day: string) => Partial<Asked>): TemplateResult =>
    html`<label class="row small">${label} <input class="input" type="date" .value=${value} @change=${(
      event: Event,
    ) => {
      const next = (event.target as HTMLInputElement).value
      if (next !== '') set(take(next))
    }} /></label>`
  return html`${day(words.first, asked.first, (first) => ({ first, last: asked.last < first ? first : asked.last }))}
    ${day(words.last, asked.last, (last) => ({ last, first: asked.first > last ? last : asked.first }))}`
}

/** A choice among named things, or all of them. */
export function choice(
  label: string,
  of: {
    readonly all: string | null
    readonly options: readonly Named[]
    readonly value: string
    readonly set: (id: string) => void
  },
): TemplateResult {
  const { all, options, value, set } = of
  return html`<label><span class="sr">${label}</span><select class="input" @change=${(event: Event) => set(chosen(event))}>
    ${all === null ? nothing : html`<option value="" ?selected=${value === ''}>${all}</option>`}
    ${options.map(({ id, name }) => html`<option value=${id} ?selected=${id === value}>${name}</option>`)}
  </select></label>`
}

function chosen(event: Event): string {
  return (event.target as HTMLSelectElement).value
}
