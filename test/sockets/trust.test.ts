import type { ClientFrame, Command } from '@switchboard/protocol'
import { isCommand } from '@switchboard/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../support/postgres.ts'
import { newId, type PlainCommand } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { ownOrigin, TestCentre, type TestTenant } from './centre.ts'
import { Line } from './line.ts'
import { startNode, type TestNode } from './node.ts'
import { type Scene, ringing, talking } from './scene.ts'

let database: Awaited<ReturnType<typeof useDatabase>>
let node: TestNode
let tenant: TestTenant
let scene: Scene
const centre = new TestCentre()

beforeAll(async () => {
  database = await useDatabase()
  node = await startNode({ database: database.url, centre })
  tenant = centre.tenant()
  scene = await talking(node, tenant)
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

/** What somebody else's command on a contact that is not theirs comes to. A command without a row does not compile. */
const visitorGets: Record<Command['t'], string> = {
  start: 'contact_exists',
  leave: 'contact_exists',
  transcript: 'not_found',
  take: 'not_allowed',
  resend: 'not_allowed',
  attempt: 'not_allowed',
  say: 'not_found',
  send_file: 'not_found',
  joined: 'not_found',
  failed: 'not_found',
  measure: 'not_found',
  end: 'not_found',
  rate: 'not_found',
  note: 'not_allowed',
  shown: 'not_allowed',
  accept: 'not_allowed',
  decline: 'not_allowed',
  hold: 'not_allowed',
  resume: 'not_allowed',
  finish: 'not_allowed',
  presence: 'not_allowed',
  transfer: 'not_allowed',
  consult: 'not_allowed',
  consult_step: 'not_allowed',
  reassign: 'not_allowed',
  force: 'not_allowed',
}
const otherAgentGets: Record<Command['t'], string> = {
  start: 'not_allowed',
  rate: 'not_allowed',
  leave: 'not_allowed',
  transcript: 'not_found',
  take: 'not_found',
  resend: 'not_found',
  attempt: 'not_yours',
  say: 'not_yours',
  send_file: 'not_yours',
  joined: 'not_found',
  failed: 'not_found',
  measure: 'not_found',
  end: 'not_yours',
  note: 'not_yours',
  shown: 'offer_gone',
  accept: 'offer_gone',
  decline: 'offer_gone',
  hold: 'not_yours',
  resume: 'not_yours',
  finish: 'contact_not_over',
  presence: 'not_found',
  transfer: 'not_yours',
  consult: 'not_yours',
  consult_step: 'not_yours',
  reassign: 'not_allowed',
  force: 'not_allowed',
}
/** What no agent may do, whoever the contact is with. */
const never = new Set(['start', 'leave', 'rate', 'reassign', 'force'])
const everything = (code: string): Record<Command['t'], string> =>
  Object.fromEntries(Object.keys(visitorGets).map((t) => [t, never.has(t) ? 'not_allowed' : code])) as Record<
    Command['t'],
    string
  >

const commandOf = (t: Command['t'], { contact, offer, agent }: Scene): PlainCommand =>
  ({
    t,
    stream: t === 'presence' || t === 'force' ? agent : contact,
    text: 'mine',
    file: '00000000-0000-4000-8000-000000000000',
    score: 1,
    offer,
    disposition: 'solved',
    presence: 'offline',
    to: 'queue',
    target: offer,
    reason: 'no such reason',
    channel: t === 'start' ? undefined : 'message',
    why: 'no_way',
    phases: {},
    email: 'mai@example.com',
    letter: 2,
    result: 'reached',
    step: 'complete',
  }) as unknown as PlainCommand

/** A supervisor may whisper: see test/live. */
const without = <T extends Command['t']>(t: T, gets: Record<Command['t'], string>) =>
  Object.fromEntries(Object.entries(gets).filter(([each]) => each !== t)) as Record<
    Exclude<Command['t'], T>,
    string
  >

const strangers: Record<string, { open: () => Promise<Line>; gets: Partial<Record<Command['t'], string>> }> =
  {
    'another visitor of the site': { open: () => node.visitor(tenant, newId()), gets: visitorGets },
    'an agent whom it never rang': { open: () => node.staff(tenant, tenant.hire()), gets: otherAgentGets },
    'an agent who works for other brands': {
      open: () => node.staff(tenant, tenant.hire('agent', { brands: [newId()] })),
      gets: everything('not_found'),
    },
    'a supervisor': {
      open: () => node.staff(tenant, tenant.hire('supervisor')),
      gets: {
        ...without('note', everything('not_allowed')),
        reassign: 'target_unknown',
        force: 'break_reason_unknown',
      },
    },
    'a supervisor of other brands': {
      open: () => node.staff(tenant, tenant.hire('supervisor', { brands: [newId()] })),
      gets: {
        ...everything('not_allowed'),
        note: 'not_found',
        reassign: 'not_found',
        force: 'break_reason_unknown',
      },
    },
    'a supervisor of another tenant': {
      open: () => node.staff(centre.tenant(77), centre.tenant(77).hire('supervisor')),
      gets: { ...everything('not_allowed'), note: 'not_found', reassign: 'not_found', force: 'not_found' },
    },
    'an analyst': { open: () => node.staff(tenant, tenant.hire('analyst')), gets: everything('not_allowed') },
    'an agent of another tenant': {
      open: () => node.staff(centre.tenant(77), centre.tenant(77).hire()),
      gets: everything('not_found'),
    },
  }

describe.each(Object.entries(strangers))('%s', (_, { open, gets }) => {
  test.each(Object.keys(gets) as Command['t'][])('changes nothing by %s', async (t) => {
    const before = await node.log.heads([scene.contact, scene.agent])
    const line = await open()
    expect(await line.ask(commandOf(t, scene))).toBe(gets[t])
    expect(await node.log.heads([scene.contact, scene.agent])).toEqual(before)
    line.terminate()
  })
})

const mayRead: Record<string, [() => Promise<Line>, boolean]> = {
  'the visitor': [() => node.visitor(tenant, scene.visitorId), true],
  'another visitor': [() => node.visitor(tenant, newId()), false],
  'the agent': [() => node.staff(tenant, scene.agent), true],
  'another agent': [() => node.staff(tenant, tenant.hire()), false],
  'a senior': [() => node.staff(tenant, tenant.hire('senior')), true],
  'a supervisor': [() => node.staff(tenant, tenant.hire('supervisor')), true],
  'a supervisor of another brand': [
    () => node.staff(tenant, tenant.hire('supervisor', { brands: [newId()] })),
    false,
  ],
  'an administrator': [() => node.staff(tenant, tenant.hire('admin')), true],
  'an analyst': [() => node.staff(tenant, tenant.hire('analyst')), false],
  'a supervisor of another tenant': [
    () => node.staff(centre.tenant(78), centre.tenant(78).hire('supervisor')),
    false,
  ],
}

test.each(Object.entries(mayRead))('%s may read the contact or not', async (_, [open, allowed]) => {
  const line = await open()
  line.send({ t: 'follow', stream: scene.contact, after: 0 })
  await until('it is answered', () => line.types(scene.contact).length > 0 || line.errors().length > 0)
  expect([line.types(scene.contact).length > 0, line.errors()]).toEqual([
    allowed,
    allowed ? [] : ['not_found'],
  ])
  line.terminate()
})

test('nobody follows the stream of another agent, nor pulls what is not followed', async () => {
  const line = await node.staff(tenant, tenant.hire('supervisor'))
  line.send({ t: 'follow', stream: scene.agent, after: 0 })
  line.send({ t: 'pull', stream: scene.contact, after: 0, to: 2 })
  line.send({ t: 'typing', stream: scene.contact })
  line.send({ t: 'follow', stream: newId(), after: 0 })
  await until('all are refused', () => line.errors().length === 4)
  expect(line.errors()).toEqual(['not_found', 'not_found', 'not_found', 'not_found'])
})

test('what a hello names and may not be read is told, and the rest is followed', async () => {
  const line = await node.visitor(tenant, scene.visitorId, { last: { [scene.contact]: 3, [scene.agent]: 0 } })
  await until('the error comes', () => line.errors().length === 1)
  expect(line.frames.find((frame) => frame.t === 'error')).toMatchObject({
    code: 'not_found',
    stream: scene.agent,
  })
  expect(line.welcome?.heads).toEqual({ [scene.contact]: 3 })
})

test('an agent still reads a contact that was once accepted and has ended', async () => {
  const own = centre.tenant()
  const { desk, agent, contact } = await talking(node, own)
  await desk.ask({ t: 'end', stream: contact })
  await desk.ask({ t: 'finish', stream: contact, disposition: 'solved' })
  const back = await node.staff(own, agent, { last: { [contact]: 0 } })
  await back.fact(contact, 'wrap_up_ended')
})

test('who was dismissed can do nothing any more, on the socket that is open', async () => {
  const own = centre.tenant()
  const { desk, agent, contact } = await talking(node, own)
  own.staff.delete(agent)
  expect(await desk.ask({ t: 'say', stream: contact, text: 'still here' })).toBe('not_allowed')
})

test('a command under an id that another actor has used on the contact is refused', async () => {
  const own = centre.tenant()
  const { visitor, desk, contact } = await talking(node, own)
  const id = newId()
  await visitor.ask({ t: 'say', stream: contact, text: 'mine', id })
  expect(await desk.ask({ t: 'say', stream: contact, text: 'also mine', id })).toBe('id_taken')
})

test('a contact cannot be begun where an agent is', async () => {
  const { visitor, agent } = await ringing(node, centre.tenant())
  expect(await visitor.ask({ t: 'start', stream: agent, text: 'hm' })).toBe('not_found')
})

const doors: Record<string, [() => ConstructorParameters<typeof Line>[1], number, string]> = {
  'a page of another origin': [
    () => ({ token: centre.visitorToken(tenant, newId()), origin: 'https://evil.example' }),
    4505,
    'origin_not_allowed',
  ],
  'a client that names no origin': [
    () => ({ token: centre.visitorToken(tenant, newId()), origin: null }),
    4505,
    'origin_not_allowed',
  ],
  'an opaque origin': [
    () => ({ token: centre.visitorToken(tenant, newId()), origin: 'null' }),
    4505,
    'origin_not_allowed',
  ],
  'a staff ticket on a customer page': [
    () => ({ token: centre.ticket(tenant, scene.agent) }),
    4505,
    'origin_not_allowed',
  ],
  'a token that is none': [() => ({ token: 'made up' }), 4500, 'token_invalid'],
  'a token that has expired': [() => ({ token: centre.expiredToken() }), 4001, 'token_expired'],
  'a site that is gone': [
    () => ({ token: centre.visitorToken(tenant, newId(), { site: newId() }) }),
    4506,
    'site_unknown',
  ],
  'somebody who does not work here': [
    () => ({ token: centre.ticket(tenant, newId()), origin: ownOrigin }),
    4500,
    'token_invalid',
  ],
}

test.each(Object.entries(doors))('%s is sent away', async (_, [options, code, error]) => {
  const line = new Line(node.url, options())
  expect(await line.end()).toEqual({ code, errors: [error] })
  expect(line.closed?.reason).toBe(error)
})

test('a ticket is good for one hello', async () => {
  const ticket = centre.ticket(tenant, scene.agent)
  await new Line(node.url, { token: ticket, origin: ownOrigin }).ready()
  const second = new Line(node.url, { token: ticket, origin: ownOrigin })
  expect(await second.end()).toEqual({ code: 4500, errors: ['token_invalid'] })
})

test('a sign-out closes the sockets of that log-in and no other', async () => {
  const agent = tenant.hire()
  const session = newId()
  const one = await node.staff(tenant, agent, { token: centre.ticket(tenant, agent, session) })
  const other = await node.staff(tenant, agent)
  node.bus.publish({ kind: 'signed_out', session })
  expect(await one.end()).toEqual({ code: 4503, errors: ['signed_out'] })
  expect(other.closed).toBeNull()
})

test('every frame that is no command was tried above', () => {
  const tried: Record<Exclude<ClientFrame['t'], Command['t']>, true> = {
    hello: true,
    hb: true,
    follow: true,
    unfollow: true,
    pull: true,
    typing: true,
    receipt: true,
    watch_live: true,
    looking: true,
    media: true,
    signal: true,
    listen_in: true,
    record_call: true,
  }
  expect(Object.keys(tried).every((t) => !isCommand({ t } as ClientFrame))).toBe(true)
})

test('while it rings at one agent, an offer is none for the others', async () => {
  const own = centre.tenant()
  const { contact, offer } = await ringing(node, own)
  const other = await node.staff(own, own.hire('senior'))
  for (const t of ['shown', 'accept', 'decline'] as const)
    expect(await other.ask({ t, stream: contact, offer })).toBe('offer_gone')
})
