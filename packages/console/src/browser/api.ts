import { isErrorCode } from '@switchboard/protocol'
import type { ErrorCode, Uuid } from '@switchboard/protocol'
import { createDeskApi } from './desk-api.js'
import type { DeskApi } from './desk-api.js'
import { fields, records, text, texts } from './read-json.js'

/** Who is logged in. */
export interface Me {
  readonly id: Uuid
  readonly name: string
  readonly role: string
  /** Where one's picture is; null: there is none. */
  readonly picture?: string | null
  /** The tenant's name. */
  readonly tenant: string
  /** Whether e-mail is sent from here. */
  readonly mail: boolean
  /** Queues, wrap-up of whose contacts may be finished without a disposition. */
  readonly dispositionOptional: readonly Uuid[]
}

/** What a contact can end as; `labels` by language. */
export interface Disposition {
  readonly code: string
  readonly labels: Readonly<Record<string, string>>
}

/** What a disposition is called in a language; in another one, or by its code, where that has no name for it. */
export function dispositionName({ code, labels }: Disposition, language: string): string {
  return labels[language] ?? labels['en'] ?? Object.values(labels)[0] ?? code
}

/** Where a contact may be given. `room`: the agent would be rung now. */
export interface Targets {
  readonly queues: readonly { readonly id: Uuid; readonly name: string; readonly waiting: number }[]
  readonly agents: readonly {
    readonly id: Uuid
    readonly name: string
    readonly presence: string
    readonly room: boolean
  }[]
}

/** Where the bytes of a file are: `whole`, a small `preview` of a picture, or `save` to have it saved. */
export function fileAddress(id: Uuid, what: 'whole' | 'preview' | 'save'): string {
  const query = { whole: '', preview: '?rendition=preview', save: '?save=true' }[what]
  return `/api/v1/files/${id}${query}`
}

/** Where files for a contact are brought; the session's cookie goes along. */
export const uploadAddress = (contact: Uuid): string => `/api/v1/contacts/${contact}/files`

/** What a request came to: a value, or why not; `unreachable` when no answer came. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode | 'unreachable' }

/** What the console asks of the gateway by HTTP; the session is a cookie that no script sees. */
export interface Api {
  me(): Promise<Answer<Me>>
  login(who: {
    readonly tenant: string
    readonly user: string
    readonly password: string
  }): Promise<Answer<null>>
  logout(): Promise<Answer<null>>
  /** A ticket for one hello. */
  ticket(): Promise<Answer<string>>
  dispositions(): Promise<Answer<readonly Disposition[]>>
  targets(contact: Uuid): Promise<Answer<Targets>>
  /** Takes nothing more from the visitor of a contact. */
  block(contact: Uuid, reason: string): Promise<Answer<null>>
  readonly desk: DeskApi
}

/** The gateway's REST interface. `heard` gets the server's clock (epoch ms) from each answer, whole seconds. */
export function createApi(options: {
  readonly fetch: typeof fetch
  readonly heard: (at: number) => void
}): Api {
  const call = async (method: 'GET' | 'POST', path: string, given?: unknown): Promise<Answer<unknown>> => {
    try {
      const response = await options.fetch(`/api/v1/${path}`, {
        method,
        credentials: 'same-origin',
        headers: {
          accept: 'application/json',
          ...(method === 'POST' && { 'content-type': 'application/json' }),
        },
        ...(method === 'POST' && { body: JSON.stringify(given ?? {}) }),
      })
      const date = Date.parse(response.headers.get('date') ?? '')
      if (Number.isFinite(date)) options.heard(date)
      const body = await response.text()
      const value: unknown = body === '' ? null : JSON.parse(body)
      return response.ok ? { ok: true, value } : { ok: false, code: codeOf(value, response.status) }
    } catch {
      return { ok: false, code: 'unreachable' } // no network, or an answer that is not ours
    }
  }
  return {
    me: async () => read(await call('GET', 'me'), readMe),
    login: async (who) => read(await call('POST', 'login', who), () => null),
    logout: async () => read(await call('POST', 'logout'), () => null),
    ticket: async () => read(await call('POST', 'ws-ticket'), readTicket),
    dispositions: async () => read(await call('GET', 'dispositions'), readDispositions),
    targets: async (contact) => read(await call('GET', `contacts/${contact}/targets`), readTargets),
    block: async (contact, reason) =>
      read(await call('POST', 'blocked-visitors', { contact, reason }), () => null),
    desk: createDeskApi((path) => call('GET', path)),
  }
}

function read<T>(answer: Answer<unknown>, take: (value: unknown) => T): Answer<T> {
  return answer.ok ? { ok: true, value: take(answer.value) } : answer
}

function readMe(value: unknown): Me {
  const { id, name, role, picture, tenant, mail, dispositionOptional } = fields(value)
  return {
    id: text(id),
    name: text(name),
    role: text(role),
    picture: text(picture) || null,
    tenant: text(fields(tenant)['name']),
    mail: mail === true,
    dispositionOptional: Array.isArray(dispositionOptional) ? dispositionOptional.map(text) : [],
  }
}

function readTicket(value: unknown): string {
  return text(fields(value)['ticket'])
}

function readDispositions(value: unknown): readonly Disposition[] {
  const list = Array.isArray(value) ? value : fields(value)['dispositions']
  if (!Array.isArray(list)) return []
  return list.map(fields).map(({ code, labels }) => ({ code: text(code), labels: texts(labels) }))
}

function readTargets(value: unknown): Targets {
  return {
    queues: records(value, 'queues').map(({ id, name, waiting }) => ({
      id: text(id),
      name: text(name),
      waiting: typeof waiting === 'number' ? waiting : 0,
    })),
    agents: records(value, 'agents').map(({ id, name, presence, room }) => ({
      id: text(id),
      name: text(name),
      presence: text(presence),
      room: room === true,
    })),
  }
}

function codeOf(value: unknown, status: number): ErrorCode {
  const { code } = fields(fields(value)['error'])
  if (isErrorCode(code)) return code
  if (status === 429) return 'rate_limited'
  return status === 401 ? 'not_logged_in' : 'internal'
}
