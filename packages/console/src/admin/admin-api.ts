import { isErrorCode } from '@switchboard/protocol'
import type { ErrorCode } from '@switchboard/protocol'

/** A thing of the set-up as the gateway tells it; which fields it has is the kind's. */
export type Thing = Readonly<Record<string, unknown>> & { readonly rev: number; readonly archived: boolean }

/** The kinds of things, by the names that the gateway's lists have. */
export type Kind = 'brands' | 'queues' | 'sites' | 'users' | 'dispositions' | 'cannedReplies'

/** What is wrong with a field: a rule of the gateway's, what it is about, and a sentence for who does not know the rule. */
export interface Fault {
  readonly field: string
  readonly rule: string
  readonly about: string
  readonly message: string
}

/** What a request came to. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode | 'unreachable'; readonly faults: readonly Fault[] }

/** One entry of the audit log; `at` in epoch ms. */
export interface AuditEntry {
  readonly no: number
  readonly at: number
  readonly actorName: string | null
  readonly action: string
  readonly kind: string
  readonly thing: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** The snippet of a site, and where it was seen; `at` in epoch ms. */
export interface Installation {
  readonly snippet: string
  readonly seen: readonly { readonly what: string; readonly origin: string; readonly at: number }[]
}

/** What an import did or would do. */
export interface Imported {
  readonly changes: readonly {
    readonly kind: string
    readonly title: string
    readonly before: object | null
  }[]
}

/** What the administration asks of the gateway. */
export interface AdminApi {
  /** All of a kind, archived ones as well. */
  list(kind: Kind): Promise<Result<readonly Thing[]>>
  create(kind: Kind, values: object): Promise<Result<Thing>>
  change(kind: Kind, key: string, values: object): Promise<Result<Thing>>
  installation(site: string): Promise<Result<Installation>>
  /** A link for a new password; null: it was mailed. */
  invite(user: string): Promise<Result<{ readonly link: string | null; readonly sentTo: string | null }>>
  /** The page of entries before one; null: the newest. */
  audit(
    before: number | null,
  ): Promise<Result<{ readonly entries: readonly AuditEntry[]; readonly next: number | null }>>
  exportFile(): Promise<Result<object>>
  importFile(file: object, dryRun: boolean): Promise<Result<Imported>>
}

const paths: Readonly<Record<Kind, string>> = {
  brands: 'brands',
  queues: 'queues',
  sites: 'sites',
  users: 'users',
  dispositions: 'dispositions',
  cannedReplies: 'canned-replies',
}

/** The gateway's REST interface, as an administrator's session may use it. */
export function createAdminApi(fetching: typeof fetch): AdminApi {
  const call = async <T>(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: object,
  ): Promise<Result<T>> => {
    try {
      const response = await fetching(`/api/v1/${path}`, {
        method,
        credentials: 'same-origin',
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      const answer: unknown = await response.json()
      // The gateway's own description of these answers is tested against them.
      return response.ok ? { ok: true, value: answer as T } : refused(answer)
    } catch {
      return { ok: false, code: 'unreachable', faults: [] }
    }
  }
  return {
    async list(kind) {
      const answer = await call<Readonly<Record<string, readonly Thing[]>>>(
        'GET',
        `${paths[kind]}?archived=true`,
      )
      return answer.ok ? { ok: true, value: answer.value[kind] ?? [] } : answer
    },
    create: (kind, values) => call('POST', paths[kind], values),
    change: (kind, key, values) => call('PATCH', `${paths[kind]}/${encodeURIComponent(key)}`, values),
    installation: (site) => call('GET', `sites/${site}/installation`),
    invite: (user) => call('POST', `users/${user}/invitation`, {}),
    audit: (before) => call('GET', `audit?limit=50${before === null ? '' : `&before=${before}`}`),
    exportFile: () => call('GET', 'setup-export'),
    importFile: (file, dryRun) => call('POST', `setup-import${dryRun ? '?dryRun=true' : ''}`, file),
  }
}

function refused(answer: unknown): {
  readonly ok: false
  readonly code: ErrorCode
  readonly faults: readonly Fault[]
} {
  const error = fields(fields(answer)['error'])
  const list = Array.isArray(error['faults']) ? error['faults'] : [error]
  const faults = list.map(fields).flatMap(({ field, rule, about, message }) =>
    typeof field === 'string'
      ? [
          {
            field,
            rule: text(rule) || (field === 'rules' ? 'rules' : ''),
            about: text(about),
            message: text(message),
          },
        ]
      : [],
  )
  const { code } = error
  return { ok: false, code: isErrorCode(code) ? code : 'internal', faults }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
