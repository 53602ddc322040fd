import { randomUUIDv7 } from 'node:crypto'
import { createClient } from '@switchboard/client'
import type { Client, OpenLine, OutboxStorage } from '@switchboard/client'
import type { Command } from '@switchboard/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { visitorToken } from '../support/socket.js'
import { startSwitchboard, until } from '../support/switchboard.js'
import type { Switchboard } from '../support/switchboard.js'

let gateway: Switchboard

beforeAll(async () => {
  gateway = await startSwitchboard()
})
afterAll(() => gateway.stop())

/** A line as a page of the demo site has it: with its origin. */
function line(url: string): OpenLine {
  return ({ opened, received, closed }) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, 'switchboard.v1', { origin: url })
    socket.on('open', opened)
    socket.on('message', (data) => received((data as Buffer).toString()))
    socket.on('close', (code) => closed(code))
    socket.on('error', () => {})
    return {
      send: (text) => void (socket.readyState === WebSocket.OPEN && socket.send(text)),
      close: (code, reason) => socket.close(code, reason),
    }
  }
}

function clientFor(token: string, storage?: OutboxStorage): Client {
  const wait = { open: line(gateway.url), token: () => Promise.resolve(token) }
  return createClient(storage === undefined ? wait : { ...wait, storage })
}

function texts(client: Client, contact: string): (string | null)[] {
  return client.stream(contact).facts.flatMap(({ fact }) => (fact.type === 'message_sent' ? [fact.text] : []))
}

it('goes on over the death of the gateway: each message once, in order, on every page', async () => {
  const { token } = await visitorToken(gateway.url)
  const contact = randomUUIDv7()
  const [writer, reader] = [clientFor(token), clientFor(token)]
  writer.connect()
  const all = ['0']
  const outcomes = [writer.command({ t: 'start', stream: contact, text: '0' })]
  expect(await outcomes[0]).toMatchObject({ ok: true, seq: 1 })
  reader.follow(contact)
  reader.connect()
  for (let n = 1; n <= 60; n++) {
    all.push(String(n))
    outcomes.push(writer.command({ t: 'say', stream: contact, text: String(n) }))
    if (n !== 30) continue
    const { folder, url } = gateway
    await gateway.kill('SIGKILL')
    gateway = await startSwitchboard({ folder, port: Number(new URL(url).port) })
  }
  for (const outcome of await Promise.all(outcomes)) expect(outcome.ok).toBe(true)
  for (const client of [writer, reader]) {
    await until('the page shows all', () => texts(client, contact).length === all.length)
    expect(texts(client, contact)).toEqual(all)
    expect(client.pending(contact)).toEqual([])
    client.close()
  }
})

it('sends what another page of the tab has left, and finds the open contact again', async () => {
  const { token } = await visitorToken(gateway.url)
  const contact = randomUUIDv7()
  let kept: readonly Command[] = []
  const storage: OutboxStorage = { load: () => kept, save: (commands) => (kept = commands) }
  const before = clientFor(token, storage)
  const told = before.command({ t: 'start', stream: contact, text: 'left behind' })
  before.close()
  expect(await told).toEqual({ ok: false, code: 'closed' })
  const after = clientFor(token, storage)
  after.connect()
  await until('the text is shown', () => texts(after, contact).includes('left behind'))
  expect(kept).toEqual([])
  after.close()
  const later = clientFor(token)
  later.connect()
  await until('the contact is found again', () => texts(later, contact).includes('left behind'))
  later.close()
})

it('stops for good where its token is not one of the gateway', async () => {
  const client = clientFor('not a token')
  client.connect()
  const outcome = await client.command({ t: 'say', stream: randomUUIDv7(), text: 'Hello?' })
  expect(outcome).toEqual({ ok: false, code: 'token_invalid' })
  expect(client.connection).toEqual({ is: 'stopped', code: 'token_invalid' })
})

it('answers a probe at once, so that a page that wakes up keeps a line that lives', async () => {
  const { token } = await visitorToken(gateway.url)
  const wakers: (() => void)[] = []
  const client = createClient({
    open: line(gateway.url),
    token: () => Promise.resolve(token),
    wake: (woke) => {
      wakers.push(woke)
      return () => {}
    },
  })
  client.connect()
  await until('the line is open', () => client.connection.is === 'open')
  const { connection } = client
  for (const woke of wakers) woke()
  expect(client.connection).not.toBe(connection)
  await until(
    'a beat has come',
    () => client.connection.is === 'open' && !JSON.stringify(client.connection).match(/"probedAt":\d/),
  )
  client.close()
})
