import { lookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { type LookupFunction, isIP } from 'node:net'
import { askedWait } from './back-off.js'
import type { Guard } from './guard.js'
import type { WebhookFault } from './types.js'

/** What became of one try. Times in ms. */
export interface Outcome {
  /** Null: it arrived. */
  readonly fault: WebhookFault | null
  readonly status: number | null
  /** The beginning of the answer's text. */
  readonly response: string | null
  readonly durationMs: number
  /** What the receiver asks to wait. */
  readonly askedMs: number | null
}

/** What is sent where, and when it is given up. */
export interface Letter {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMs: number
  /** Aborted: the gateway closes. */
  readonly signal: AbortSignal
}

const responseBytes = 1_000

/** Sends once; follows no redirect. Rejects only where `signal` was aborted. */
export async function post(letter: Letter, guard: Guard): Promise<Outcome> {
  const begun = performance.now()
  const timeout = AbortSignal.timeout(letter.timeoutMs)
  const tried = await send(letter, guard, AbortSignal.any([timeout, letter.signal])).catch(
    (error: unknown) => {
      letter.signal.throwIfAborted()
      const fault = timeout.aborted ? 'timeout' : faultOf(error)
      return { fault, status: null, response: null, askedMs: null } as const
    },
  )
  return { ...tried, durationMs: Math.round(performance.now() - begun) }
}

class AddressRefused extends Error {}

async function send(
  { url, headers, body }: Letter,
  guard: Guard,
  signal: AbortSignal,
): Promise<Omit<Outcome, 'durationMs'>> {
  const { protocol, hostname } = new URL(url)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  // An address that is written out is not looked up, and so not guarded there.
  if (isIP(host) !== 0 && !guard(host, protocol)) throw new AddressRefused(host)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = (protocol === 'https:' ? httpsRequest : httpRequest)(
      url,
      {
        method: 'POST',
        agent: false,
        lookup: guardedLookup(guard, protocol),
        signal,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Switchboard-Webhooks/1',
          ...headers,
        },
      },
      resolve,
    )
    request.on('error', reject)
    request.end(body)
  })
  const status = answer.statusCode ?? 0
  const response = await beginningOf(answer)
  return { fault: faultOfStatus(status), status, response, askedMs: askedWait(answer.headers['retry-after']) }
}

/** What is connected to is what was judged: a name that leads elsewhere a moment later gains nothing. */
function guardedLookup(guard: Guard, protocol: string): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const open = error ? [] : addresses.filter(({ address }) => guard(address, protocol))
      const [first] = open
      if (error) callback(error, '')
      else if (first === undefined) callback(new AddressRefused(hostname), '')
      else if (options.all === true) callback(null, open)
      else callback(null, first.address, first.family)
    })
  }
}

async function beginningOf(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of answer) {
    pieces.push(piece as Buffer)
    bytes += (piece as Buffer).length
    // Leaving the loop ends the connection: nobody fills the memory with an endless answer.
    if (bytes >= responseBytes) break
  }
  // The database takes no NUL in a text.
  return Buffer.concat(pieces).subarray(0, responseBytes).toString('utf8').replaceAll('\0', '')
}

function faultOfStatus(status: number): WebhookFault | null {
  if (status >= 200 && status < 300) return null
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}

function faultOf(error: unknown): WebhookFault {
  if (error instanceof AddressRefused) return 'address_refused'
  const code = error instanceof Error ? String(Reflect.get(error, 'code')) : ''
  return /CERT|SIGNATURE|TLS|SSL/.test(code) ? 'certificate' : 'unreachable'
}
