import type { ClientBase } from 'pg'
import { clock } from '../shipper/lease.js'

/** What is asked for. */
export interface SimulationOrder {
  readonly tenant: number
  readonly seed: number
  readonly days: number
  readonly contacts: number
}

/** A tenant's simulation, as far as it has come; times in epoch ms, `day` and `played` are what is in the log. */
export interface Simulation extends SimulationOrder {
  readonly until: number
  readonly day: number
  readonly played: number
  readonly facts: number
  readonly doneAt: number | null
}

const columns = 'tenant, seed, days, contacts, until, day, played, facts, done_at AS "doneAt"'

/** Begins a tenant's simulation, or finds the one that was begun: there is one at most, whatever is asked for later. */
export async function beginSimulation(on: ClientBase, order: SimulationOrder): Promise<Simulation> {
  await on.query(
    `INSERT INTO simulations (tenant, seed, days, contacts, until, began_at) VALUES ($1, $2, $3, $4, ${clock}, ${clock}) ON CONFLICT DO NOTHING`,
    [order.tenant, order.seed, order.days, order.contacts],
  )
  return findSimulation(on, order.tenant)
}

/** A tenant's simulation, locked where `on` is within a transaction. Throws where there is none. */
export async function findSimulation(on: ClientBase, tenant: number): Promise<Simulation> {
  const { rows } = await on.query<Simulation>(
    `SELECT ${columns} FROM simulations WHERE tenant = $1 FOR UPDATE`,
    [tenant],
  )
  const [row] = rows
  if (!row) throw new Error(`no past was begun for tenant ${tenant}`)
  return row
}

/** A day is in the log. */
export async function noteDay(
  on: ClientBase,
  {
    tenant,
    day,
    contacts,
    facts,
    done,
  }: {
    readonly tenant: number
    readonly day: number
    readonly contacts: number
    readonly facts: number
    readonly done: boolean
  },
): Promise<void> {
  await on.query(
    `UPDATE simulations SET day = $2, played = played + $3, facts = facts + $4, done_at = CASE WHEN $5 THEN ${clock} END WHERE tenant = $1`,
    [tenant, day, contacts, facts, done],
  )
}
