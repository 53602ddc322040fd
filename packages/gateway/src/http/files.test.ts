import { createConnection } from 'node:net'
import { Client } from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '@switchboard/protocol'
import { movingGif, pdf, photo, pngBomb, zip } from '../../../../test/files/samples.js'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn } from '../../../../test/support/rest.js'
import { TestSocket, newId, staffSocket, visitorToken } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
let database: Client
let agent: Staff
let desk: TestSocket
let chat: Chat

/** A visitor with a contact. */
interface Chat {
  readonly token: string
  readonly socket: TestSocket
  readonly contact: string
}

beforeAll(async () => {
  gateway = await useGateway()
  database = new Client(gateway.databaseUrl)
  await database.connect()
  agent = await logIn(gateway.url, 'agent')
  desk = await staffSocket(gateway.url, agent)
  await desk.ask({ t: 'presence', stream: desk.welcome?.me.id ?? '', presence: 'available' })
  chat = await begin()
  await answer(chat.contact)
  desk.send({ t: 'follow', stream: chat.contact, after: 0 })
})
afterAll(async () => {
  desk.terminate()
  chat.socket.terminate()
  await database.end()
  await gateway.close()
})

async function begin(site = 'demo-site'): Promise<Chat> {
  const { token } = await visitorToken(gateway.url, site)
  const socket = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  await socket.ask({ t: 'start', stream: contact, text: 'hello' })
  return { token, socket, contact }
}

async function answer(contact: string): Promise<void> {
  const offer = await until('it rings', () => {
    const fact = desk.facts.find(
      (frame) => frame.fact.type === 'work_reserved' && frame.fact.contact === contact,
    )?.fact
    return fact?.type === 'work_reserved' ? fact.offer : null
  })
  await desk.ask({ t: 'shown', stream: contact, offer })
  expect(await desk.ask({ t: 'accept', stream: contact, offer })).toMatchObject({ t: 'ack' })
}

interface Uploaded {
  readonly status: number
  readonly code: string | undefined
  readonly file: { readonly id: string; readonly name: string; readonly kind: string; readonly bytes: number }
}

const octets = { 'content-type': 'application/octet-stream' }

async function upload(
  path: string,
  content: Uint8Array | string,
  headers: Record<string, string>,
  name = 'pump.jpg',
): Promise<Uploaded> {
  const response = await fetch(`${gateway.url}${path}?${new URLSearchParams({ name }).toString()}`, {
    method: 'POST',
    headers: { ...octets, origin: gateway.url, ...headers },
    body: content as BodyInit,
  })
  const body = (await response.json()) as { error?: { code: string }; file: Uploaded['file'] }
  return { status: response.status, code: body.error?.code, file: body.file }
}

const asVisitor = (content: Uint8Array | string, name?: string, by: Chat = chat): Promise<Uploaded> =>
  upload(`/api/v1/visitor/contacts/${by.contact}/files`, content, bearer(by), name)
const asAgent = (content: Uint8Array | string, name?: string): Promise<Uploaded> =>
  upload(`/api/v1/contacts/${chat.contact}/files`, content, { cookie: agent.cookie }, name)
const bearer = ({ token }: Pick<Chat, 'token'>): Record<string, string> => ({
  authorization: `Bearer ${token}`,
})

const send = (by: Chat, file: string): ReturnType<TestSocket['ask']> =>
  by.socket.ask({ t: 'send_file', stream: by.contact, file })

async function link(
  file: string,
  by: Pick<Chat, 'token'> = chat,
): Promise<{ url: string; preview: string | null }> {
  const response = await fetch(`${gateway.url}/api/v1/visitor/files/${file}/links`, {
    method: 'POST',
    headers: { origin: gateway.url, ...bearer(by) },
  })
  const body = (await response.json()) as { error?: { code: string }; url: string; preview: string | null }
  if (!response.ok) throw new Error(`${response.status} ${String(body.error?.code)}`)
  return body
}

const open = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(path.startsWith('http') ? path : gateway.url + path, { headers })

