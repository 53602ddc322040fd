// pnpm bench [--clients 1000] [--idle 4000] [--rounds 3] [--seconds 5] [--rate 1000]: the real gateway beside a bare `ws` server, in the same
// run, in turns. Read the ratios and the figures per CPU-second: they hold on a busy machine, messages per second do not.
import { randomUUIDv7 } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createVisitorTokens } from '../../packages/gateway/dist/centre/visitor-tokens.js'
import { visitorToken } from '../support/socket.ts'
import type { Target } from './client-kinds.ts'
import { figure, median } from './numbers.ts'
import { secret, startGatewayServer, startGenerator, startRawServer } from './processes.ts'
import type { Server } from './processes.ts'

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '1000' },
    idle: { type: 'string', default: '4000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    rate: { type: 'string', default: '1000' },
  },
})
const clients = Number(values.clients)
const idle = Number(values.idle)
const rounds = Number(values.rounds)
const ms = Number(values.seconds) * 1_000
const perSecond = Number(values.rate)
const warmUp = Math.min(300, idle)

/** What one round says of one server. */
interface Round {
  readonly perSecond: number
  readonly perCpuSecond: number
  readonly serverShare: number
  readonly generatorShare: number
  readonly statements: number
  readonly p50: number
  readonly p99: number
  readonly pacedStatements: number
}

/** The gateway is measured twice: message after message in long contacts, and whole chats of 25 messages with start, routing and end. */
const kinds = ['raw', 'gateway', 'chats'] as const
type Kind = (typeof kinds)[number]
type Side = 'raw' | 'gateway'
const sideOf: Record<Kind, Side> = { raw: 'raw', gateway: 'gateway', chats: 'gateway' }
const contactLength: Record<Kind, number> = { raw: 0, gateway: 1_000, chats: 25 }

/** As many visitors of the demo site as are needed, each with a token. */
async function tokensFor(gateway: Server, count: number): Promise<readonly string[]> {
  const tokens = createVisitorTokens(secret)
  const known = await tokens.verify((await visitorToken(gateway.url)).token)
  if (known === null || known === 'expired') throw new Error('the gateway signs with another secret')
  return await Promise.all(
    Array.from({ length: count }, () => tokens.sign({ ...known, visitor: randomUUIDv7() })),
  )
}

/** Resident memory that one more connection costs, in KiB. */
async function memory(server: Server, target: Target): Promise<{ rss: number; heap: number }> {
  const generator = startGenerator()
  // what the first connections cost once and for all (compiled code, pools) is not theirs
  await generator.order({ do: 'open', target, clients: warmUp })
  await generator.order({ do: 'close' })
  const before = await server.statAtRest()
  await generator.order({ do: 'open', target, clients: idle })
  await server.statAtRest()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const after = await server.statAtRest()
  await generator.stop()
  return { rss: (after.rss - before.rss) / idle / 1_024, heap: (after.heap - before.heap) / idle / 1_024 }
}

/** One round of one server: as fast as it can, then at a fixed rate. */
async function round(server: Server, generator: ReturnType<typeof startGenerator>): Promise<Round> {
  const full = await generator.measure({ do: 'saturate', ms }, server)
  const paced = await generator.measure({ do: 'pace', ms, perSecond }, server)
  const cpu = full.after.cpu - full.before.cpu
  return {
    perSecond: full.result.answers / full.result.seconds,
    perCpuSecond: full.result.answers / cpu,
    serverShare: cpu / full.result.seconds,
    generatorShare: full.result.cpuShare,
    statements: (full.after.statements - full.before.statements) / full.result.answers,
    p50: paced.result.p50,
    p99: paced.result.p99,
    pacedStatements: (paced.after.statements - paced.before.statements) / paced.result.answers,
  }
}

