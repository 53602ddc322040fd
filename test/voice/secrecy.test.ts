import type { AskMedia, MediaFrame, Signal, SignalKind } from '@switchboard/protocol'
import { beforeEach, expect, test } from 'vitest'
import { createLocalBus } from '../../packages/gateway/src/bus/local-bus.js'
import type { Head } from '../../packages/gateway/src/log/log.js'
import type { Identity } from '../../packages/gateway/src/sockets/tokens.js'
import { Media } from '../../packages/gateway/src/voice/media.js'
import { createP2pPlane } from '../../packages/gateway/src/voice/p2p-plane.js'
import { newId } from '../support/socket.ts'
import { noListeners } from './no-listeners.ts'

const contact = newId()
const [visitorId, agentId] = [newId(), newId()]
const visitor: Identity = { kind: 'visitor', tenant: 1, visitor: visitorId, site: newId() }
const agent: Identity = {
  kind: 'staff',
  tenant: 1,
  user: agentId,
  name: 'An',
  role: 'agent',
  session: newId(),
}
/** An address as it stands in a description. */
const address = '203.0.113.7'

let state: Record<string, unknown>
let media: Media
beforeEach(() => {
  state = { channel: 'voice', visitor: visitorId, agent: agentId, phase: 'offered' }
  media = gatewayWith({ direct: true, turn: null })
})

test.each(['queued', 'offered', 'wrap_up', 'closed'])(
  'while a call is %s no frame of either side holds what the other has said of its address',
  async (phase) => {
    const [ofVisitor, ofAgent] = [await openEnd(visitor), await openEnd(agent)]
    state = { ...state, phase }
    for (const end of [ofVisitor, ofAgent])
      for (const kind of ['hello', 'offer', 'answer', 'candidate'] as const) await end.say(kind, address)
    expect([...ofVisitor.heard, ...ofAgent.heard].filter(({ t }) => t === 'signal')).toEqual([])
    expect(JSON.stringify([ofVisitor.heard, ofAgent.heard])).not.toContain(address)
  },
)

test('once the agent has accepted, each side hears the other in order, and not itself', async () => {
  const [ofVisitor, ofAgent] = [await openEnd(visitor), await openEnd(agent)]
  state = { ...state, phase: 'connected' }
  await Promise.all([
    ofVisitor.say('offer', address),
    ofVisitor.say('candidate', 'one'),
    ofVisitor.say('candidate', 'two'),
  ])
  expect(bodies(ofAgent)).toEqual([address, 'one', 'two'])
  expect(bodies(ofVisitor)).toEqual([])
})

test.each<[string, Identity]>([
  ['another visitor', { ...visitor, visitor: newId() }],
  ['the visitor of that id in another tenant', { ...visitor, tenant: 2 }],
  ['another agent', { ...agent, user: newId() }],
  ['the agent of that id in another tenant', { ...agent, tenant: 2 }],
  ['a supervisor', { ...agent, user: newId(), role: 'supervisor' }],
  ['an administrator', { ...agent, user: newId(), role: 'admin' }],
])('%s gets no way to the sound, and is not passed on', async (_, stranger) => {
  const [ofVisitor, ofAgent, other] = [await openEnd(visitor), await openEnd(agent), await openEnd(stranger)]
  state = { ...state, phase: 'connected' }
  await other.say('hello', address)
  await ofVisitor.say('hello', address)
  expect(other.heard.map((frame) => (frame.t === 'media_refused' ? frame.code : frame.t))).toEqual([
    'not_found',
    'not_found',
  ])
  expect(ofVisitor.heard.filter(({ t }) => t === 'signal')).toEqual([])
  expect(ofAgent.heard.filter(({ t }) => t === 'signal')).toHaveLength(1)
})

test('a contact that is no call, and a call that is over, have no sound', async () => {
  state = { ...state, channel: 'chat' }
  expect((await openEnd(agent)).heard).toMatchObject([{ code: 'not_a_call' }])
  state = { ...state, channel: 'voice', phase: 'wrap_up' }
  expect((await openEnd(agent)).heard).toMatchObject([{ code: 'contact_over' }])
})

test('who waits in the queue is let in when it rings', async () => {
  state = { ...state, phase: 'queued' }
  const end = await openEnd(visitor)
  expect(end.heard).toEqual([])
  state = { ...state, phase: 'offered' }
  media.hear({ kind: 'facts', facts: [{ kind: 'contact', stream: contact, type: 'offer_made' } as never] })
  await expect.poll(() => end.heard).toMatchObject([{ t: 'media_grant', p2p: { polite: true } }])
})

test('off loopback and without a relay a call from browser to browser is refused in words', async () => {
  media = gatewayWith({ direct: false, turn: null })
  const [refused] = (await openEnd(visitor)).heard
  expect(refused).toMatchObject({ t: 'media_refused', code: 'no_relay' })
  expect(JSON.stringify(refused)).toMatch(/need a relay/)
})

test('with a relay browsers may use nothing else, for less than a day', async () => {
  media = gatewayWith({
    direct: false,
    turn: { urls: ['turn:relay.example'], secret: 'the relay and we know' },
  })
  const [grant] = (await openEnd(agent)).heard
  expect(grant).toMatchObject({ t: 'media_grant', p2p: { relayOnly: true, polite: false } })
  const username = (grant?.t === 'media_grant' ? grant.p2p?.ice[0]?.username : '') ?? ''
  const endsInS = Number(username.split(':')[0]) - Date.now() / 1_000
  expect(endsInS).toBeGreaterThan(3_600)
  expect(endsInS).toBeLessThan(86_400)
})

interface End {
  readonly heard: MediaFrame[]
  say(kind: SignalKind, body: string): Promise<void>
}

/** What it was told of the other, in order. */
function bodies({ heard }: End): string[] {
  return heard.flatMap((frame) => (frame.t === 'signal' ? [frame.body] : []))
}

function head(): Promise<Head> {
  return Promise.resolve({ kind: 'contact', tenant: 1, state } as unknown as Head)
}

function report(what: string, error: unknown): void {
  throw new Error(what, { cause: error })
}

function gatewayWith(rules: Parameters<typeof createP2pPlane>[0]): Media {
  const bus = createLocalBus()
  const made = new Media({
    log: { head },
    bus,
    plane: createP2pPlane(rules, () => Date.now()),
    watching: noListeners,
    report,
  })
  bus.subscribe((message) => made.hear(message))
  return made
}

async function openEnd(identity: Identity): Promise<End> {
  const heard: MediaFrame[] = []
  const socket = { sendText: (text: string) => void heard.push(JSON.parse(text) as MediaFrame) }
  const page = newId()
  const ask: AskMedia = { t: 'media', stream: contact, page }
  await media.ask(socket, identity, ask)
  return {
    heard,
    say(kind, body) {
      const signal: Signal = { t: 'signal', stream: contact, page, kind, body }
      return media.pass(socket, identity, signal)
    },
  }
}
