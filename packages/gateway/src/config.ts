import { isRefusal, readEmail } from '@switchboard/domain'
import type { MailboxAddress } from './mail/mailbox.js'
import { isNetwork } from './webhooks/guard.js'
import { readS3Address } from './files/s3-store.js'
import type { S3Address } from './files/s3-store.js'
import { type VoiceConfig, readVoice } from './voice/voice-config.js'

/** What a gateway runs with: read once from the environment, frozen. Addresses are complete URLs, sizes and times have their unit in the name. */
export interface Config {
  readonly host: string
  /** 0: any free port (tests). */
  readonly port: number
  /** Where browsers reach the gateway, without a trailing slash; null: the address that it listens on. */
  readonly publicUrl: string | null
  /** Where everything that lasts is kept; null: `data` in the working folder. */
  readonly dataDir: string | null
  /** Signs visitors' tokens; null: one is made once and kept in the data folder. */
  readonly secretKey: string | null
  /** Seeds two tenants whose passwords everybody knows, and serves the demo site. */
  readonly demo: boolean
  /** A PostgreSQL ≥ 15; null: the embedded one. */
  readonly databaseUrl: string | null
  /** A ClickHouse server's HTTP address; null: the embedded engine. */
  readonly clickhouseUrl: string | null
  /** Which proxies may say who the caller is: a number of hops or a list of addresses; null: none. */
  readonly trustProxy: number | readonly string[] | null
  /** Opens /metrics to whoever bears it; null: loopback only. */
  readonly metricsToken: string | null
  /** The mail server and the sender of what it is given; null: nothing is mailed. */
  readonly smtp: { readonly address: string; readonly from: string } | null
  /** The bucket that keeps files; null: the data folder does. */
  readonly s3: S3Address | null
  /** Where answers to letters arrive (IMAP), and the address that they are sent to; null: none are read. */
  readonly mailbox: Mailbox | null
  /** What the sound of calls travels over. */
  readonly voice: VoiceConfig
  /** Private networks that webhooks may reach; public addresses may be reached always. */
  readonly webhookNetworks: readonly string[]
  readonly logLevel: LogLevel
}

type Mailbox = MailboxAddress & { readonly replyTo: string | null }

type LogLevel = (typeof logLevels)[number]

type Environment = Readonly<Record<string, string | undefined>>

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Known to the design, of no use yet: a set one is refused, since whoever set it counts on it. */
const later: Readonly<Record<string, string>> = {
  REDIS_URL: 'a bus between several gateways',
}

/** Reads the environment. Pure: every fault is returned, all at once, as a sentence that says what to do. An empty variable counts as absent. */
export function readConfig(
  environment: Environment,
): { readonly config: Config } | { readonly faults: readonly string[] } {
  const faults: string[] = []
  const read = <T>(name: string, otherwise: T, parse: (text: string) => T | Wrong): T => {
    const text = environment[name]?.trim() ?? ''
    if (text === '') return otherwise
    const value = parse(text)
    if (!(value instanceof Wrong)) return value
    faults.push(`${name} ${value.why}.`)
    return otherwise
  }

  // Off: passwords that everybody knows are no accident.
  const demo = read('DEMO', false, parseSwitch)
  const config: Config = {
    // Whoever wants it on a network says so: an open port is no accident.
    host: read('HOST', '127.0.0.1', (text) =>
      /\s|\//.test(text) ? new Wrong('is not a host name or an address') : text,
    ),
    port: read('PORT', 4000, parsePort),
    publicUrl: read('PUBLIC_URL', null, parsePublicUrl),
    dataDir: read<string | null>('DATA_DIR', null, (text) => text),
    secretKey: read('SECRET_KEY', null, parseSecret),
    demo,
    databaseUrl: read('DATABASE_URL', null, (text) => parseUrl(text, ['postgres:', 'postgresql:'])),
    clickhouseUrl: read('CLICKHOUSE_URL', null, (text) => parseUrl(text, ['http:', 'https:'])),
    trustProxy: read('TRUST_PROXY', null, parseTrustProxy),
    metricsToken: read('METRICS_TOKEN', null, (text) =>
      text.length < 16 ? new Wrong('needs at least 16 characters') : text,
    ),
    smtp: read('SMTP_URL', null, parseSmtp),
    mailbox: read('MAILBOX_URL', null, parseMailbox),
    s3: read('S3_URL', null, parseS3),
    voice: readVoice(environment, faults),
    webhookNetworks: read('WEBHOOK_NETWORKS', [], parseNetworks),
    // The terminal of a demo is read by a person, not by a collector of logs.
    logLevel: read('LOG_LEVEL', demo ? 'warn' : 'info', parseLogLevel),
  }
  if (config.demo && !loopback.has(config.host)) {
    faults.push(
      'DEMO has passwords that everybody knows, so HOST must be 127.0.0.1, ::1 or localhost: unset one of the two.',
    )
  }
  if (config.mailbox !== null && config.smtp === null) {
    faults.push(
      'MAILBOX_URL reads answers to letters, but SMTP_URL, by which letters go out, is not set: set it too.',
    )
  }
  for (const [name, what] of Object.entries(later)) {
    if (environment[name]?.trim())
      faults.push(`${name} is set, but this version has no ${what} yet: unset it.`)
  }
  return faults.length > 0 ? { faults: Object.freeze(faults) } : { config: Object.freeze(config) }
}

