// pnpm bench analytics [--played 20000] [--contacts 1000000] [--rounds 15]: what reporting costs, beside the bare engine and Postgres in the same run.
// Everything lies in a folder of the system's temporary one, which is taken away at the end and at Ctrl-C.
import { statfsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { figure, median } from '../numbers.ts'
import { measureDashboards, spread, type Dashboards } from './dashboards.ts'
import { generate } from './generate.ts'
import { measurePostgres, type OnPostgres } from './on-postgres.ts'
import { measurePipeline, type Carried } from './pipeline.ts'
import { onEngine, openStores } from './stores.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    played: { type: 'string', default: '20000' },
    contacts: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '15' },
  },
})
const rounds = Number(values.rounds)

function line(name: string, value: string, goal = '', met: boolean | null = null): void {
  const verdict = met === null ? '' : met ? 'met' : 'MISSED'
  console.log(`${name.padEnd(62)} ${value.padStart(14)}  ${goal.padEnd(12)} ${verdict}`)
}

function printPipeline({ facts, seconds, engineBytes, postgresBytes, visibleMs }: Carried): void {
  const perSecond = facts / seconds
  const hourMinutes = 3_600_000 / perSecond / 60
  console.log(`\n${figure(facts)} facts of ${values.played} played contacts`)
  line('facts a second, log to engine', figure(perSecond), '≥ 5,000', perSecond >= 5_000)
  line('an hour at 1,000/s at that rate, minutes', figure(hourMinutes, 1), '≤ 10', hourMinutes <= 10)
  line('fact → visible, p50, ms', figure(visibleMs.p50), '', null)
  line('fact → visible, p99, ms', figure(visibleMs.p99), '≤ 2,000', visibleMs.p99 <= 2_000)
  const share = engineBytes / postgresBytes
  line('bytes of all grains and facts ÷ Postgres heap and index', figure(share, 3), '≤ 0.15', share <= 0.15)
  line('  bytes a fact: engine, Postgres', `${figure(engineBytes / facts)}, ${figure(postgresBytes / facts)}`)
}

function printDashboards({ large, small, perSecond }: Dashboards): void {
  console.log(`\n${figure(Number(values.contacts))} contacts; ${figure(perSecond)} rows/s coming in`)
  for (const { metric, ours, plain } of large) {
    const ratio = median(ours) / median(plain)
    line(
      `30 days of the largest tenant, ${metric}: ours ÷ plain SQL`,
      figure(ratio, 2),
      '≤ 1.3',
      ratio <= 1.3,
    )
    line('  ms, ours and plain, p50', `${figure(median(ours))}, ${figure(median(plain))}`)
  }
  const { p50, p95 } = spread(small)
  line('a card of a small tenant, p50, ms', figure(p50))
  line('a card of a small tenant, p95, ms', figure(p95), '≤ 100', p95 <= 100)
}

function printPostgres(postgres: OnPostgres, { large }: Dashboards): void {
  const ours = large.find(({ metric }) => metric === 'service_level')?.ours ?? []
  console.log(`\nThe same question, service level by day, on Postgres (${figure(postgres.rows)} visits)`)
  line('  ms on Postgres, p50', figure(median(postgres.ms)))
  line('  Postgres ÷ ours', figure(median(postgres.ms) / median(ours), 1))
  line('  bytes of the same visits, engine ÷ Postgres', figure(postgres.engineBytes / postgres.bytes, 3))
}

/** What a contact's rows take on the disk while months are compacted and the newest are copied, measured with 1 M; and what is left alone. */
const bytesAContact = 600
const spareBytes = 5e9

function checkDisk(folder: string, contacts: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const needed = contacts * bytesAContact + spareBytes
  console.log(
    `Up to ${figure(needed / 1e9, 1)} GB of disk are taken, of ${figure((bavail * bsize) / 1e9)} free.`,
  )
  if (needed > bavail * bsize) throw new Error('There is not enough room: take fewer --contacts.')
}

async function diskNow(url: string): Promise<number> {
  const [sum] = await onEngine<{ bytes: string }>(
    url,
    'SELECT sum(bytes_on_disk) AS bytes FROM system.parts FORMAT JSONEachRow',
  )
  return Number(sum?.bytes ?? 0)
}

const stores = await openStores()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stores.close().finally(() => process.exit(130)))
try {
  checkDisk(stores.folder, Number(values.contacts))
  console.log(`Load at the begin: ${figure(loadavg()[0] ?? 0, 1)}.`)
  printPipeline(await measurePipeline(stores, Number(values.played)))
  console.log(`\nDashboards: ${values.contacts} contacts of 24 months are generated …`)
  const begun = performance.now()
  const seconds = (): string => figure((performance.now() - begun) / 1_000)
  const books = await generate(stores.analyticsUrl, Number(values.contacts), Date.now())
  console.log(`  generated after ${seconds()} s, ${figure((await diskNow(stores.analyticsUrl)) / 1e9, 2)} GB`)
  await stores.analytics.settle(Date.now(), () => true)
  console.log(`  settled after ${seconds()} s, ${figure((await diskNow(stores.analyticsUrl)) / 1e9, 2)} GB`)
  const dashboards = await measureDashboards(stores, books, rounds)
  printDashboards(dashboards)
  const rows = Math.min(1_000_000, Math.round(Number(values.contacts) / 12))
  printPostgres(
    await measurePostgres({ pool: stores.pool, url: stores.analyticsUrl }, { rows, rounds }),
    dashboards,
  )
  console.log(`Load at the end: ${figure(loadavg()[0] ?? 0, 1)}.`)
} finally {
  await stores.close()
}
