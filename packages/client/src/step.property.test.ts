import { limits } from '@switchboard/protocol'
import type { Command, FactFrame, Uuid } from '@switchboard/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGateway, refusedWord } from '../test/gateway.js'
import type { Gateway } from '../test/gateway.js'
import { openPage } from '../test/page.js'
import type { Page } from '../test/page.js'
import { createWorld } from '../test/world.js'
import type { World } from '../test/world.js'
import type { State } from './state.js'

const storm = { lost: 0.2, twice: 0.1, slow: 0.1 }
const calm = { lost: 0, twice: 0, slow: 0 }
const stormMs = 180_000
const calmMs = 300_000

interface Run {
  readonly page: Page
  readonly gateway: Gateway
  /** Every command that was given, in order. */
  readonly given: readonly Command[]
  /** Commands that were in the outbox when the page was loaded again: nobody waits for their outcome any more. */
  readonly orphans: ReadonlySet<Uuid>
}

/** A user writes into three contacts, an agent answers, and everything breaks; then it is quiet and all must be settled. */
function run(seed: number, reloads: boolean): Run {
  const world = createWorld(seed)
  const gateway = createGateway(world, () => (world.now() < stormMs ? storm : calm))
  const given: Command[] = []
  const orphans = new Set<Uuid>()
  const page = openPage(world, gateway, (state) => checkStep(state, gateway))
  page.happen({ type: 'connect' })
  write(world, page, given)
  answer(world, gateway)
  for (let at = 2_000; at < stormMs; at += 500 + world.upTo(12_000)) {
    world.later(at, () => breakSomething(world, page, reloads, orphans))
  }
  for (let at = 25_000; at < stormMs + calmMs; at += 25_000) world.later(at, gateway.beat)
  world.runUntil(stormMs + calmMs)
  return { page, gateway, given, orphans }
}

function write(world: World, page: Page, given: Command[]): void {
  const streams = [world.uuid(), world.uuid(), world.uuid()]
  const give = (command: Command): void => {
    given.push(command)
    page.happen({ type: 'command', command })
  }
  const text = (nth: number): string => `${nth} ${given.length} ${world.chance(0.05) ? refusedWord : ''}`
  streams.forEach((stream, nth) =>
    world.later(world.upTo(20_000), () => {
      give({ t: 'start', id: world.uuid(), stream, text: `start ${nth}` })
      const say = (): void => {
        if (world.now() > stormMs) return
        const burst = world.chance(0.05) ? 60 : 1
        for (let i = 0; i < burst; i++) give({ t: 'say', id: world.uuid(), stream, text: text(nth) })
        world.later(world.upTo(8_000), say)
      }
      world.later(world.upTo(3_000), say)
    }),
  )
}

function answer(world: World, gateway: Gateway): void {
  for (let at = 0; at < stormMs; at += world.upTo(4_000)) {
    world.later(at, () => {
      const stream = world.pick([...gateway.log.keys()])
      if (stream !== undefined) gateway.append(stream, { type: 'message_sent', from: 'agent', text: 'yes' })
    })
  }
}

function breakSomething(world: World, page: Page, reloads: boolean, orphans: Set<Uuid>): void {
  const breaks = [
    () => page.cut(world.pick([1006, 1001, 1011, 4001, 4008, 4012]) ?? 1006),
    () => page.silence(),
    () => page.drain(),
    () => page.happen({ type: 'woke' }),
    ...(reloads ? [() => reload(page, orphans)] : []),
  ]
  world.pick(breaks)?.()
}

function reload(page: Page, orphans: Set<Uuid>): void {
  for (const item of page.state().outbox) orphans.add(item.command.id)
  page.reload()
}

/** What must hold at every moment. */
function checkStep(state: State, gateway: Gateway): void {
  for (const [id, stream] of Object.entries(state.streams)) {
    if (stream.facts.length !== stream.seq)
      throw new Error(`${stream.facts.length} facts up to seq ${stream.seq}`)
    const log = gateway.log.get(id) ?? []
    const newest = stream.facts.at(-1)
    if (newest !== undefined && !same(newest, log[stream.seq - 1]))
      throw new Error(`another fact at ${stream.seq}`)
  }
  const unanswered = state.outbox.filter((item) => item.is === 'sent').length
  if (unanswered > limits.unacknowledged) throw new Error(`${unanswered} are unanswered`)
}

function same(a: FactFrame, b: FactFrame | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What must hold when it has been quiet for a while. */
function checkEnd({ page, gateway, given, orphans }: Run): void {
  const state = page.state()
  expect(state.link.is).toBe('open')
  expect(state.outbox.filter((item) => item.is !== 'failed')).toEqual([])
  for (const [id, log] of gateway.log) expect(state.streams[id]?.facts).toEqual(log)
  const committed = given.filter((command) => gateway.answers.has(command.id))
  for (const command of given) {
    const outcomes = page.outcomes.get(command.id) ?? []
    const known = gateway.answers.get(command.id)
    if (orphans.has(command.id)) continue
    expect(outcomes).toHaveLength(1)
    expect(outcomes[0]).toMatchObject(known === undefined ? { ok: false } : { ok: true, seq: known.seq })
  }
  for (const [id, log] of gateway.log) {
    const mine = log.flatMap((fact) => (fact.id === undefined ? [] : [fact.id]))
    expect(mine).toEqual(committed.filter((command) => command.stream === id).map((command) => command.id))
  }
}

describe('a client on a network that drops, doubles, delays and dies', () => {
  it('loses no message, doubles none, keeps the order, and settles every command exactly once', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => checkEnd(run(seed, false))),
      { numRuns: 30 },
    )
  })

  it('keeps all of it when the page is loaded again in between', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => checkEnd(run(seed, true))),
      { numRuns: 30 },
    )
  })

  it('has met what it is about: gaps, pages, duplicates, refusals, retries', () => {
    const { page, gateway } = run(1, true)
    const outcomes = [...page.outcomes.values()].flat()
    expect(outcomes.some((outcome) => !outcome.ok)).toBe(true)
    expect([...gateway.log.values()].every((facts) => facts.length > 40)).toBe(true)
  })
})
