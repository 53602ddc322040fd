import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Pool } from 'pg'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { useDatabase } from '../support/postgres.ts'
import { until } from '../support/switchboard.ts'
import { type Desks, startDesks } from './desks.ts'
import { simulatedCentre } from './set-up.ts'
import { readAll } from './told.ts'
import { wrongsIn } from './wrongs.ts'

const arrivals = Number(process.env['ARRIVALS'] ?? 10_000)
const wave = 1_000
const seed = process.env['SEED'] ?? 'arrivals'

let database: Awaited<ReturnType<typeof useDatabase>>
let pool: Pool
let desks: Desks

beforeAll(async () => {
  database = await useDatabase()
  pool = openPool({ connectionString: database.url }, { max: 2 })
  await pool.query("INSERT INTO tenants (key, name) VALUES ('simulated', 'Simulated')")
  desks = await startDesks(database.url)
})

afterAll(async () => {
  desks.close()
  await pool.end()
  await database.drop()
})

test(
  `${arrivals} arrivals on two desks: none is assigned twice, no agent gets too much, the line keeps its order, and all end`,
  { timeout: 600_000 },
  async () => {
    for (let from = 0; from < arrivals; from += wave) {
      const numbers = Array.from({ length: Math.min(wave, arrivals - from) }, (_, n) => from + n)
      await desks.ask((half) => ({ arrive: numbers.filter((n) => n % 2 === half), seed }))
      await desks.ask(() => ({ presence: 'available' }))
      await until('everybody was served', async () => (await openContacts()) === 0, 180_000).catch(
        async (late: unknown) => expect.fail([late, ...desks.failures, ...(await leftOver())].join('\n')),
      )
      await desks.ask(() => ({ presence: 'break' }))
      expect(await availableAgents()).toBe(0)
    }
    const told = await readAll(pool)
    expect(told.contacts.size).toBe(arrivals)
    expect(wrongsIn(told, simulatedCentre().agents).slice(0, 20)).toEqual([])
    expect(desks.failures).toEqual([])
    if (arrivals >= 1_000) expect(missing(told.contacts)).toEqual([])
  },
)

/** The simulation is not about nothing: whatever may become of a contact became of some. */
function missing(contacts: Awaited<ReturnType<typeof readAll>>['contacts']): string[] {
  const seen = new Set([...contacts.values()].flatMap((facts) => facts.map(({ fact }) => fact.type)))
  const wanted = [
    'offer_declined',
    'offer_expired',
    'offer_undelivered',
    'offer_withdrawn',
    'contact_moved',
  ] as const
  return [...wanted, 'contact_requeued' as const, 'routing_widened' as const].filter(
    (type) => !seen.has(type),
  )
}

async function openContacts(): Promise<number> {
  const { rows } = await pool.query<{ open: number }>(
    "SELECT count(*)::int AS open FROM streams WHERE kind = 'contact' AND phase <> 'closed'",
  )
  return rows[0]?.open ?? 0
}

/** Whoever is asked while a wave is still coming in may be given a contact that is not the first of it. */
async function availableAgents(): Promise<number> {
  const { rows } = await pool.query<{ available: number }>(
    "SELECT count(*)::int AS available FROM streams WHERE kind = 'agent' AND state ->> 'presence' = 'available'",
  )
  return rows[0]?.available ?? 0
}

/** For whoever has to find out why a contact did not end. */
async function leftOver(): Promise<string[]> {
  const { rows } = await pool.query<object>(
    "SELECT s.id, s.kind, s.phase, s.state, array_agg(d.kind) AS due FROM streams s LEFT JOIN deadlines d ON d.stream = s.id WHERE phase NOT IN ('closed', 'free') GROUP BY s.id LIMIT 20",
  )
  return rows.map((row) => JSON.stringify(row))
}
