import { setTimeout } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import type pg from 'pg'
import { createLease } from '../sweeper/lease.js'
import { type IncomingLetter, largestLetter, readLetter } from './read-letter.js'
import type { Received } from './receive-letter.js'

/** A mailbox in which answers arrive. */
export interface MailboxAddress {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly user: string
  readonly password: string
  readonly folder: string
}

export interface MailboxParts {
  readonly address: MailboxAddress
  readonly pool: pg.Pool
  readonly receive: (letter: IncomingLetter) => Promise<Received>
  readonly report: (what: string, error: unknown) => void
  readonly times?: Partial<MailboxTimes>
}

/** In ms: how often it is looked into, and how long a node that stopped renewing keeps the task. */
export interface MailboxTimes {
  readonly everyMs: number
  readonly leaseMs: number
}

const houseTimes: MailboxTimes = { everyMs: 20_000, leaseMs: 120_000 }
/** So many letters are read in one look. */
const atOnce = 100
const patienceMs = 15_000
const kept: ReadonlySet<Received> = new Set(['heard', 'continued', 'bounced'])

/** Looks into a mailbox, one node at a time, and goes on where the last look ended. Nothing is deleted there; what was put aside is flagged. */
export function openMailbox(parts: MailboxParts): { close(): Promise<void> } {
  const { everyMs, leaseMs } = { ...houseTimes, ...parts.times }
  const lease = createLease(parts.pool, 'mailbox')
  const end = new AbortController()
  const running = (async () => {
    while (!end.signal.aborted) {
      await look(parts, lease.take, { leaseMs, signal: end.signal }).catch((error: unknown) =>
        parts.report('reading the mailbox', plain(error)),
      )
      await setTimeout(everyMs, null, { signal: end.signal }).catch(() => {})
    }
  })()
  return {
    async close() {
      end.abort()
      await running
      await lease.give().catch((error: unknown) => parts.report('giving up the mailbox', error))
    },
  }
}

interface Look {
  readonly leaseMs: number
  readonly signal: AbortSignal
}

async function look(
  parts: MailboxParts,
  take: (ms: number) => Promise<boolean>,
  { leaseMs, signal }: Look,
): Promise<void> {
  if (!(await take(leaseMs))) return
  const { host, port, secure, user, password, folder } = parts.address
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass: password },
    logger: false,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  })
  // Without somebody who hears it, a line that breaks would end the process.
  client.on('error', (error) => parts.report('the line to the mailbox', plain(error)))
  await client.connect()
  try {
    await client.mailboxOpen(folder)
    for (let more = true; more && !signal.aborted;)
      more = (await take(leaseMs)) && (await readSome(parts, client))
  } finally {
    await client.logout().catch(() => client.close())
  }
}

/** Reads the next letters; whether there may be more. */
async function readSome(
  { address, pool, receive, report }: MailboxParts,
  client: ImapFlow,
): Promise<boolean> {
  const box = client.mailbox
  if (box === false) return false
  const name = `${address.user}@${address.host}/${address.folder}`
  const validity = String(box.uidValidity)
  const after = await readTo(pool, name, validity)
  // A range that ends in `*` names the last letter even where that is an old one.
  const found = (await client.search({ uid: `${after + 1}:*` }, { uid: true })) || []
  const fresh = found.filter((uid) => uid > after).toSorted((a, b) => a - b)
  for (const uid of fresh.slice(0, atOnce)) {
    const letter = await fetchLetter(client, uid).catch((error: unknown) => {
      if (!client.usable) throw error
      report('a letter that cannot be read', plain(error))
      return null
    })
    // What fails here fails for all: the look ends, and the next one begins with this letter.
    const received = letter === null ? 'refused' : await receive(letter)
    if (!kept.has(received)) await putAside(pool, client, { uid, reason: received })
    await pool.query(keep, [name, validity, uid])
  }
  return fresh.length > atOnce
}

/** The letter, read; null for one that is too large or gone. */
async function fetchLetter(client: ImapFlow, uid: number): Promise<IncomingLetter | null> {
  const about = await client.fetchOne(String(uid), { size: true }, { uid: true })
  if (about === false || (about.size ?? 0) > largestLetter) return null
  const letter = await client.fetchOne(String(uid), { source: true }, { uid: true })
  return letter === false || letter.source === undefined ? null : readLetter(letter.source)
}

/** It stays where it is, flagged for whoever looks into the mailbox. What answers nothing of ours is no sign of anything, and not flagged. */
async function putAside(
  pool: pg.Pool,
  client: ImapFlow,
  { uid, reason }: { readonly uid: number; readonly reason: Received },
): Promise<void> {
  await pool.query(aside, [reason])
  if (reason !== 'no_thread' && reason !== 'automatic')
    await client.messageFlagsAdd(String(uid), ['\\Flagged'], { uid: true })
}

async function readTo(pool: pg.Pool, name: string, validity: string): Promise<number> {
  const { rows } = await pool.query<{ uid: string }>(
    'SELECT uid FROM mailboxes WHERE name = $1 AND uidvalidity = $2::bigint',
    [name, validity],
  )
  return Number(rows[0]?.uid ?? 0)
}

const keep = `INSERT INTO mailboxes (name, uidvalidity, uid) VALUES ($1, $2::bigint, $3)
  ON CONFLICT (name) DO UPDATE SET uidvalidity = excluded.uidvalidity, uid = excluded.uid`
const aside = `INSERT INTO mail_aside AS a VALUES ($1, 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
  ON CONFLICT (reason) DO UPDATE SET n = a.n + 1, last_at = excluded.last_at`

/** The server's own words may hold an address. */
function plain(error: unknown): Error {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
  return new Error(`the mailbox: ${typeof code === 'string' ? code : 'failed'}`)
}