describe('a card', () => {
  const links = [{ label: 'Track parcel', url: 'https://shop.example/track' }]
  const card = { title: 'Celadon vase', links }
  const say = (picture: string) =>
    desk.ask({ t: 'say', stream: chat.contact, text: '', extra: { card: { ...card, picture } } })

  test('shows the picture that its agent took in to the visitor alone, and is found by its words', async () => {
    const { file } = await asAgent(await photo('jpeg', 90, 60))
    await expect(link(file.id)).rejects.toThrow(/file_unknown/)
    expect(await say(file.id)).toMatchObject({ t: 'ack' })
    const told = await until('the visitor learns of it', () =>
      chat.socket.of(chat.contact).find(({ fact }) => fact.type === 'message_sent' && fact.extra?.card),
    )
    expect(told.fact).toMatchObject({
      text: 'Celadon vase\nTrack parcel: https://shop.example/track',
      extra: { words: '', card: { ...card, picture: { file: file.id } } },
    })
    const { preview } = await link(file.id)
    expect((await open(preview ?? '')).headers.get('content-type')).toBe('image/webp')
    const { rows } = await database.query<{ body: object }>(
      `SELECT body FROM facts WHERE type = 'message_sent' AND body ? 'extra'`,
    )
    expect(JSON.stringify(rows)).not.toMatch(/Celadon|Track|shop/)
    const { found } = await agent.get<{ found: object[] }>('/api/v1/contacts/search?words=celadon')
    expect(found).toHaveLength(1)
  })

  test('takes no picture of the visitor’s, none that is no picture, and none of another contact', async () => {
    for (const { file } of [await asVisitor(await photo('jpeg', 90, 60)), await asAgent(pdf)])
      expect(await say(file.id)).toMatchObject({ t: 'refused', code: 'file_unknown' })
  })
})

test('a visitor’s photo reaches the agent without what it told of the visitor', async () => {
  const sent = await photo('jpeg', 900, 600)
  const { status, file } = await asVisitor(sent, 'phễu lọc.jpg')
  expect(status).toBe(200)
  expect(file).toMatchObject({ kind: 'image', name: 'phễu lọc.jpg', width: 600, height: 900 })
  expect(await send(chat, file.id)).toMatchObject({ t: 'ack' })
  const fact = await until('the agent learns of it', () =>
    desk.of(chat.contact).find((frame) => frame.fact.type === 'file_sent' && frame.fact.file === file.id),
  )
  expect(fact.fact).toEqual({
    type: 'file_sent',
    from: 'visitor',
    file: file.id,
    kind: 'image',
    bytes: file.bytes,
    width: 600,
    height: 900,
    fileName: 'phễu lọc.jpg',
  })
  const whole = await open(`/api/v1/files/${file.id}`, { cookie: agent.cookie })
  const bytes = Buffer.from(await whole.arrayBuffer())
  expect(bytes.length).toBe(file.bytes)
  expect(bytes.includes('secret-name')).toBe(false)
  expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': `inline; filename="ph_u l_c.jpg"; filename*=UTF-8''ph%E1%BB%85u%20l%E1%BB%8Dc.jpg`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cache-control': 'private, no-cache',
    'cross-origin-resource-policy': 'same-origin',
  })
  const preview = await open(`/api/v1/files/${file.id}?rendition=preview`, { cookie: agent.cookie })
  expect((await sharp(await preview.arrayBuffer()).metadata()).width).toBe(427)
})

