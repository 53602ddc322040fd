import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../../test/support/postgres.js'
import { openPool } from '../database/pool.js'
import { seedDemo } from '../demo/seed.js'
import { createSessions } from './sessions.js'
import type { Sessions } from './sessions.js'

let database: Awaited<ReturnType<typeof useDatabase>>
let pool: ReturnType<typeof openPool>
let sessions: Sessions
beforeAll(async () => {
  database = await useDatabase()
  pool = openPool({ connectionString: database.url }, { max: 10 })
  await seedDemo(pool, [])
  sessions = createSessions(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const open = async (): ReturnType<Sessions['open']> => {
  const user = await sessions.check({ tenant: 'demo', user: 'agent', password: 'demo' })
  return sessions.open(user ?? '')
}

test('of fifty that show the same ticket at once, one is let in', async () => {
  const { session } = await open()
  const { ticket } = await sessions.issueTicket(session.id)
  const shown = await Promise.all(Array.from({ length: 50 }, () => sessions.redeemTicket(ticket)))
  expect(shown.filter((answer) => answer !== null)).toEqual([session])
  expect(await sessions.redeemTicket(ticket)).toBeNull()
})

test('a ticket that is shown too late is expired, and then spent', async () => {
  const { session } = await open()
  const { ticket, expiresAt } = await sessions.issueTicket(session.id)
  const { rows } = await pool.query<{ left: number }>(
    'SELECT $1 - (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS left',
    [expiresAt],
  )
  expect(rows[0]?.left).toBeLessThanOrEqual(60_000)
  await pool.query('UPDATE tickets SET expires_at = expires_at - 60001')
  expect(await sessions.redeemTicket(ticket)).toBe('expired')
  expect(await sessions.redeemTicket(ticket)).toBeNull()
})

test('a session that has ended opens nothing, nor do its tickets', async () => {
  const { token, session } = await open()
  const { ticket } = await sessions.issueTicket(session.id)
  expect(await sessions.standing([session.id])).toEqual([session.id])
  await sessions.end(session.id)
  expect(await sessions.find(token)).toBeNull()
  expect(await sessions.redeemTicket(ticket)).toBeNull()
  expect(await sessions.standing([session.id])).toEqual([])
})

test('a session that has run out opens nothing, nor do its tickets', async () => {
  const { token, session } = await open()
  const { ticket } = await sessions.issueTicket(session.id)
  await pool.query('UPDATE sessions SET expires_at = 0 WHERE id = $1', [session.id])
  expect(await sessions.find(token)).toBeNull()
  expect(await sessions.redeemTicket(ticket)).toBeNull()
  expect(await sessions.standing([session.id])).toEqual([])
})

test('nothing in the database opens a door: tokens and tickets are kept as hashes', async () => {
  const { token, session } = await open()
  const { ticket } = await sessions.issueTicket(session.id)
  const { rows } = await pool.query<{ row: string }>(
    'SELECT s::text AS row FROM sessions s UNION ALL SELECT t::text FROM tickets t UNION ALL SELECT u::text FROM users u',
  )
  const everything = rows.map(({ row }) => row).join('\n')
  expect(everything).not.toContain(token)
  expect(everything).not.toContain(ticket)
  expect(everything).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
})

test('a changed role counts at the next look', async () => {
  const { token } = await open()
  await pool.query(
    'UPDATE users SET role = \'senior\' WHERE id = (SELECT "user" FROM sessions ORDER BY created_at DESC LIMIT 1)',
  )
  expect((await sessions.find(token))?.role).toBe('senior')
})
