import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn } from '../../../../test/support/rest.js'
import { TestSocket, newId, staffSocket, visitorToken } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'

/** The head of a WebM file: what is in it is not looked at. */
const sound = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d4287810442858102', 'hex')

let gateway: Awaited<ReturnType<typeof useGateway>>
let agent: Staff
let desk: TestSocket
let me: string
let caller: { readonly token: string; readonly visitor: string; readonly line: TestSocket }

beforeAll(async () => {
  gateway = await useGateway()
  agent = await logIn(gateway.url, 'agent')
  desk = await staffSocket(gateway.url, agent)
  me = desk.welcome?.me.id ?? ''
  await desk.ask({ t: 'presence', stream: me, presence: 'available' })
  caller = await begin()
})
afterAll(async () => {
  desk.terminate()
  caller.line.terminate()
  await gateway.close()
})

async function begin(): Promise<typeof caller> {
  const { token, visitor } = await visitorToken(gateway.url)
  return { token, visitor, line: await new TestSocket(gateway.url, { token, origin: gateway.url }).ready() }
}

async function upload(
  contact: string,
  bytes: Uint8Array<ArrayBuffer> | string = sound,
  { token }: { readonly token: string } = caller,
): Promise<{ readonly file?: { readonly id: string }; readonly error?: { readonly code: string } }> {
  const response = await fetch(`${gateway.url}/api/v1/visitor/contacts/${contact}/voice`, {
    method: 'POST',
    headers: {
      origin: gateway.url,
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
    },
    body: bytes,
  })
  return (await response.json()) as Awaited<ReturnType<typeof upload>>
}

function leave(stream: string, file: string, line = caller.line): ReturnType<TestSocket['ask']> {
  const voice = { file, seconds: 7 }
  return line.ask({ t: 'leave', stream, channel: 'callback', phone: '+84 912 345 678', text: '', voice })
}

test('a spoken message reaches an agent in its turn, who hears it, and is told how long it is and whom to call', async () => {
  const contact = newId()
  const { file } = await upload(contact)
  expect(await leave(contact, file?.id ?? '')).toMatchObject({ t: 'ack' })
  const offer = await until('it rings', () => {
    const rung = desk.of(me).find(({ fact }) => fact.type === 'work_reserved' && fact.contact === contact)
    return rung?.fact.type === 'work_reserved' ? rung.fact.offer : null
  })
  await desk.ask({ t: 'shown', stream: contact, offer })
  await desk.ask({ t: 'accept', stream: contact, offer })
  desk.send({ t: 'follow', stream: contact, after: 0 })
  await until('all of it is here', () => desk.of(contact).some(({ fact }) => fact.type === 'offer_accepted'))
  expect(desk.of(contact).map(({ fact }) => fact)).toMatchObject([
    { type: 'contact_started', channel: 'callback', left: { phone: '+84 912 345 678', voice: 7 } },
    { type: 'file_sent', from: 'visitor', kind: 'audio', file: file?.id },
    ...desk
      .of(contact)
      .slice(2)
      .map(() => ({})),
  ])
  const heard = await fetch(`${gateway.url}/api/v1/files/${file?.id ?? ''}`, {
    headers: { cookie: agent.cookie },
  })
  expect(heard.headers.get('content-type')).toBe('audio/webm')
  expect(Buffer.from(await heard.arrayBuffer()).equals(sound)).toBe(true)
  const stranger = await logIn(gateway.url, 'agent', 'other')
  const path = `${gateway.url}/api/v1/files/${file?.id ?? ''}`
  expect((await fetch(path, { headers: { cookie: stranger.cookie } })).status).toBe(404)
})

test('what is no sound is not taken in, nor anything for a contact that is there', async () => {
  expect(await upload(newId(), 'Hello, I am a text.')).toMatchObject({ error: { code: 'file_type_refused' } })
  expect(await upload(newId(), '<svg onload="alert(1)"/>')).toMatchObject({
    error: { code: 'file_type_refused' },
  })
  const contact = newId()
  await leave(contact, (await upload(contact)).file?.id ?? '')
  expect(await upload(contact)).toMatchObject({ error: { code: 'contact_exists' } })
})

test('a sound of another visitor, of another contact, or of nobody makes no contact', async () => {
  const [contact, elsewhere] = [newId(), newId()]
  const { file } = await upload(contact)
  const other = await begin()
  const refused = { t: 'refused', code: 'file_unknown' }
  expect(await leave(contact, file?.id ?? '', other.line)).toMatchObject(refused)
  expect(await leave(elsewhere, file?.id ?? '')).toMatchObject(refused)
  expect(await leave(newId(), newId())).toMatchObject(refused)
  other.line.terminate()
})

test('whoever is erased is heard by nobody any more', async () => {
  const erased = await begin()
  const contact = newId()
  const { file } = await upload(contact, sound, erased)
  await leave(contact, file?.id ?? '', erased.line)
  await erased.line.ask({ t: 'end', stream: contact })
  const admin = await logIn(gateway.url, 'admin')
  const person = { by: 'visitor', value: erased.visitor }
  const handedOut = await admin.send('POST', '/api/v1/person-exports', person)
  expect(Buffer.from(await handedOut.arrayBuffer()).includes('voice.webm')).toBe(true)
  expect((await admin.send('POST', '/api/v1/person-erasures', person)).status).toBe(200)
  const path = `${gateway.url}/api/v1/files/${file?.id ?? ''}`
  expect((await fetch(path, { headers: { cookie: admin.cookie } })).status).toBe(404)
  erased.line.terminate()
})