test('an agent’s PDF reaches the visitor by an address that holds for minutes, to be saved', async () => {
  const { file } = await asAgent(pdf, 'hoá đơn.pdf')
  const sent = await desk.ask({ t: 'send_file', stream: chat.contact, file: file.id })
  expect(sent).toMatchObject({ t: 'ack' })
  await until('the visitor learns of it', () =>
    chat.socket
      .of(chat.contact)
      .find((frame) => frame.fact.type === 'file_sent' && frame.fact.from === 'agent'),
  )
  const { url, preview } = await link(file.id)
  expect(preview).toBeNull()
  const answered = await open(url)
  expect(Buffer.from(await answered.arrayBuffer()).equals(pdf)).toBe(true)
  expect(answered.headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(answered.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(answered.headers.get('content-security-policy')).toContain('sandbox')
  const part = await open(url, { range: 'bytes=1-3' })
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    'PDF',
    `bytes 1-3/${pdf.length}`,
  ])
  const again = await open(url, { 'if-none-match': answered.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
  for (const forged of [
    url.replace(/until=\d+/, `until=${Date.now() + 9_000_000}`),
    url.replace(file.id, newId()),
    url.replace(/tenant=\d+/, 'tenant=2'),
    url.replace('rendition=whole', 'rendition=preview'),
  ])
    expect((await open(forged)).status).toBe(404)
})

test('the same command twice sends one file', async () => {
  const { file } = await asVisitor('words', 'notes.txt')
  const id = newId()
  const first = await chat.socket.ask({ t: 'send_file', id, stream: chat.contact, file: file.id })
  const second = await chat.socket.ask({ t: 'send_file', id, stream: chat.contact, file: file.id })
  expect(second).toEqual(first)
  const facts = await agent.get<{ facts: { fact: { type: string; file?: string } }[] }>(
    `/api/v1/contacts/${chat.contact}`,
  )
  expect(facts.facts.filter(({ fact }) => fact.file === file.id)).toHaveLength(1)
})

describe('what is no file of the list is refused by its content, under whatever name', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array | string, string, number]>([
    ['a page called a picture', () => '<!doctype html><script>alert(1)</script>', 'file_type_refused', 415],
    [
      'a drawing',
      () => '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'file_type_refused',
      415,
    ],
    ['an archive', () => zip({ 'a.jpg': 'x' }), 'file_type_refused', 415],
    ['a program', () => Buffer.from('MZ' + '\0'.repeat(80)), 'file_type_refused', 415],
    ['a picture of 3.6 gigapixels', () => pngBomb(60_000, 60_000), 'file_unreadable', 422],
    ['half a picture', () => pngBomb(300, 300), 'file_unreadable', 422],
    ['nothing', () => '', 'file_empty', 422],
    ['too much', () => Buffer.alloc(limits.fileBytes + 1, 65), 'file_too_large', 413],
    ['too much text', () => 'a'.repeat(limits.textFileBytes + 1), 'file_too_large', 413],
  ])('%s', async (_, make, code, status) => {
    const refused = await asVisitor(await make(), 'pump.jpg')
    expect([refused.status, refused.code]).toEqual([status, code])
  })

  test('a PDF called a picture is one all the same, and says so', async () => {
    expect((await asVisitor(pdf, 'pump.jpg')).file).toMatchObject({ kind: 'pdf', name: 'pump.jpg.pdf' })
  })

  test('a picture that is a page as well is a picture alone', async () => {
    const both = Buffer.concat([await movingGif(), Buffer.from('<script>alert(1)</script>')])
    const { file } = await asVisitor(both, '<img src=x onerror=alert(1)>.html')
    expect(file).toMatchObject({ kind: 'image', name: '<img src=x onerror=alert(1)>.html.gif' })
    await send(chat, file.id)
    const { url } = await link(file.id)
    const answered = await open(url)
    expect(answered.headers.get('content-type')).toBe('image/gif')
    expect(Buffer.from(await answered.arrayBuffer()).includes('script')).toBe(false)
  })

  test('a path in the name goes nowhere', async () => {
    const { file } = await asVisitor('words', '../../../etc/passwd')
    expect(file.name).toBe('passwd.txt')
    const { rows } = await database.query<{ key: string }>('SELECT key FROM files WHERE id = $1', [file.id])
    expect(rows[0]?.key).toMatch(/^[\w-]{32}$/)
  })
})

describe('who may not', () => {
  let other: Chat
  let stranger: Chat
  let sent: string
  beforeAll(async () => {
    other = await begin()
    stranger = await begin('other-site')
    sent = (await asVisitor('secret words', 'secret.txt')).file.id
    await send(chat, sent)
  })
  afterAll(() => {
    other.socket.terminate()
    stranger.socket.terminate()
  })

  test('another visitor, of the site or of another tenant, puts nothing into the contact and gets nothing out', async () => {
    for (const thief of [other, stranger]) {
      const into = await upload(`/api/v1/visitor/contacts/${chat.contact}/files`, 'x', bearer(thief))
      expect([into.status, into.code]).toEqual([404, 'not_found'])
      await expect(link(sent, thief)).rejects.toThrow('404 file_unknown')
      expect(await thief.socket.ask({ t: 'send_file', stream: thief.contact, file: sent })).toMatchObject({
        t: 'refused',
        code: 'file_unknown',
      })
    }
  })

  test('staff of another tenant, and an agent who never had the contact, neither', async () => {
    for (const [user, tenant, code] of [
      ['agent', 'other', 'not_found'],
      ['agent2', 'demo', 'not_yours'],
    ] as const) {
      const thief = await logIn(gateway.url, user, tenant)
      const into = await upload(`/api/v1/contacts/${chat.contact}/files`, 'x', { cookie: thief.cookie })
      expect(into.code).toBe(code)
      const out = await open(`/api/v1/files/${sent}`, { cookie: thief.cookie })
      expect([out.status, (await out.text()).includes('secret')]).toEqual([404, false])
    }
  })

  test('roles that take no contacts upload nothing', async () => {
    const { cookie } = await logIn(gateway.url, 'analyst')
    expect((await upload(`/api/v1/contacts/${chat.contact}/files`, 'x', { cookie })).code).toBe('not_allowed')
    expect((await open(`/api/v1/files/${sent}`, { cookie })).status).toBe(403)
  })

  test('what was uploaded and not sent is for whoever uploaded it alone, and for no other contact', async () => {
    const { file } = await asAgent(pdf, 'not yet.pdf')
    await expect(link(file.id)).rejects.toThrow('404 file_unknown')
    expect(await send(chat, file.id)).toMatchObject({ t: 'refused', code: 'file_unknown' })
    const supervisor = await logIn(gateway.url, 'supervisor')
    expect((await open(`/api/v1/files/${file.id}`, { cookie: supervisor.cookie })).status).toBe(404)
  })

  test('a page of a foreign origin, a form, and whoever has no token are turned away', async () => {
    const path = `/api/v1/visitor/contacts/${chat.contact}/files`
    const foreign = await upload(path, 'x', { ...bearer(chat), origin: 'https://elsewhere.example' })
    expect(foreign.code).toBe('origin_not_allowed')
    expect((await upload(path, 'x', { authorization: 'Bearer x' })).code).toBe('token_invalid')
    const staffPath = `/api/v1/contacts/${chat.contact}/files`
    const cookie = { cookie: agent.cookie }
    expect((await upload(staffPath, 'x', { ...cookie, origin: 'https://elsewhere.example' })).code).toBe(
      'cross_site',
    )
    expect((await upload(staffPath, 'x', { ...cookie, 'content-type': 'text/plain' })).code).toBe(
      'cross_site',
    )
  })

  test('nobody, once the contact has ended', async () => {
    await other.socket.ask({ t: 'end', stream: other.contact })
    const late = await asVisitor('x', 'x.txt', other)
    expect([late.status, late.code]).toEqual([409, 'contact_over'])
  })
})

