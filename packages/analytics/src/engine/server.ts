import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import { faultFrom, faultOf, type EngineFault } from './exception.js'
import { multipartFields } from './multipart.js'
import type { Lanes } from './lanes.js'
import { atProtocolVersion } from './native-blocks.js'
import { readRequest, type EngineRequest } from './request.js'
import { inspect, type Statement } from './statement.js'
import type { Result } from './session.js'

const bodyLimit = 256 * 2 ** 20
const headerLimit = 2 ** 20 // a server takes 1 MiB of address; parameters travel there

/** Answers ClickHouse's HTTP protocol from the engine's sessions: what the official client, curl and Grafana send. */
export function createEngineServer(lanes: Lanes, owner: { user: string; password: string }): Server {
  return createServer({ maxHeaderSize: headerLimit, keepAliveTimeout: 60_000 }, (request, response) => {
    answer(request, response, { lanes, owner }).catch((error: unknown) => refuse(response, faultFrom(error)))
  })
}

interface Surroundings {
  readonly lanes: Lanes
  readonly owner: { user: string; password: string }
}

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  { lanes, owner }: Surroundings,
): Promise<void> {
  const url = new URL(message.url ?? '/', 'http://engine')
  if (url.pathname === '/ping' || (url.pathname === '/' && url.search === '' && message.method === 'GET')) {
    response.end('Ok.\n')
    return
  }
  const body = await readBody(message, url)
  if (body === null)
    return refuse(response, faultOf(307, 'The request is larger than 256 MiB. (TOO_MANY_BYTES)'))
  const read = readRequest(url, message.headers, body)
  if ('unsupported' in read) {
    return refuse(
      response,
      faultOf(48, `${read.unsupported} is not supported by the embedded engine. (NOT_IMPLEMENTED)`),
    )
  }
  const { request } = read
  if (!isOwner(request, owner)) {
    return refuse(
      response,
      faultOf(516, `${request.user ?? 'default'}: Authentication failed. (AUTHENTICATION_FAILED)`),
    )
  }
  const statement = inspect(request.query)
  if ('code' in statement) return refuse(response, faultOf(statement.code, statement.reason))
  const fault = faultBefore(message.method, statement)
  if (fault) return refuse(response, fault)
  const started = performance.now()
  await send(
    response,
    { request, statement, started, encodings: message.headers['accept-encoding'] ?? '' },
    await lanes.run(request, statement),
  )
}

/** Formats whose data are text; the engine takes an insert's data as text only. */
const textFormat = /^(?:JSON|CSV|TSV|TabSeparated|Values|CustomSeparated|Template|LineAsString|TSKV|RawBLOB)/i

function faultBefore(method: string | undefined, { lane, format }: Statement): EngineFault | null {
  if (method === 'GET' && lane !== 'read') {
    return faultOf(164, 'Cannot execute query in readonly mode: GET only reads. (READONLY)')
  }
  if (lane === 'insert' && format !== null && !textFormat.test(format)) {
    return faultOf(73, `The embedded engine takes inserted data as text, not as ${format}. (UNKNOWN_FORMAT)`)
  }
  return null
}

async function readBody(message: IncomingMessage, url: URL): Promise<string | null> {
  if (Number(message.headers['content-length'] ?? 0) > bodyLimit) return null
  const decoder = decoders[message.headers['content-encoding'] ?? '']
  const bytes = await buffer(decoder ? message.pipe(decoder()) : message)
  if (bytes.length > bodyLimit) return null
  const type = message.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) return bytes.toString()
  const { query = '', ...fields } = await multipartFields(bytes, type)
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
  return query
}

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
}

const contentTypes: Readonly<Record<string, string>> = {
  JSON: 'application/json; charset=UTF-8',
  JSONCompact: 'application/json; charset=UTF-8',
  JSONEachRow: 'application/x-ndjson; charset=UTF-8',
  JSONCompactEachRow: 'application/x-ndjson; charset=UTF-8',
  CSV: 'text/csv; charset=UTF-8; header=absent',
  CSVWithNames: 'text/csv; charset=UTF-8; header=present',
  TabSeparated: 'text/tab-separated-values; charset=UTF-8',
  Native: 'application/octet-stream',
  Parquet: 'application/octet-stream',
}

interface Asked {
  readonly request: EngineRequest
  readonly statement: Statement
  readonly started: number
  readonly encodings: string
}

async function send(
  response: ServerResponse,
  { request, statement, started, encodings }: Asked,
  result: Result,
): Promise<void> {
  const format =
    statement.lane === 'insert' ? request.defaultFormat : (statement.format ?? request.defaultFormat)
  const told = format === 'Native' ? atProtocolVersion(result.bytes, request.protocolVersion) : result
  if ('unsupported' in told) {
    return refuse(
      response,
      faultOf(
        48,
        `The type ${told.unsupported} is not answered in the Native format to this client; turn it into text with toString. (NOT_IMPLEMENTED)`,
      ),
    )
  }
  response.setHeader('Content-Type', contentTypes[format] ?? 'text/plain; charset=UTF-8')
  response.setHeader('X-ClickHouse-Format', format)
  response.setHeader(
    'X-ClickHouse-Summary',
    summary(request, statement, { result, ms: performance.now() - started }),
  )
  if (request.queryId !== null) response.setHeader('X-ClickHouse-Query-Id', request.queryId)
  if (!request.compress || !encodings.includes('gzip') || told.bytes.length === 0) {
    response.end(told.bytes)
    return
  }
  response.setHeader('Content-Encoding', 'gzip')
  response.end(await promisify(gzip)(told.bytes))
}

/** Counts in the form of a server; `written_rows` are the lines that were sent, known for formats of a row a line. */
function summary(
  request: EngineRequest,
  { lane, format }: Statement,
  { result, ms }: { result: Result; ms: number },
): string {
  const perLine =
    lane === 'insert' && format !== null && /^(?:JSON\w*EachRow|TSV|TabSeparated)$/i.test(format)
  const written = perLine ? linesAfterFirst(request.query) : 0
  const counts = {
    read_rows: lane === 'insert' ? written : result.rows,
    read_bytes: result.rowBytes,
    written_rows: written,
    written_bytes: 0,
    total_rows_to_read: 0,
    result_rows: result.rows,
    result_bytes: result.bytes.length,
    elapsed_ns: Math.round(ms * 1e6),
  }
  return JSON.stringify(
    Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])),
  )
}

function linesAfterFirst(text: string): number {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '').length
}

function refuse(response: ServerResponse, { status, code, text }: EngineFault): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.statusCode = status
  response.setHeader('X-ClickHouse-Exception-Code', String(code))
  response.setHeader('Content-Type', 'text/plain; charset=UTF-8')
  response.end(`${text}\n`)
}

function isOwner({ user, password }: EngineRequest, owner: { user: string; password: string }): boolean {
  return equal(user ?? '', owner.user) && equal(password ?? '', owner.password)
}

function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
