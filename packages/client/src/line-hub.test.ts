import type { ClientFrame, ServerFrame, Uuid } from '@switchboard/protocol'
import { expect, it, vi } from 'vitest'
import type { Client } from './client.js'
import { createClient } from './create-client.js'
import { createLineHub } from './line-hub.js'
import type { LineHub } from './line-hub.js'
import { memoryLine } from './memory-line.js'
import type { FarEnd } from './memory-line.js'

const contact = '01890a5d-ac96-774b-bcce-b302099a8050'
const me = '01890a5d-ac96-774b-bcce-b302099a8052'

/** A gateway in memory that keeps one contact, and a hub on it. */
function scene(): {
  hub: LineHub
  heard: ClientFrame[]
  ends: FarEnd[]
  say(text: string): void
  client(): Client
} {
  const heard: ClientFrame[] = []
  const ends: FarEnd[] = []
  const log: ServerFrame[] = []
  const tell = (frame: ServerFrame): void => ends.at(-1)?.send(JSON.stringify(frame))
  const append = (text: string, id?: Uuid): number => {
    const seq = log.length + 1
    const fact = { type: 'message_sent', from: 'visitor', text } as const
    const frame: ServerFrame = { t: 'fact', stream: contact, seq, at: 0, ...(id ? { id } : {}), fact }
    log.push(frame)
    tell(frame)
    return seq
  }
  const hub = createLineHub(
    memoryLine((end) => {
      ends.push(end)
      return {
        received: (text) => answer(JSON.parse(text) as ClientFrame),
        closed: () => {},
      }
    }),
  )
  function answer(frame: ClientFrame): void {
    heard.push(frame)
    if (frame.t === 'hello') {
      const heads = log.length > 0 ? { [contact]: log.length } : {}
      const who = { id: me, kind: 'visitor', name: '' } as const
      tell({ t: 'welcome', sid: me, epoch: 'e', me: who, heads, heartbeatMs: 1 })
      for (const fact of log.slice(frame.last?.[contact] ?? 0))
        if (frame.last?.[contact] !== undefined) tell(fact)
    } else if (frame.t === 'pull') for (const fact of log.slice(frame.after, frame.to)) tell(fact)
    else if (frame.t === 'follow') for (const fact of log.slice(frame.after)) tell(fact)
    else if (frame.t === 'hb' && frame.probe) tell({ t: 'hb', heads: {} })
    else if (frame.t === 'say' || frame.t === 'start')
      tell({ t: 'ack', id: frame.id, stream: contact, seq: append(frame.text, frame.id), at: 0 })
  }
  return {
    hub,
    heard,
    ends,
    say: append,
    client: () =>
      createClient({ open: hub.open, token: async () => 'token', random: () => 0, wake: () => () => {} }),
  }
}

const texts = (client: Client): unknown[] =>
  client.stream(contact).facts.map(({ fact }) => ('text' in fact ? fact.text : null))
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 2_000, interval: 2 })
const open = async (client: Client): Promise<void> => {
  client.connect()
  await until(() => expect(client.connection.is).toBe('open'))
}

it('lets many clients stand on one line, each with everything, each answered for its own', async () => {
  const { client, ends, heard } = scene()
  const [one, two] = [client(), client()]
  await Promise.all([open(one), open(two)])
  expect(ends).toHaveLength(1)
  expect(heard.filter(({ t }) => t === 'hello')).toHaveLength(1)
  two.follow(contact)
  expect(await one.command({ t: 'start', stream: contact, text: 'a' })).toMatchObject({ ok: true })
  expect(await two.command({ t: 'say', stream: contact, text: 'b' })).toMatchObject({ ok: true })
  await until(() => expect(texts(one)).toEqual(['a', 'b']))
  await until(() => expect(texts(two)).toEqual(['a', 'b']))
})

it('gives a client that comes late, or back, what it has not had', async () => {
  const { client, say, ends } = scene()
  for (const text of ['a', 'b', 'c']) say(text)
  const first = client()
  await open(first)
  const late = client()
  late.follow(contact, 1)
  await open(late)
  await until(() => expect(texts(late)).toEqual(['b', 'c']))
  await until(() => expect(texts(first)).toEqual(['a', 'b', 'c']))
  say('d')
  await until(() => expect(texts(late)).toEqual(['b', 'c', 'd']))
  expect(ends).toHaveLength(1)
})

it('stays while one client is left, and closes with the last', async () => {
  const { client, ends, heard } = scene()
  const [one, two] = [client(), client()]
  await Promise.all([open(one), open(two)])
  one.close()
  two.follow(contact)
  expect(await two.command({ t: 'say', stream: contact, text: 'a' })).toMatchObject({ ok: true })
  two.close()
  await open(one)
  expect(ends).toHaveLength(2)
  expect(heard.filter(({ t }) => t === 'hello')).toHaveLength(2)
})

it('lost, is lost for all, and all come back on one line without a gap', async () => {
  const { client, ends, say } = scene()
  const [one, two] = [client(), client()]
  for (const each of [one, two]) each.follow(contact)
  await Promise.all([open(one), open(two)])
  say('a')
  await until(() => expect(texts(two)).toEqual(['a']))
  ends[0]?.close(1006)
  say('b')
  await until(() => expect(ends).toHaveLength(2))
  await until(() => expect([one.connection.is, two.connection.is]).toEqual(['open', 'open']))
  await until(() =>
    expect([texts(one), texts(two)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]),
  )
  expect(ends).toHaveLength(2)
})

it('given up by one as silent, is given up for all', async () => {
  const { client, hub, ends } = scene()
  const one = client()
  await open(one)
  const events = { opened: () => {}, received: () => {}, closed: () => {} }
  hub.open(events).close(4012, 'no_heartbeat')
  await until(() => expect(ends).toHaveLength(2))
})
