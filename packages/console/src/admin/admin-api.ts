import { isErrorCode } from '@switchboard/protocol'
import type { ErrorCode } from '@switchboard/protocol'

/** A thing of the set-up as the gateway tells it; which fields it has is the kind's. */
export type Thing = Readonly<Record<string, unknown>> & { readonly rev: number; readonly archived: boolean }

/** The kinds of things, by the names that the gateway's lists have. */
export type Kind =
  | 'brands'
  | 'queues'
  | 'sites'
  | 'users'
  | 'skills'
  | 'dispositions'
  | 'breakReasons'
  | 'cannedReplies'
  | 'webhooks'
  | 'articles'

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

/** A key by which a program reads; times in epoch ms. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly role: 'supervisor' | 'analyst' | 'brand_viewer' | 'admin'
  readonly brands: readonly string[] | null
  readonly expiresAt: number
  readonly lastUsedAt: number | null
  readonly revokedAt: number | null
}

/** A key by which a brand signs; times in epoch ms. */
export interface BrandKey {
  readonly kid: string
  readonly alg: 'HS256' | 'ES256'
  readonly createdAt: number
  readonly retiredAt: number | null
}

/** The centre itself. */
export interface Tenant {
  readonly id: number
  readonly key: string
  readonly name: string
  readonly zone: string
  readonly languages: readonly string[]
  readonly rev: number
}

/** Which entries of the log: `before` one, of a kind, by somebody, of a time (epoch ms); null: any. */
export interface AuditQuery {
  readonly before: number | null
  readonly kind: string | null
  readonly actor: string | null
  readonly from: number | null
  readonly to: number | null
}

/** Who one is, as far as one may change it. */
export interface Profile {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly email: string | null
  /** Where one’s picture is; null: there is none. */
  readonly picture: string | null
}

/** What people ask for themselves. */
export interface ProfileApi {
  me(): Promise<Result<Profile>>
  changeMe(values: { readonly name: string; readonly email: string | null }): Promise<Result<Profile>>
  changePassword(values: { readonly current: string; readonly password: string }): Promise<Result<object>>
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
  /** A page of entries, the newest first. */
  audit(
    query: AuditQuery,
  ): Promise<Result<{ readonly entries: readonly AuditEntry[]; readonly next: number | null }>>
  tenant(): Promise<Result<Tenant>>
  changeTenant(id: number, values: object): Promise<Result<Tenant>>
  apiKeys(): Promise<Result<readonly ApiKey[]>>
  /** `key` is told this once. */
  makeApiKey(wish: object): Promise<Result<{ readonly key: string }>>
  revokeApiKey(id: string): Promise<Result<object>>
  brandKeys(brand: string): Promise<Result<readonly BrandKey[]>>
  /** `secret` is told this once; null: the brand has it. */
  makeBrandKey(
    brand: string,
    wish: object,
  ): Promise<Result<{ readonly kid: string; readonly secret: string | null }>>
  retireBrandKey(brand: string, kid: string): Promise<Result<object>>
  exportFile(): Promise<Result<object>>
  importFile(file: object, dryRun: boolean): Promise<Result<Imported>>
}

const paths: Readonly<Record<Kind, string>> = {
  brands: 'brands',
  queues: 'queues',
  sites: 'sites',
  users: 'users',
  skills: 'skills',
  dispositions: 'dispositions',
  breakReasons: 'break-reasons',
  cannedReplies: 'canned-replies',
  webhooks: 'webhooks',
  articles: 'articles',
}

type Call = <T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => Promise<Result<T>>

/** Calls of the REST interface, with answers and refusals told apart. */
export function callWith(fetching: typeof fetch): Call {
  return async <T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<Result<T>> => {
    try {
      const response = await fetching(`/api/v1/${path}`, {
        method,
        credentials: 'same-origin',
        ...(body === undefined ? {} : sent(body)),
      })
      const answer: unknown = await response.json()
      // The gateway's own description of these answers is tested against them.
      return response.ok ? { ok: true, value: answer as T } : refused(answer)
    } catch {
      return { ok: false, code: 'unreachable', faults: [] }
    }
  }
}

/** A file goes as it is: what it holds, its content says. */
function sent(body: object): Pick<RequestInit, 'headers' | 'body'> {
  if (body instanceof Blob) return { headers: { 'content-type': 'application/octet-stream' }, body }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** What every session may ask for itself. */
export function createProfileApi(fetching: typeof fetch): ProfileApi {
  const call = callWith(fetching)
  return {
    me: () => call('GET', 'me'),
    changeMe: (values) => call('PATCH', 'me', values),
    changePassword: (values) => call('POST', 'me/password', values),
  }
}

/** The gateway's REST interface, as an administrator's session may use it. */
export function createAdminApi(fetching: typeof fetch): AdminApi {
  const call = callWith(fetching)
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
    audit: (query) => {
      const given = Object.entries(query).flatMap(([name, value]) =>
        value === null ? [] : [[name, String(value)]],
      )
      return call('GET', `audit?${new URLSearchParams([['limit', '50'], ...given]).toString()}`)
    },
    async tenant() {
      const answer = await call<{ readonly tenants: readonly [Tenant] }>('GET', 'tenants')
      return answer.ok ? { ok: true, value: answer.value.tenants[0] } : answer
    },
    changeTenant: (id, values) => call('PATCH', `tenants/${id}`, values),
    async apiKeys() {
      const answer = await call<{ readonly apiKeys: readonly ApiKey[] }>('GET', 'api-keys')
      return answer.ok ? { ok: true, value: answer.value.apiKeys } : answer
    },
    makeApiKey: (wish) => call('POST', 'api-keys', wish),
    revokeApiKey: (id) => call('POST', `api-keys/${id}/revoke`, {}),
    async brandKeys(brand) {
      const answer = await call<{ readonly brandKeys: readonly BrandKey[] }>('GET', `brands/${brand}/keys`)
      return answer.ok ? { ok: true, value: answer.value.brandKeys } : answer
    },
    async makeBrandKey(brand, wish) {
      const answer = await call<{ readonly brandKey: BrandKey; readonly secret: string | null }>(
        'POST',
        `brands/${brand}/keys`,
        wish,
      )
      if (!answer.ok) return answer
      const { brandKey, secret } = answer.value
      return { ok: true, value: { kid: brandKey.kid, secret } }
    },
    retireBrandKey: (brand, kid) =>
      call('POST', `brands/${brand}/keys/${encodeURIComponent(kid)}/retire`, {}),
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
