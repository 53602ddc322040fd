import { openClient } from './client-kinds.ts'
import type { BenchClient, Target } from './client-kinds.ts'
import { percentile } from './numbers.ts'

/** What the generator is asked to do. */
export type Order =
  | { readonly do: 'open'; readonly target: Target; readonly clients: number }
  | { readonly do: 'saturate'; readonly ms: number }
  | { readonly do: 'pace'; readonly ms: number; readonly perSecond: number }
  | { readonly do: 'close' }

/** What came of it: answers heard, the generator's own CPU share, and waits from sending to the answer in ms. */
export interface Result {
  readonly answers: number
  readonly seconds: number
  readonly cpuShare: number
  readonly p50: number
  readonly p99: number
  /** Messages that were due while their client still waited for the last answer. */
  readonly skipped: number
}

const atOnce = 50
const warmUpMs = 1_000
let clients: BenchClient[] = []

process.on('message', (order: Order) => {
  void obey(order).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  )
})
process.once('disconnect', () => process.exit())

async function obey(order: Order): Promise<Result | object> {
  switch (order.do) {
    case 'open':
      return await open(order.target, order.clients)
    case 'saturate':
      return await saturate(order.ms)
    case 'pace':
      return await pace(order.ms, order.perSecond)
    case 'close':
      for (const client of clients) client.close()
      clients = []
      return {}
    default:
      return order satisfies never
  }
}

async function open(target: Target, count: number): Promise<object> {
  for (let from = 0; from < count; from += atOnce) {
    // a gateway takes 500 hellos a second; the measured thing is not the storm
    const began = performance.now()
    const group = Array.from({ length: Math.min(atOnce, count - from) }, (_, nth) =>
      openClient(target, from + nth),
    )
    clients.push(...(await Promise.all(group)))
    if (target.kind === 'gateway')
      await sleep(Math.max(0, (atOnce / 400) * 1_000 - (performance.now() - began)))
  }
  return {}
}

/** Each client says the next thing as soon as the last one is answered. */
async function saturate(ms: number): Promise<Result> {
  let answers = 0
  let running = true
  let waiting = 0
  for (const client of clients) {
    client.onAnswer = () => {
      answers += 1
      waiting -= 1
      if (running) next(client)
    }
  }
  const next = (client: BenchClient): void => {
    waiting += 1
    client.say()
  }
  for (const client of clients) next(client)
  await sleep(warmUpMs)
  const before = answers
  const meter = startMeter()
  process.send?.({ begin: true })
  await sleep(ms)
  const result = { ...meter(), answers: answers - before, p50: Number.NaN, p99: Number.NaN, skipped: 0 }
  process.send?.({ end: true })
  running = false
  await drained(() => waiting)
  return result
}

/** Messages at a fixed rate, spread over the clients, whatever the server does. */
async function pace(ms: number, perSecond: number): Promise<Result> {
  const waits: number[] = []
  const sentAt = new Map<BenchClient, number>()
  for (const client of clients) {
    client.onAnswer = () => {
      waits.push(performance.now() - (sentAt.get(client) ?? Number.NaN))
      sentAt.delete(client)
    }
  }
  const meter = startMeter()
  const began = performance.now()
  let sent = 0
  let skipped = 0
  for (let now = began; now - began < ms; now = performance.now()) {
    for (; sent < ((now - began) / 1_000) * perSecond; sent++) {
      const client = clients[sent % clients.length]
      if (client === undefined || sentAt.has(client)) skipped += 1
      else {
        sentAt.set(client, performance.now())
        client.say()
      }
    }
    await sleep(1)
  }
  await drained(() => sentAt.size)
  return {
    ...meter(),
    answers: waits.length,
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
    skipped,
  }
}

function startMeter(): () => { seconds: number; cpuShare: number } {
  const began = performance.now()
  const cpu = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(cpu)
    const seconds = (performance.now() - began) / 1_000
    return { seconds, cpuShare: (user + system) / 1e6 / seconds }
  }
}

async function drained(left: () => number): Promise<void> {
  for (const end = performance.now() + 10_000; left() > 0;) {
    if (performance.now() > end) throw new Error(`${left()} messages were not answered within 10 s`)
    await sleep(10)
  }
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
