import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Config, readConfig } from './config.js'

const configOf = (environment: Record<string, string>): Config => {
  const answer = readConfig(environment)
  if ('faults' in answer) throw new Error(answer.faults.join(' '))
  return answer.config
}
const faultsOf = (environment: Record<string, string>): readonly string[] => {
  const answer = readConfig(environment)
  return 'faults' in answer ? answer.faults : []
}

test('an empty environment runs on loopback, with everything embedded', () => {
  expect(configOf({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    publicUrl: null,
    dataDir: null,
    secretKey: null,
    demo: false,
    databaseUrl: null,
    clickhouseUrl: null,
    trustProxy: null,
    metricsToken: null,
    smtp: null,
    mailbox: null,
    s3: null,
    voice: { livekit: null, p2pDirect: false, turn: null, programs: { path: [], cache: null } },
    webhookNetworks: [],
    logLevel: 'info',
  })
})

test.each([
  ['PORT', '0', { port: 0 }],
  ['PORT', '65535', { port: 65_535 }],
  ['PUBLIC_URL', 'https://support.example.com/', { publicUrl: 'https://support.example.com' }],
  ['DEMO', '1', { demo: true }],
  ['DEMO', '0', { demo: false }],
  ['DATABASE_URL', 'postgres://u:p@db/x', { databaseUrl: 'postgres://u:p@db/x' }],
  ['CLICKHOUSE_URL', 'http://ch:8123', { clickhouseUrl: 'http://ch:8123' }],
  ['TRUST_PROXY', '2', { trustProxy: 2 }],
  ['WEBHOOK_NETWORKS', '10.0.0.0/8, fd00::/8', { webhookNetworks: ['10.0.0.0/8', 'fd00::/8'] }],
  ['TRUST_PROXY', 'loopback, 10.0.0.0/8', { trustProxy: ['loopback', '10.0.0.0/8'] }],
  [
    'SMTP_URL',
    'smtps://u:p@mail.example?from=a@b.example',
    { smtp: { address: 'smtps://u:p@mail.example?from=a@b.example', from: 'a@b.example' } },
  ],
  [
    'S3_URL',
    'https://key:se%2Fcret@s3.example/files?region=eu-1',
    {
      s3: {
        bucketUrl: 'https://s3.example/files',
        region: 'eu-1',
        accessKeyId: 'key',
        secretAccessKey: 'se/cret',
      },
    },
  ],
  ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
  ['LOG_LEVEL', '  ', { logLevel: 'info' }],
  ['DEMO', 'true', { demo: true, logLevel: 'warn' }],
])('%s=%s is understood', (name, value, expected) => {
  expect(configOf({ [name]: value })).toMatchObject(expected)
})

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80a'],
  ['HOST', 'http://x'],
  ['PUBLIC_URL', 'support.example.com'],
  ['PUBLIC_URL', 'https://support.example.com/help'],
  ['PUBLIC_URL', 'ftp://support.example.com'],
  ['SECRET_KEY', 'short'],
  ['DEMO', 'yes'],
  ['DATABASE_URL', 'mysql://secret-word@db'],
  ['CLICKHOUSE_URL', 'secret-word'],
  ['TRUST_PROXY', 'true'],
  ['METRICS_TOKEN', 'secret-word'],
  ['LOG_LEVEL', 'loud'],
  ['REDIS_URL', 'redis://secret-word'],
  ['LIVEKIT_API_SECRET', 'secret-word'],
  ['MAILBOX_URL', 'imaps://mail.example/INBOX'],
  ['MAILBOX_URL', 'pop://u:secret-word@mail.example'],
  ['MAILBOX_URL', 'imaps://u:secret-word@mail.example/?address=nobody'],
  ['SMTP_URL', 'smtp://secret-word'],
  ['SMTP_URL', 'http://mail.example?from=secret-word@b.example'],
  ['S3_URL', 'https://secret-word'],
])('%s=%s is refused by name, without its value', (name, value) => {
  const faults = faultsOf({ [name]: value })
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(new RegExp(`^${name} .*\\.$`))
  expect(faults[0]).not.toContain('secret-word')
})

test('all faults are reported together', () => {
  expect(faultsOf({ PORT: 'x', SECRET_KEY: 'x', LOG_LEVEL: 'x', REDIS_URL: 'x' })).toHaveLength(4)
})

describe('demo mode', () => {
  test.each(['127.0.0.1', '::1', 'localhost'])('may bind to %s', (host) => {
    expect(configOf({ DEMO: '1', HOST: host }).demo).toBe(true)
  })
  test.each(['0.0.0.0', '::', '192.0.2.1', 'example.com'])('may not bind to %s', (host) => {
    expect(faultsOf({ DEMO: '1', HOST: host })).toHaveLength(1)
  })
})

test('the config cannot be changed', () => {
  expect(Object.isFrozen(configOf({}))).toBe(true)
})

test('every variable that is read is in docs/operate.md, and every one there is read', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/operate.md'), 'utf8')
  const told = [...page.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name ?? '')
  const read = new Set<string>()
  readConfig(new Proxy<Record<string, string>>({}, { get: (_, name) => void read.add(String(name)) }))
  expect(told.toSorted()).toEqual([...read].toSorted())
})
