import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientBase, Pool, PoolClient } from 'pg'
import type { Head } from '../log/log.js'
import { headAsJson } from '../log/rows.js'
import { countPastBatches } from '../shipper/batches.js'
import { daysUntil } from './calendar.js'
import { diceOf } from './dice.js'
import { keepDay } from './keep-day.js'
import { inPatientTransaction, persistently } from './patience.js'
import { type Additions, addToCentre, readSimulatedCentre } from './set-up-centre.js'
import { simulateDay } from './simulate-day.js'
import {
  type Simulation,
  type SimulationOrder,
  beginSimulation,
  findSimulation,
  noteDay,
} from './simulations.js'

/** Whom a past is played for, and what has to be there first. */
export interface PastOrder extends SimulationOrder {
  readonly additions: Additions
}

export interface PlayParts {
  /** As the owner of the tables. */
  readonly pool: Pool
  readonly signal: AbortSignal
  /** Whether somebody carries facts to the reporting store: then each day waits until those before are nearly there. */
  readonly isShipped: boolean
  /** Hears after each day. */
  readonly onDay: (simulation: Simulation) => void
}

/** So many batches may wait for the reporting store while the next day is played. */
const mostUnderWay = 2
const lookMs = 50

/**
 * Plays a tenant's past and writes it to the log, a day a transaction: one that was interrupted is carried on where it stopped, and
 * one that is done is left alone. Resolves to how far it has come; before its end where `signal` says so.
 */
export async function playPast(parts: PlayParts, order: PastOrder): Promise<Simulation> {
  const { pool, signal, isShipped, onDay } = parts
  const begin = async (client: PoolClient): Promise<Simulation> => {
    await addToCentre(client, order.tenant, order.additions)
    return beginSimulation(client, order)
  }
  let simulation = await persistently(() => inPatientTransaction(pool, begin), signal)
  while (simulation.doneAt === null && !signal.aborted) {
    if (isShipped && (await persistently(() => countPastBatches(pool), signal)) >= mostUnderWay) {
      await sleep(lookMs)
      continue
    }
    const begun = simulation
    simulation = await persistently(() => playDay(pool, begun), signal)
    onDay(simulation)
  }
  return simulation
}

async function playDay(pool: Pool, begun: Simulation): Promise<Simulation> {
  const { tenant, seed, until, day: place } = begun
  const { centre, zone, heads } = await inPatientTransaction(pool, (client) => readPlace(client, tenant))
  const days = daysUntil(until, { ...begun, zone, dice: diceOf(`${seed} ${tenant} days`) })
  const day = days[place]
  const dice = diceOf(`${seed} ${tenant} ${place}`)
  const played = day && simulateDay(centre, { day, heads, until, dice })
  return inPatientTransaction(pool, async (client) => {
    const now = await findSimulation(client, tenant)
    // Somebody else has played it meanwhile.
    if (now.day !== place || now.doneAt !== null) return now
    if (played) await keepDay(client, tenant, played)
    const contacts = played?.growths.filter(({ after }) => after.kind === 'contact').length ?? 0
    const facts = played?.growths.reduce((sum, growth) => sum + growth.facts.length, 0) ?? 0
    await noteDay(client, { tenant, day: place + 1, contacts, facts, done: place + 1 >= days.length })
    return findSimulation(client, tenant)
  })
}

async function readPlace(client: ClientBase, tenant: number) {
  const centre = await readSimulatedCentre(client, tenant)
  const { rows } = await client.query<{ zone: string }>('SELECT zone FROM tenants WHERE id = $1', [tenant])
  const { rows: heads } = await client.query<{ head: Head }>(
    `SELECT ${headAsJson('s')} AS head FROM streams s WHERE s.id = ANY($1::uuid[])`,
    [centre.agents.map(({ id }) => id)],
  )
  return { centre, zone: rows[0]?.zone ?? 'UTC', heads: new Map(heads.map(({ head }) => [head.id, head])) }
}