test('a sender who goes away in the middle leaves nothing, and the gateway goes on', async () => {
  const before = await rowsOf(chat.contact)
  const { hostname, port } = new URL(gateway.url)
  const line = createConnection({ host: hostname, port: Number(port) })
  line.write(
    `POST /api/v1/visitor/contacts/${chat.contact}/files?name=a.txt HTTP/1.1\r\nHost: ${hostname}\r\nOrigin: ${gateway.url}\r\nAuthorization: Bearer ${chat.token}\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\nhalf`,
  )
  await new Promise((resolve) => line.once('connect', resolve))
  line.resetAndDestroy()
  expect((await asVisitor('words', 'after.txt')).status).toBe(200)
  expect(await rowsOf(chat.contact)).toBe(before + 1)
})

test('what is never sent is thrown away in its time, and an erased file at once', async () => {
  const [kept, unsent, erased] = await Promise.all(['a', 'b', 'c'].map((words) => asVisitor(words, 'a.txt')))
  await send(chat, kept?.file.id ?? '')
  await send(chat, erased?.file.id ?? '')
  const { url } = await link(erased?.file.id ?? '')
  await database.query('UPDATE files SET expires_at = 1 WHERE id = ANY($1)', [
    [kept?.file.id, unsent?.file.id],
  ])
  expect(await send(chat, unsent?.file.id ?? '')).toMatchObject({ t: 'refused', code: 'file_unknown' })
  await database.query("UPDATE deadlines SET due_at = 1 WHERE kind = 'file' AND stream = ANY($1)", [
    [kept?.file.id, unsent?.file.id],
  ])
  await until('the deadlines are carried out', async () => {
    const { rows } = await database.query("SELECT FROM deadlines WHERE kind = 'file' AND due_at = 1")
    return rows.length === 0
  })
  const left = async (): Promise<string[]> =>
    (
      await database.query<{ id: string }>('SELECT id FROM files WHERE id = ANY($1)', [
        [kept, unsent, erased].map((one) => one?.file.id),
      ])
    ).rows.map(({ id }) => id)
  expect(new Set(await left())).toEqual(new Set([kept?.file.id, erased?.file.id]))
  expect((await open(`/api/v1/files/${kept?.file.id ?? ''}`, { cookie: agent.cookie })).status).toBe(200)

  const { wordTables } = await import('../privacy/words-kept.js')
  const erase = wordTables.find(({ table }) => table === 'files')?.erase ?? ''
  await database.query(erase, [1, [], [chat.contact]])
  expect((await open(url)).status).toBe(404)
  await until('no bytes are left', async () => {
    const { rows } = await database.query('SELECT FROM doomed_files')
    return rows.length === 0
  })
})

async function rowsOf(contact: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM files WHERE contact = $1',
    [contact],
  )
  return rows[0]?.n ?? 0
}
