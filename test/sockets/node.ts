import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { columnsOf, evolve, factVersions, upcast } from '@switchboard/domain'
import pg from 'pg'
import type { Bus } from '../../packages/gateway/src/bus/bus.js'
import { createLocalBus } from '../../packages/gateway/src/bus/local-bus.js'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { createAttendance, type AttendanceTimes } from '../../packages/gateway/src/desk/attendance.js'
import { createDesk, type Desk } from '../../packages/gateway/src/desk/desk.js'
import { createDeskStore } from '../../packages/gateway/src/desk/desk-store.js'
import { createReader } from '../../packages/gateway/src/centre/reader.js'
import { createLiveFeed } from '../../packages/gateway/src/live/live-feed.js'
import { createFloorReader } from '../../packages/gateway/src/live/read-floor.js'
import type { Log } from '../../packages/gateway/src/log/log.js'
import { openLog } from '../../packages/gateway/src/log/open-log.js'
import type { SocketLimits } from '../../packages/gateway/src/sockets/parts.js'
import { createReceiptStore } from '../../packages/gateway/src/sockets/receipt-store.js'
import { createSockets, type Sockets } from '../../packages/gateway/src/sockets/sockets.js'
import { startSweeper, type Sweeper } from '../../packages/gateway/src/sweeper/sweeper.js'
import { newId } from '../support/socket.ts'
import { ownOrigin, TestCentre, type TestTenant } from './centre.ts'
import { Line, type LineOptions } from './line.ts'

/** A gateway without HTTP and engines: the log, desk, bus, sockets and sweeper of one node on a real database. */
export interface TestNode {
  readonly url: string
  readonly log: Log
  readonly desk: Desk
  readonly bus: Bus
  readonly centre: TestCentre
  readonly sockets: Sockets
  readonly pool: pg.Pool
  /** What went wrong in the background. */
  readonly reports: { what: string; error: unknown }[]
  /** Starts to sweep; ends with the node. */
  sweep(): Sweeper
  visitor(tenant: TestTenant, visitor: string, options?: Partial<LineOptions>): Promise<Line>
  staff(tenant: TestTenant, user: string, options?: Partial<LineOptions>): Promise<Line>
  close(): Promise<void>
}

export interface NodeOptions {
  readonly database: string
  readonly centre: TestCentre
  readonly limits?: Partial<SocketLimits>
  readonly epoch?: string
  /** How long an agent whose sockets are gone is waited for. */
  readonly times?: Partial<AttendanceTimes>
  /** Null: facts are committed and nobody is told. */
  readonly bus?: Bus | null
}

export async function startNode({
  database,
  centre,
  limits = {},
  epoch = 'epoch-1',
  ...options
}: NodeOptions): Promise<TestNode> {
  const connection = { connectionString: database }
  const reports: TestNode['reports'] = []
  const report = (what: string, error: unknown): void => void reports.push({ what, error })
  const log = await openLog({ connection, meaning: { evolve, columnsOf, upcast, versions: factVersions } })
  const bus = options.bus ?? createLocalBus(report)
  if (options.bus !== null) log.onCommitted((facts) => bus.publish({ kind: 'facts', facts }))
  const pool = openPool(connection, { max: 3 })
  const store = createDeskStore(pool)
  const attendance = createAttendance({ store, report, ...(options.times && { times: options.times }) })
  const desk = createDesk({
    log,
    centre,
    store,
    files: { toSend: () => Promise.resolve(null), sweep: () => Promise.resolve() },
    newId,
    report,
    sendAgain: (facts) => bus.publish({ kind: 'again', facts }),
    mailOn: false,
    post: () => {},
  })
  const readers = openPool(connection, { max: 2, role: 'reader', pipeline: true })
  const live = createLiveFeed({
    reader: createFloorReader(createReader(readers)),
    centre,
    report,
    everyMs: 100,
  })
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const openContacts = async (tenant: number, visitor: string): Promise<string[]> => {
    const open = `SELECT id FROM streams WHERE tenant = $1 AND kind = 'contact' AND state ->> 'visitor' = $2 AND phase NOT IN ('wrap_up', 'closed')`
    return (await pool.query<{ id: string }>(open, [tenant, visitor])).rows.map((row) => row.id)
  }
  const ownOrigins = { has: (origin: string) => origin === ownOrigin }
  const sockets = createSockets({
    server,
    log,
    bus,
    desk,
    centre,
    tokens: centre,
    attendance,
    openContacts,
    live,
    receipts: createReceiptStore(pool),
    epoch,
    ownOrigins,
    newId,
    report,
    limits,
  })
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`
  const sweepers: Sweeper[] = []
  const lines: Line[] = []
  const open = (line: Line): Promise<Line> => {
    lines.push(line)
    return line.ready()
  }
  return {
    url,
    log,
    desk,
    bus,
    centre,
    sockets,
    pool,
    reports,
    sweep() {
      const sweeper = startSweeper({ log, desk, pool, report })
      sweepers.push(sweeper)
      return sweeper
    },
    visitor: (tenant, visitor, more) =>
      open(new Line(url, { token: centre.visitorToken(tenant, visitor), ...more })),
    staff: (tenant, user, more) =>
      open(new Line(url, { token: centre.ticket(tenant, user), origin: ownOrigin, ...more })),
    async close() {
      for (const line of lines) line.terminate()
      await Promise.all(sweepers.map((sweeper) => sweeper.close()))
      sockets.close()
      live.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await attendance.close()
      await log.close()
      await pool.end()
      await readers.end()
    },
  }
}