/** Whether an address to bind is one that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return loopback.has(host)
}

class Wrong {
  readonly why: string
  constructor(why: string) {
    this.why = why
  }
}

function parsePort(text: string): number | Wrong {
  const port = Number(text)
  return /^\d+$/.test(text) && port <= 65_535 ? port : new Wrong('must be a number from 0 to 65535')
}

function parseSwitch(text: string): boolean | Wrong {
  if (text === '1' || text === 'true') return true
  if (text === '0' || text === 'false') return false
  return new Wrong('must be 1 or 0')
}

function parseSecret(text: string): string | Wrong {
  return text.length >= 32
    ? text
    : new Wrong('needs at least 32 characters: openssl rand -base64 32 makes one')
}

function parseUrl(text: string, protocols: readonly string[]): string | Wrong {
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text
  // Never the value itself: it may hold a password.
  return new Wrong(
    `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  )
}

function parsePublicUrl(text: string): string | Wrong {
  const url = parseUrl(text, ['http:', 'https:'])
  if (url instanceof Wrong) return url
  const { origin, pathname, search, hash, username } = new URL(url)
  if (pathname !== '/' || search || hash || username)
    return new Wrong('must be an origin alone, such as https://support.example.com')
  return origin
}

function parseSmtp(text: string): NonNullable<Config['smtp']> | Wrong {
  const address = parseUrl(text, ['smtp:', 'smtps:'])
  if (address instanceof Wrong) return address
  const url = new URL(address)
  const from = url.searchParams.get('from') ?? ''
  if (!from.includes('@') || /[\r\n]/.test(from))
    return new Wrong(
      'must name the sender, such as smtp://user:password@mail.example:587?from=support@example.com',
    )
  return { address: text, from }
}

function parseS3(text: string): S3Address | Wrong {
  return (
    readS3Address(text) ??
    new Wrong(
      'must name key, secret and bucket, such as https://KEY:SECRET@s3.example/bucket?region=eu-central-1',
    )
  )
}

function parseMailbox(text: string): Mailbox | Wrong {
  const address = parseUrl(text, ['imap:', 'imaps:'])
  if (address instanceof Wrong) return address
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(address)
  const secure = protocol === 'imaps:'
  if (username === '' || password === '')
    return new Wrong('must name who reads it, such as imaps://user:password@mail.example/INBOX')
  const replyTo = searchParams.get('address')
  if (replyTo !== null && isRefusal(readEmail(replyTo)))
    return new Wrong('names an address for answers that is no e-mail address')
  return {
    host: hostname,
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
    replyTo,
  }
}

function parseTrustProxy(text: string): number | readonly string[] | Wrong {
  if (/^[1-9]\d?$/.test(text)) return Number(text)
  const list = text.split(',').map((entry) => entry.trim())
  const known = /^(?:loopback|linklocal|uniquelocal|[0-9a-f:.]+(?:\/\d{1,3})?)$/i
  // Not "true": then anybody could claim any address, and the limits of log-in would be nobody's.
  if (!list.every((entry) => known.test(entry) && !/^\d+$/.test(entry))) {
    return new Wrong('must be a number of hops or a list of addresses, such as 10.0.0.0/8,loopback')
  }
  return list
}

function parseNetworks(text: string): readonly string[] | Wrong {
  const list = text.split(',').map((entry) => entry.trim())
  return list.every(isNetwork) ? list : new Wrong('must be a list of networks, such as 10.20.0.0/16,fd00::/8')
}

function parseLogLevel(text: string): LogLevel | Wrong {
  const level = logLevels.find((known) => known === text)
  return level ?? new Wrong(`must be one of ${logLevels.join(', ')}`)
}
