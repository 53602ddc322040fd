import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { migrate } from '../../packages/gateway/src/database/migrate.js'

const template = 'switchboard_template'

/** A fresh, migrated database of the run's throwaway Postgres. `drop` cuts what is still connected. */
export async function useDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const answer = await fetch(inject('postgresServer'))
  const address = await answer.text()
  if (!answer.ok) throw new Error(address)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(address, async (client) => {
    await makeTemplate(client, address)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  return {
    url: addressOf(address, name),
    drop: () =>
      onServer(
        address,
        async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
      ),
  }
}

/** Migrated once a run; the other test processes wait for the first. */
async function makeTemplate(client: Client, address: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock(1)')
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [
      template,
    ])
    if (rowCount !== 0) return
    await client.query(`DROP DATABASE IF EXISTS ${template}`)
    await client.query(`CREATE DATABASE ${template}`)
    await migrate({ connectionString: addressOf(address, template) })
    await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`)
  } finally {
    await client.query('SELECT pg_advisory_unlock(1)')
  }
}

async function onServer(address: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(address)
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function addressOf(server: string, database: string): string {
  const address = new URL(server)
  address.pathname = `/${database}`
  return address.href
}