/** A line of the table: both servers, and the one by the other. */
function line(name: string, raw: number, gateway: number, digits: number): void {
  const ratio = figure(gateway / raw, 2)
  console.log(
    `${name.padEnd(44)} ${figure(raw, digits).padStart(10)} ${figure(gateway, digits).padStart(10)} ${ratio.padStart(8)}`,
  )
}

async function main(): Promise<void> {
  console.log(
    `Starting a gateway with its own Postgres, and a bare ws server. ${clients} clients, ${rounds} rounds, medians.`,
  )
  const servers: Record<Side, Server> = { raw: await startRawServer(), gateway: await startGatewayServer() }
  try {
    await measureAll(servers)
  } finally {
    await Promise.all([servers.raw.stop(), servers.gateway.stop()])
  }
}

async function measureAll(servers: Record<Side, Server>): Promise<void> {
  const tokens = await tokensFor(servers.gateway, 2 * clients + idle)
  const target = (kind: Kind, from: number): Target => ({
    kind: sideOf[kind],
    port: servers[sideOf[kind]].port,
    origin: servers[sideOf[kind]].url,
    contactLength: contactLength[kind],
    tokens: tokens.slice(from),
  })
  console.log(`Idle memory: ${idle} connections each …`)
  const memories = {
    raw: await memory(servers.raw, target('raw', 0)),
    gateway: await memory(servers.gateway, target('gateway', 2 * clients)),
  }
  const generators = { raw: startGenerator(), gateway: startGenerator(), chats: startGenerator() }
  const results: Record<Kind, Round[]> = { raw: [], gateway: [], chats: [] }
  try {
    for (const [nth, kind] of kinds.entries())
      await generators[kind].order({ do: 'open', target: target(kind, nth === 2 ? clients : 0), clients })
    for (let nth = 1; nth <= rounds; nth++) {
      for (const kind of kinds) {
        console.log(`Round ${nth} of ${rounds}: ${kind} …`)
        results[kind].push(await round(servers[sideOf[kind]], generators[kind]))
      }
    }
  } finally {
    await Promise.all(kinds.map((kind) => generators[kind].stop()))
  }
  print(results, memories)
}

function print(results: Record<Kind, Round[]>, memories: Record<Side, { rss: number; heap: number }>): void {
  const of = (kind: Kind, key: keyof Round): number => median(results[kind].map((one) => one[key]))
  const both = (name: string, key: keyof Round, digits: number): void =>
    line(name, of('raw', key), of('gateway', key), digits)
  const { raw, gateway } = memories
  console.log(`\n${''.padEnd(44)} ${'raw ws'.padStart(10)} ${'gateway'.padStart(10)} ${'ratio'.padStart(8)}`)
  both('messages per server-CPU-second (goal ≥ 0.35)', 'perCpuSecond', 0)
  line(
    '  in chats of 25, with start, routing and end',
    of('raw', 'perCpuSecond'),
    of('chats', 'perCpuSecond'),
    0,
  )
  both('messages per second at saturation', 'perSecond', 0)
  both('  CPU of the server, cores', 'serverShare', 2)
  both('  CPU of the generator, cores', 'generatorShare', 2)
  both(`answer at ${perSecond}/s, p50, ms`, 'p50', 2)
  both(`answer at ${perSecond}/s, p99, ms`, 'p99', 2)
  line('idle connection, resident KiB (goal ≤ 2)', raw.rss, gateway.rss, 1)
  line('idle connection, JS heap KiB', raw.heap, gateway.heap, 1)
  console.log(
    `\nSQL statements per message: ${figure(of('gateway', 'statements'), 3)} at saturation, ${figure(of('gateway', 'pacedStatements'), 3)} at ${perSecond}/s; in chats of 25 ${figure(of('chats', 'statements'), 3)}.`,
  )
  console.log(
    'raw ws: 200 bytes come, 200 go. gateway: the same 200 come, are committed to Postgres and shipped by a process of their own; an ack and the fact go.',
  )
}

await main()
