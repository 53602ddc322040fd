import type { Filters, Opened } from './address.js'

/** How an answer is divided. */
export type Dimension = 'queue' | 'agent' | 'brand' | 'channel'

/** A question about one metric; times in epoch ms. */
export interface Question {
  readonly metric: string
  readonly from: number
  readonly to: number
  readonly interval: '15m' | '30m' | '1h' | '1d' | 'range'
  readonly tz: string
  readonly by?: Dimension
  readonly filters: Filters
}

/** One number; null: there is no data. `n`: what it was taken over. */
export interface NumberRow {
  readonly start: number
  readonly value: number | null
  readonly n: number
  readonly queue?: string | null
  readonly agent?: string | null
  readonly brand?: string | null
  readonly channel?: string | null
}

export type Unit = 'ms' | 'ratio' | 'score' | 'count' | 'number'

/** What a question came to. */
export interface Numbers {
  readonly metric: string
  readonly unit: Unit
  readonly asOf: number
  readonly rows: readonly NumberRow[]
  readonly provisional: readonly number[]
  readonly attribution: { readonly mode: 'instant' | 'cohort' | 'clipped'; readonly moment: string }
  readonly targets?: readonly {
    readonly queue?: string
    readonly channel?: string
    readonly targetMs: number
  }[]
}

/** A metric as the gateway lists it. */
export interface Metric {
  readonly key: string
  readonly name: string
  readonly unit: Unit
  readonly grain: string
  readonly definition: string
  readonly attribution: Numbers['attribution']
  readonly dimensions: readonly Dimension[]
}

/** What ids are called, as far as this person may see. */
export interface Names {
  readonly zone: string
  readonly brands: readonly Named[]
  readonly queues: readonly (Named & {
    /** Where its own days begin; null: where the centre's do. */
    readonly zone: string | null
    readonly goals: readonly { readonly channel: string; readonly share: number }[]
  })[]
  readonly agents: readonly Named[]
}

export interface Named {
  readonly id: string
  readonly name: string
}

/** One row behind a number. */
export interface BehindRow {
  readonly contact: string
  readonly at: number
  readonly queue: string | null
  readonly agent: string | null
  readonly brand: string | null
  readonly channel: string | null
  readonly outcome: string | null
  readonly ms: number | null
  readonly score: number | null
}

/** A page of what is behind a number, and how much that is in all. */
export interface Behind {
  readonly total: number
  readonly contacts: number
  readonly asOf: number
  readonly rows: readonly BehindRow[]
}

/** A fact of a contact, without what anybody typed. */
export interface RawFact {
  readonly seq: number
  readonly at: number
  readonly type: string
  readonly body: Readonly<Record<string, unknown>>
}

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly address: string
}

/** What a request came to. `away`: nothing answers now, which passes; `said`: the gateway's sentence. */
export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly away: boolean; readonly code: string; readonly said: string }

/** What the reports ask of the gateway. */
export interface ReportsApi {
  metrics(): Promise<Told<readonly Metric[]>>
  names(): Promise<Told<Names>>
  ask(question: Question, asOf: number): Promise<Told<Numbers>>
  behind(opened: Opened, page: { readonly limit: number; readonly offset: number }): Promise<Told<Behind>>
  facts(contact: string): Promise<Told<readonly RawFact[]>>
  savedViews(): Promise<Told<readonly SavedView[]>>
  saveView(view: Pick<SavedView, 'name' | 'address'>): Promise<Told<SavedView>>
  removeView(id: string): Promise<Told<unknown>>
}

/** Where the file of numbers is that are asked for alike; `metrics`: more than the question's own. */
export function numberFile(
  question: Question,
  of: { asOf: number; format: 'csv' | 'parquet'; metrics?: readonly string[] },
): string {
  const { asOf, format, metrics = [question.metric] } = of
  return `/api/v1/metrics?${questionQuery({ ...question, metric: metrics.join(',') }, asOf)}&format=${format}`
}

/** Where the file of what is behind a number is. */
export function behindFile(opened: Opened, format: 'csv' | 'parquet'): string {
  return `/api/v1/metrics/contacts?${openedQuery(opened)}&format=${format}`
}

/** An engine that stands still answers nothing at all: after so long it counts as away, and what is shown as old. */
const patienceMs = 20_000

/** The gateway's REST interface, as the session of this page may use it. */
export function createReportsApi(fetching: typeof fetch): ReportsApi {
  const call = async <T>(path: string, body?: unknown): Promise<Told<T>> => {
    try {
      const response = await fetching(`/api/v1/${path}`, {
        credentials: 'same-origin',
        signal: AbortSignal.timeout(patienceMs),
        ...(body !== undefined && {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      })
      // The gateway's own description of these answers is tested against them.
      const value = (await response.json()) as T
      return response.ok ? { ok: true, value } : refused(response.status, value)
    } catch {
      return { ok: false, away: true, code: 'unreachable', said: '' }
    }
  }
  return {
    metrics: () => part(call<{ metrics: readonly Metric[] }>('metrics'), ({ metrics }) => metrics),
    names: () => call('metrics/names'),
    ask: (question, asOf) => call(`metrics?${questionQuery(question, asOf)}`),
    behind: (opened, { limit, offset }) =>
      call(`metrics/contacts?${openedQuery(opened)}&limit=${String(limit)}&offset=${String(offset)}`),
    facts: (contact) =>
      part(call<{ facts: readonly RawFact[] }>(`facts?stream=${contact}`), ({ facts }) => facts),
    savedViews: () =>
      part(call<{ savedViews: readonly SavedView[] }>('saved-views'), ({ savedViews }) => savedViews),
    saveView: (view) => call('saved-views', view),
    removeView: (id) => call(`saved-views/${id}/remove`, {}),
  }
}

async function part<T, P>(asked: Promise<Told<T>>, take: (value: T) => P): Promise<Told<P>> {
  const answer = await asked
  return answer.ok ? { ok: true, value: take(answer.value) } : answer
}

function refused(status: number, value: unknown): Told<never> {
  const { code = '', message = '' } = (value as { error?: { code?: string; message?: string } }).error ?? {}
  return { ok: false, away: status >= 500, code, said: message }
}

function questionQuery({ metric, from, to, interval, tz, by, filters }: Question, asOf: number): string {
  const query = new URLSearchParams({ metric, from: String(from), to: String(to), interval, tz })
  if (by !== undefined) query.set('by', by)
  narrow(query, filters)
  query.set('asOf', String(asOf))
  return query.toString()
}

function openedQuery({ metric, from, to, asOf, ...filters }: Opened): string {
  const query = new URLSearchParams({ metric, from: String(from), to: String(to), asOf: String(asOf) })
  narrow(query, filters)
  return query.toString()
}

function narrow(query: URLSearchParams, { brand, queue, channel, agent }: Filters): void {
  for (const [name, id] of Object.entries({ brand, queue, channel, agent }))
    if (id !== '') query.set(name, id)
}
