import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import type { Fault } from './admin-api.js'
import { faultLine, input, labelled, tick } from './controls.js'
import type { AdminWords } from './words-en.js'

/** From and to in minutes since midnight; a time that is missing is −1. */
interface Span {
  readonly from: number
  readonly to: number
}

/** Opening hours as the rules of a queue have them; `day` 1 is Monday. */
export interface Hours {
  readonly zone: string
  readonly weekly: readonly (Span & { readonly day: number })[]
  readonly holidays: readonly { readonly date: string; readonly spans: readonly Span[] }[]
}

/** What hours are filled in with. `zone`: the centre's own. */
export interface HoursParts {
  readonly words: AdminWords
  readonly language: string
  readonly faults: readonly Fault[]
  readonly zone: string
}

const week = [1, 2, 3, 4, 5, 6, 7] as const
const office = { from: 480, to: 1_020 }
const midnight = 1_440

/** What a queue starts with that shall not always be open: the usual hours of an office. */
export function officeHours(zone: string): Hours {
  return { zone, weekly: [1, 2, 3, 4, 5].map((day) => ({ day, ...office })), holidays: [] }
}

/** The name of a weekday. */
export function dayName(day: number, language: string): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  )
}

/** When a queue is open: always, or by weekday with several spans, and days that are otherwise. */
export function hoursField(
  value: Hours | null,
  set: (hours: Hours | null) => void,
  parts: HoursParts,
): TemplateResult {
  const { words, zone } = parts
  const always = tick(words.rules.always, value === null, (on) => set(on ? null : officeHours(zone)))
  if (value === null) return always
  return html`${always} ${zoneField(value, set, parts)}
    <div class="week">${week.map((day) => dayOf(day, value, set, parts))}</div>
    <div class="buttons">
      <button type="button" class="button second low" @click=${() => set(likeMonday(value))}>${words.rules.likeMonday}</button>
    </div>
    ${holidays(value, set, parts)}`
}

function zoneField(value: Hours, set: (hours: Hours) => void, { words, faults }: HoursParts): TemplateResult {
  const wrong = faults.filter(({ field }) => field === 'rules.hours.zone')
  return html`${labelled({ id: 'rules.hours.zone', label: words.rules.zone, wrong, words }, (control) =>
    input(control, value.zone, { take: (zone) => set({ ...value, zone: zone.trim() }), list: 'zones' }),
  )}${zoneList()}`
}

/** The zones that this browser knows, to choose from while typing. Its names are the old ones of some cities. */
export function zoneList(): TemplateResult {
  const zones = [...new Set(['Asia/Ho_Chi_Minh', 'UTC', ...Intl.supportedValuesOf('timeZone')])]
  return html`<datalist id="zones">${zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>`
}

function likeMonday(hours: Hours): Hours {
  const monday = hours.weekly.filter(({ day }) => day === 1)
  const others = hours.weekly.filter(({ day }) => day > 5)
  const working = [1, 2, 3, 4, 5].flatMap((day) => monday.map((span) => ({ ...span, day })))
  return { ...hours, weekly: [...working, ...others] }
}

function dayOf(day: number, value: Hours, set: (hours: Hours) => void, parts: HoursParts): TemplateResult {
  const { words, language } = parts
  const name = dayName(day, language)
  const spans = value.weekly.flatMap((span, index) => (span.day === day ? [{ ...span, index }] : []))
  const add = (): void => {
    const last = spans.at(-1)
    const span = last === undefined ? office : { from: Math.min(last.to + 60, 1_380), to: midnight }
    set({ ...value, weekly: [...value.weekly, { day, ...span }] })
  }
  return html`<fieldset class="day">
    <legend class="label">${name}</legend>
    ${spans.length === 0 ? html`<p class="hint">${words.rules.closed}</p>` : nothing}
    ${spans.map(({ index, from, to }) =>
      spanRow(
        { from, to },
        {
          field: `rules.hours.weekly.${index}`,
          name,
          set: (span) =>
            set({ ...value, weekly: value.weekly.map((one, at) => (at === index ? { day, ...span } : one)) }),
          remove: () => set({ ...value, weekly: value.weekly.filter((_, at) => at !== index) }),
        },
        parts,
      ),
    )}
    <button type="button" class="link tiny" aria-label=${`${words.rules.addHours}: ${name}`} @click=${add}>${words.rules.addHours}</button>
  </fieldset>`
}

