import type { AnyFact, MetricQuery } from '@switchboard/analytics'
import { metricOf } from '@switchboard/analytics'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import type { RawFact } from '../support/reference.ts'
import { type Staff, letRing, logIn } from '../support/rest.ts'
import { TestSocket, newId, staffSocket, visitorToken } from '../support/socket.ts'
import type { PlainCommand } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'

interface Agent {
  readonly rest: Staff
  readonly desk: TestSocket
  readonly id: string
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let first: Agent
let second: Agent
let visitor: TestSocket
let analyst: Staff

beforeAll(async () => {
  gateway = await useGateway()
  await letRing(gateway.url)
  ;[first, second, analyst] = [
    await sitDown('agent'),
    await sitDown('agent2'),
    await logIn(gateway.url, 'analyst'),
  ]
  const { token } = await visitorToken(gateway.url)
  visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
})
afterAll(() => gateway.close())

test('handle times of a call that is held twice, given away and wrapped up are those of the reference, and of the clock of whoever called', async () => {
  const contact = newId()
  const begun = Date.now()
  await be(first, 'available')
  await done(visitor, { t: 'start', channel: 'voice', stream: contact, text: '' })
  const clock: Record<'talk' | 'hold' | 'wrapUp', number> = { talk: 0, hold: 0, wrapUp: 0 }
  let since = 0
  const turn = (into: keyof typeof clock): void => {
    clock[into] += Date.now() - since
    since = Date.now()
  }
  await answer(first, contact)
  since = Date.now()
  for (const socket of [visitor, first.desk]) await done(socket, { t: 'joined', stream: contact })
  for (const ms of [240, 410]) {
    await lasting(310)
    await done(first.desk, { t: 'hold', stream: contact })
    turn('talk')
    await lasting(ms)
    await done(first.desk, { t: 'resume', stream: contact })
    turn('hold')
  }
  await be(second, 'available')
  await done(first.desk, { t: 'transfer', stream: contact, to: 'agent', target: second.id })
  turn('talk')
  await answer(second, contact)
  since = Date.now()
  for (const socket of [visitor, second.desk]) await done(socket, { t: 'joined', stream: contact })
  await lasting(520)
  await done(visitor, { t: 'end', stream: contact })
  turn('talk')
  const phases = { microphone: 90, queued: 140, accepted: 2_000, connected: 2_060, heard: 2_110 }
  const quality = { mos: 4.2, lossRatio: 0, jitterMs: 2, rttMs: 9, concealedRatio: 0, jitterBufferMs: 30 }
  await done(visitor, { t: 'measure', stream: contact, phases, quality })
  await lasting(350)
  await done(second.desk, { t: 'finish', stream: contact, disposition: 'answered' })
  turn('wrapUp')

  const facts = await factsOf(contact)
  const query = { from: begun - 60_000, to: Date.now() + 60_000, tz: 'UTC', interval: 'range' } as const
  const sums = { handle_time: clock.talk + clock.hold + clock.wrapUp, talk_time: clock.talk }
  const told = { ...sums, hold_time: clock.hold, wrap_up_time: clock.wrapUp }
  await until('both handlings are counted', async () => (await ask('handled', query)).value === 2)
  for (const [metric, ms] of Object.entries(told)) {
    const found = await ask(metric, query)
    expect(found, metric).toEqual(referenceFor(metric, query, facts))
    expect(found.n).toBe(2)
    // The mean of two: together it is what the script's own clock says.
    expect(Math.abs((found.value ?? 0) * 2 - ms), metric).toBeLessThanOrEqual(250)
  }
  for (const metric of ['asa', 'call_setup_p95', 'answer_to_audio_p95', 'call_mos', 'poor_calls'])
    expect(await ask(metric, query), metric).toEqual(referenceFor(metric, query, facts))
  expect(await ask('answer_to_audio_p50', query)).toEqual({ value: 110, n: 1 })
  expect(await ask('call_setup_p50', query)).toEqual({ value: 160, n: 1 })
})

test('a call that is given up and one without sound have different ends, and neither was missed', async () => {
  await be(first, 'break')
  await be(second, 'break')
  const begun = Date.now()
  const call = async (): Promise<string> => {
    const contact = newId()
    await done(visitor, { t: 'start', channel: 'voice', stream: contact, text: '' })
    return contact
  }
  const left = await call()
  await done(visitor, { t: 'end', stream: left })
  const silent = await call()
  await done(visitor, { t: 'failed', stream: silent, why: 'no_way' })
  await done(visitor, { t: 'end', stream: silent })
  const query = { from: begun - 1, to: Date.now() + 60_000, tz: 'UTC', interval: 'range' } as const
  await until('both are counted', async () => (await ask('calls_failed', query)).value === 1)
  expect(await ask('calls_abandoned', query)).toMatchObject({ value: 1 })
  expect(await ask('calls_missed', query)).toMatchObject({ value: 0 })
  const facts = [...(await factsOf(left)), ...(await factsOf(silent))]
  for (const metric of ['calls_failed', 'calls_abandoned', 'calls_missed'])
    expect(await ask(metric, query), metric).toEqual(referenceFor(metric, query, facts))
})

test('of two who accept the same ring at once one has the call, and the other is told', async () => {
  await be(second, 'break')
  await be(first, 'available')
  const contact = newId()
  await done(visitor, { t: 'start', channel: 'voice', stream: contact, text: '' })
  const offer = await offerAt(first, contact)
  const again = await staffSocket(gateway.url, first.rest)
  const accept = { t: 'accept', stream: contact, offer } as const
  const answers = await Promise.all([first.desk, again, second.desk].map((desk) => desk.ask(accept)))
  expect(answers.filter(({ t }) => t === 'ack')).toHaveLength(1)
  expect(answers[2]).toMatchObject({ t: 'refused' })
  const loser = answers.find((one, index) => one.t === 'refused' && index < 2)
  expect(loser).toMatchObject({ t: 'refused', code: 'offer_gone' })
  const accepted = (await factsOf(contact)).filter(({ type }) => type === 'offer_accepted')
  expect(accepted).toHaveLength(1)
  again.terminate()
  await done(visitor, { t: 'end', stream: contact })
  await done(first.desk, { t: 'finish', stream: contact, disposition: 'answered' })
})

type Range = Omit<MetricQuery, 'metric' | 'asOf' | 'filter' | 'by'>

async function ask(
  metric: string,
  { from, to, tz, interval }: Range,
): Promise<{ value: number | null; n: number }> {
  const query = new URLSearchParams({ metric, from: `${from}`, to: `${to}`, tz, interval })
  const { rows } = await analyst.get<{ rows: { value: number | null; n: number }[] }>(
    `/api/v1/metrics?${query}`,
  )
  const [row] = rows
  return { value: row?.value ?? null, n: row?.n ?? 0 }
}

function referenceFor(metric: string, query: Range, facts: readonly AnyFact[]): ReturnType<typeof plain> {
  return plain(metricOf(metric)?.reference(facts, { ...query, metric, asOf: Date.now() })[0])
}

function plain(row: { value: number | null; n: number } | undefined): { value: number | null; n: number } {
  return { value: row?.value ?? null, n: row?.n ?? 0 }
}

async function factsOf(contact: string): Promise<readonly (AnyFact & { readonly type: string })[]> {
  const { facts } = await analyst.get<{ facts: RawFact[] }>(`/api/v1/facts?stream=${contact}`)
  return facts.map(({ stream, seq, at, type, body }) => ({
    ...({ stream, seq, at, vseq: null, actor: null, fact: { type, body } } as unknown as AnyFact),
    type,
  }))
}

async function sitDown(user: string): Promise<Agent> {
  const rest = await logIn(gateway.url, user)
  const desk = await staffSocket(gateway.url, rest)
  return { rest, desk, id: desk.welcome?.me.id ?? '' }
}

async function be({ desk, id }: Agent, presence: 'available' | 'break'): Promise<void> {
  await done(desk, { t: 'presence', stream: id, presence })
}

async function done(socket: TestSocket, command: PlainCommand): Promise<void> {
  expect(await socket.ask(command), command.t).toMatchObject({ t: 'ack' })
}

async function offerAt({ desk, id }: Agent, contact: string): Promise<string> {
  const ring = await until('it rings', () =>
    desk.of(id).findLast(({ fact }) => fact.type === 'work_reserved' && fact.contact === contact),
  )
  desk.send({ t: 'follow', stream: contact, after: 0 })
  return ring.fact.type === 'work_reserved' ? ring.fact.offer : ''
}

async function answer(agent: Agent, contact: string): Promise<void> {
  await done(agent.desk, { t: 'accept', stream: contact, offer: await offerAt(agent, contact) })
}

/** Lets so many ms pass, as a talk does. */
async function lasting(ms: number): Promise<void> {
  const begin = Date.now()
  await until('time has passed', () => Date.now() - begin >= ms)
}
