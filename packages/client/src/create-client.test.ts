import { serialize } from '@switchboard/protocol'
import type { ClientFrame, Command, ServerFrame, Uuid } from '@switchboard/protocol'
import { expect, it, vi } from 'vitest'
import type { Client, ClientOptions, OutboxStorage } from './client.js'
import { createClient } from './create-client.js'
import { memoryLine } from './memory-line.js'
import type { FarEnd } from './memory-line.js'
import { newUuid } from './new-uuid.js'

const contact = '01890a5d-ac96-774b-bcce-b302099a8050'
const me = '01890a5d-ac96-774b-bcce-b302099a8052'

interface Desk {
  readonly client: Client
  readonly heard: ClientFrame[]
  /** The gateway's ends, one for each line that was opened. */
  readonly ends: FarEnd[]
  readonly closes: number[]
  /** Lets so many ms pass, and everything that is due with them. */
  pass(ms: number): Promise<void>
  timers(): number
  send(frame: ServerFrame): void
}

/** A client with a gateway in memory that welcomes and acknowledges, and a clock that stands still. */
function desk(options: Partial<ClientOptions> = {}): Desk {
  let now = 1_000
  const timers = new Set<{ at: number; run: () => void }>()
  const heard: ClientFrame[] = []
  const ends: FarEnd[] = []
  const closes: number[] = []
  const counts = new Map<Uuid, number>()
  const send = (frame: ServerFrame): void => ends.at(-1)?.send(serialize(frame))
  const open = memoryLine((end) => {
    ends.push(end)
    return {
      received: (text) => answer(JSON.parse(text) as ClientFrame),
      closed: (code) => void closes.push(code),
    }
  })
  function answer(frame: ClientFrame): void {
    heard.push(frame)
    if (frame.t === 'hello')
      send({
        t: 'welcome',
        sid: me,
        epoch: 'e',
        me: { id: me, kind: 'visitor', name: '' },
        heads: {},
        heartbeatMs: 1,
      })
    if (frame.t !== 'say' && frame.t !== 'start') return
    const seq = (counts.get(frame.stream) ?? 0) + 1
    counts.set(frame.stream, seq)
    send({ t: 'ack', id: frame.id, stream: frame.stream, seq, at: now })
    const { id, stream, text } = frame
    send({ t: 'fact', stream, seq, at: now, id, fact: { type: 'message_sent', from: 'visitor', text } })
  }
  const clock = {
    now: () => now,
    after: (ms: number, run: () => void) => {
      const timer = { at: now + ms, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
  }
  const pass = async (ms: number): Promise<void> => {
    now += ms
    for (const timer of timers) {
      if (timer.at > now) continue
      timers.delete(timer)
      timer.run()
    }
    await settle()
  }
  const client = createClient({
    open,
    token: () => Promise.resolve('token'),
    clock,
    random: () => 0.5,
    ...options,
  })
  return { client, heard, ends, closes, pass, timers: () => timers.size, send }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}

function memory(commands: readonly Command[] = []): OutboxStorage & { held: readonly Command[] } {
  return {
    held: commands,
    load() {
      return this.held
    },
    save(next) {
      this.held = next
    },
  }
}

it('writes, hears the answer, and shows it in the stream', async () => {
  const { client } = desk()
  client.connect()
  const outcome = client.command({ t: 'start', stream: contact, text: 'Hello' })
  expect(client.pending(contact)).toMatchObject([{ status: 'sending', command: { text: 'Hello' } }])
  expect(await outcome).toEqual({ ok: true, seq: 1, at: 1_000 })
  await settle()
  expect(client.connection).toMatchObject({ is: 'open' })
  expect(client.stream(contact)).toMatchObject({ seq: 1, facts: [{ fact: { text: 'Hello' } }] })
  expect(client.pending(contact)).toEqual([])
})

it('tells its listeners once for many changes, and gives the same view until it changes', async () => {
  const { client, send } = desk()
  const listener = vi.fn<() => void>()
  const undo = client.subscribe(listener)
  client.follow(contact)
  client.connect()
  expect(listener).not.toHaveBeenCalled()
  await settle()
  const view = client.stream(contact)
  const calls = listener.mock.calls.length
  send({ t: 'hb', heads: {} })
  await settle()
  expect(client.stream(contact)).toBe(view)
  undo()
  client.unfollow(contact)
  await settle()
  expect(listener.mock.calls.length - calls).toBeLessThan(2)
  expect(client.stream(contact)).toEqual({ seq: 0, facts: [] })
})

it('connects again after a failure, with a new token, and leaves no timer and no listener behind', async () => {
  let fetched = 0
  const token = (): Promise<string> => Promise.resolve(`token ${++fetched}`)
  const sleeping = new Set<() => void>()
  const { client, ends, heard, pass, timers, closes } = desk({
    token,
    wake: (woke) => {
      sleeping.add(woke)
      return () => void sleeping.delete(woke)
    },
  })
  client.connect()
  await settle()
  expect(timers()).toBe(1)
  ends[0]?.close(4001)
  await settle()
  expect(client.connection).toEqual({ is: 'waiting', attempt: 1, retryAt: 1_250, bound: false })
  await pass(250)
  expect(heard.flatMap((frame) => (frame.t === 'hello' ? [frame.token] : []))).toEqual(['token 1', 'token 2'])
  for (const woke of sleeping) woke()
  await settle()
  expect(heard.at(-1)).toEqual({ t: 'hb', probe: true })
  client.close()
  await settle()
  expect(timers() + sleeping.size).toBe(0)
  expect(closes).toEqual([4001, 1000])
  expect(client.connection).toEqual({ is: 'stopped', code: 'closed' })
})

it('waits when the token cannot be had, stops when there is none, and hears nothing of a former attempt', async () => {
  const fails = desk({ token: () => Promise.reject(new Error('offline')) })
  fails.client.connect()
  await settle()
  expect(fails.client.connection.is).toBe('waiting')
  const refused = desk({ token: () => Promise.resolve(null) })
  refused.client.connect()
  await settle()
  expect(refused.client.connection).toEqual({ is: 'stopped', code: 'not_logged_in' })
  const closed = desk()
  closed.client.connect()
  closed.client.close()
  await settle()
  expect(closed.client.connection).toEqual({ is: 'stopped', code: 'closed' })
  expect(closed.heard).toEqual([])
})

it('keeps what is unanswered in its storage, for the next client', async () => {
  const storage = memory()
  const before = desk({ storage })
  void before.client.command({ t: 'start', stream: contact, text: 'Hello' })
  expect(storage.held).toMatchObject([{ t: 'start', text: 'Hello' }])
  const outcome = before.client.command({ t: 'end', stream: contact })
  before.client.close()
  expect(await outcome).toEqual({ ok: false, code: 'closed' })
  const after = desk({ storage })
  expect(after.client.pending(contact)).toMatchObject([{ status: 'sending' }, { status: 'sending' }])
  after.client.connect()
  await settle()
  expect(after.heard.map((frame) => frame.t)).toEqual(['hello', 'start', 'end'])
  expect(storage.held).toMatchObject([{ t: 'end' }])
})

it('takes the id that it is given, and settles all who wait for it', async () => {
  const { client, heard } = desk()
  client.connect()
  const id = newUuid(1)
  const both = [
    client.command({ t: 'say', stream: contact, text: 'Hi' }, id),
    client.command({ t: 'say', stream: contact, text: 'Hi' }, id),
  ]
  expect(await Promise.all(both)).toEqual([
    { ok: true, seq: 1, at: 1_000 },
    { ok: true, seq: 1, at: 1_000 },
  ])
  expect(heard.filter((frame) => frame.t === 'say')).toHaveLength(1)
})

it('shows a failure, and can send again or drop it', async () => {
  const { client, send, heard } = desk()
  client.connect()
  await settle()
  const id = newUuid(1)
  const outcome = client.command({ t: 'note', stream: contact, text: 'Hm' }, id)
  await settle()
  send({ t: 'refused', id, code: 'not_allowed', message: 'No.' })
  expect(await outcome).toEqual({ ok: false, code: 'not_allowed' })
  expect(client.pending(contact)).toMatchObject([{ status: 'failed', code: 'not_allowed' }])
  client.retry(id)
  await settle()
  expect(heard.filter((frame) => frame.t === 'note')).toHaveLength(2)
  send({ t: 'refused', id, code: 'not_allowed', message: 'No.' })
  await settle()
  client.discard(id)
  expect(client.pending(contact)).toEqual([])
})

it('says and shows typing, and takes no notice of what it cannot read', async () => {
  const { client, ends, send, heard, pass } = desk()
  client.connect()
  await settle()
  client.sayTyping(contact)
  ends[0]?.send('{')
  ends[0]?.send('{"t":"tomorrow"}')
  send({ t: 'typing', stream: contact, from: 'agent' })
  await settle()
  expect(client.typing(contact)).toBe(true)
  expect(heard.at(-1)).toEqual({ t: 'typing', stream: contact })
  await pass(6_000)
  expect(client.typing(contact)).toBe(false)
})

it('runs where there is no page, with the clock of the machine', async () => {
  const open = memoryLine((end) => ({ received: () => end.close(4503), closed: () => {} }))
  const client = createClient({ open, token: () => Promise.resolve('token') })
  client.connect()
  const outcome = client.command({ t: 'say', stream: contact, text: 'Hi' })
  expect(await outcome).toEqual({ ok: false, code: 'signed_out' })
  expect(client.connection).toEqual({ is: 'stopped', code: 'signed_out' })
})

it('makes ids that are UUIDv7 and sort by their time', () => {
  const bytes = new Uint8Array([0, 0x12, 0x37, 0x89, 1, 2, 3, 4, 5, 6])
  expect(newUuid(0x0198_0000_0000, bytes)).toBe('01980000-0000-7001-b789-010203040506')
  expect(newUuid(1_000.5) < newUuid(2_000)).toBe(true)
  expect(newUuid(1_000)).not.toBe(newUuid(1_000))
})