interface SpanAt {
  readonly field: string
  /** The day. */
  readonly name: string
  readonly set: (span: Span) => void
  readonly remove: () => void
}

function spanRow({ from, to }: Span, at: SpanAt, { words, faults }: HoursParts): TemplateResult {
  const wrong = faults.filter(({ field }) => field === at.field)
  const id = `${at.field}-fault`
  const time = (minutes: number, label: string, take: (minutes: number) => void): TemplateResult =>
    html`<input class="input" type="time" .value=${clock(minutes)} aria-label=${`${at.name}: ${label}`} aria-invalid=${wrong.length > 0} aria-describedby=${wrong.length > 0 ? id : nothing}
      @change=${(event: Event) => take(minutesOf((event.target as HTMLInputElement).value))} />`
  return html`<div class="span">
      ${time(from, words.rules.from, (minutes) => at.set({ from: minutes, to }))}<span aria-hidden="true">–</span>
      ${time(to, words.rules.to, (minutes) => at.set({ from, to: minutes === 0 ? midnight : minutes }))}
      <button type="button" class="icon-button" aria-label=${`${words.rules.remove}: ${at.name}`} title=${words.rules.remove} @click=${at.remove}>${icon('close', 18)}</button>
    </div>
    ${faultLine(id, wrong, words)}`
}

/** Midnight at the end of a day is written as 00:00: a clock knows no 24:00. */
function clock(minutes: number): string {
  if (minutes < 0) return ''
  const day = minutes % midnight
  return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`
}

function minutesOf(text: string): number {
  const [hours, minutes] = text.split(':').map(Number)
  return hours === undefined || minutes === undefined ? -1 : hours * 60 + minutes
}

function holidays(value: Hours, set: (hours: Hours) => void, parts: HoursParts): TemplateResult {
  const { words } = parts
  const change = (index: number, day: Partial<Hours['holidays'][number]>): void =>
    set({
      ...value,
      holidays: value.holidays.map((one, at) => (at === index ? { ...one, ...day } : one)),
    })
  return html`<fieldset class="week">
    <legend class="label">${words.rules.holidays}</legend>
    <p class="hint">${words.rules.holidaysHint}</p>
    ${value.holidays.map(({ date, spans }, index) => {
      const field = `rules.hours.holidays.${index}`
      const wrong = parts.faults.filter((fault) => fault.field === `${field}.date`)
      return html`<div class="day">
        <div class="span">
          <input class="input" type="date" .value=${date} aria-label=${words.rules.date} aria-invalid=${wrong.length > 0} aria-describedby=${wrong.length > 0 ? `${field}-fault` : nothing}
            @change=${(event: Event) => change(index, { date: (event.target as HTMLInputElement).value })} />
          <span class="hint grow">${spans.length === 0 ? words.rules.closed : nothing}</span>
          <button type="button" class="icon-button" aria-label=${`${words.rules.remove}: ${date}`} title=${words.rules.remove} @click=${() => set({ ...value, holidays: value.holidays.filter((_, at) => at !== index) })}>${icon('close', 18)}</button>
        </div>
        ${faultLine(`${field}-fault`, wrong, words)}
        ${spans.map((span, at) =>
          spanRow(
            span,
            {
              field: `${field}.spans.${at}`,
              name: date,
              set: (next) => change(index, { spans: spans.map((one, no) => (no === at ? next : one)) }),
              remove: () => change(index, { spans: spans.filter((_, no) => no !== at) }),
            },
            parts,
          ),
        )}
        <button type="button" class="link tiny" aria-label=${`${words.rules.addHours}: ${date}`} @click=${() => change(index, { spans: [...spans, office] })}>${words.rules.addHours}</button>
      </div>`
    })}
    <div class="buttons">
      <button type="button" class="button second low" @click=${() => set({ ...value, holidays: [...value.holidays, { date: '', spans: [] }] })}>${words.rules.addHoliday}</button>
    </div>
  </fieldset>`
}
