import type { IncomingHttpHeaders } from 'node:http'

/** One request of ClickHouse's HTTP protocol, taken apart. */
export interface EngineRequest {
  readonly query: string
  readonly queryId: string | null
  readonly database: string | null
  /** The format of the answer where the query names none. */
  readonly defaultFormat: string
  /** By name, as the text that the engine's escaped format reads. */
  readonly params: Readonly<Record<string, string>>
  /** By name; the engine says which it knows. */
  readonly settings: Readonly<Record<string, string>>
  /** Whether the answer may be compressed as `Accept-Encoding` says. */
  readonly compress: boolean
  /** `client_protocol_version`: the newest form of the Native format that the client reads; 0 where it says none. */
  readonly protocolVersion: number
  readonly user: string | null
  readonly password: string | null
}

/** Words of the protocol that are no settings of the engine. What they ask for is either done elsewhere or makes no sense here. */
const ignored = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'user',
  'password',
  'enable_http_compression',
  'http_zlib_compression_level',
  'wait_end_of_query',
  'buffer_size',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'cancel_http_readonly_queries_on_client_close',
  'client_protocol_version',
  'add_http_cors_header',
  'quota_key',
  'stacktrace',
])

/** Words that would change what comes back and that this process does not do; it refuses them rather than do half. */
const unsupported = new Set([
  'session_id',
  'session_timeout',
  'session_check',
  'compress',
  'decompress',
  'role',
])

/** Takes a request apart: the body follows the query as its data, or is the query. Pure. Null where a word is not supported, with the word. */
export function readRequest(
  url: URL,
  headers: IncomingHttpHeaders,
  body: string,
): { request: EngineRequest } | { unsupported: string } {
  const params: Record<string, string> = {}
  const settings: Record<string, string> = {}
  for (const [name, value] of url.searchParams) {
    if (unsupported.has(name) && value !== '0' && value !== '') return { unsupported: name }
    if (name.startsWith('param_')) params[name.slice('param_'.length)] = value
    else if (!ignored.has(name) && !unsupported.has(name)) settings[name] = value
  }
  const inUrl = url.searchParams.get('query') ?? ''
  const query = inUrl === '' ? body : body === '' ? inUrl : `${inUrl}\n${body}`
  return {
    request: {
      query,
      params,
      settings,
      queryId: url.searchParams.get('query_id'),
      database: url.searchParams.get('database') ?? single(headers['x-clickhouse-database']),
      defaultFormat:
        url.searchParams.get('default_format') ?? single(headers['x-clickhouse-format']) ?? 'TabSeparated',
      protocolVersion: Number(url.searchParams.get('client_protocol_version') ?? 0) || 0,
      compress: ['1', 'true'].includes(url.searchParams.get('enable_http_compression') ?? ''),
      ...credentials(url, headers),
    },
  }
}

function credentials(
  url: URL,
  headers: IncomingHttpHeaders,
): { user: string | null; password: string | null } {
  const basic = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1]
  if (basic !== undefined) {
    const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic, 'base64').toString()) ?? []
    return { user: user ?? null, password: password ?? null }
  }
  return {
    user: single(headers['x-clickhouse-user']) ?? url.searchParams.get('user'),
    password: single(headers['x-clickhouse-key']) ?? url.searchParams.get('password'),
  }
}

function single(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : null
}
