import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdf, photo, pngBomb } from '../../../../test/files/samples.js'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn } from '../../../../test/support/rest.js'
import { TestSocket, newId, staffSocket, visitorToken } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'

interface User {
  readonly id: string
  readonly user: string
  readonly rev: number
  readonly picture: string | null
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let agent: Staff
let admin: Staff
beforeAll(async () => {
  gateway = await useGateway()
  agent = await logIn(gateway.url, 'agent')
  admin = await logIn(gateway.url, 'admin')
})
afterAll(() => gateway.close())

function send(by: Staff, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  const headers = {
    cookie: by.cookie,
    origin: gateway.url,
    'content-type': 'application/octet-stream',
  }
  return fetch(`${gateway.url}/api/v1/${path}`, { method: 'POST', headers, body: bytes })
}

async function picture(by: Staff, path: string, sent?: Buffer): Promise<string> {
  const response = await send(by, path, new Uint8Array(sent ?? (await photo('jpeg', 300, 200))))
  expect(response.status).toBe(200)
  return ((await response.json()) as { picture: string }).picture
}

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code
const open = (address: string): Promise<Response> => fetch(gateway.url + address)
const own = async (by: Staff): Promise<string | null> =>
  (await by.get<{ picture: string | null }>('/api/v1/me')).picture
const userOf = async (by: Staff, name: string): Promise<User> => {
  const { users } = await by.get<{ users: User[] }>('/api/v1/users?archived=true')
  const found = users.find(({ user }) => user === name)
  if (found === undefined) throw new Error(`no user ${name}`)
  return found
}

test('an agent has a picture: a small square, drawn anew, which pages of customers may show and keep', async () => {
  expect(await own(agent)).toBeNull()
  const address = await picture(agent, 'me/picture')
  expect(await own(agent)).toBe(address)
  const response = await open(address)
  expect(response.headers.get('content-type')).toBe('image/webp')
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 192, height: 192 })
  expect(bytes.includes('secret-name')).toBe(false)
})

test('another picture has another address, and the one before shows nothing any more', async () => {
  const before = await picture(agent, 'me/picture')
  const after = await picture(agent, 'me/picture', await photo('png'))
  expect(after).not.toBe(before)
  expect([(await open(before)).status, (await open(after)).status]).toEqual([404, 200])
  expect((await agent.send('POST', '/api/v1/me/picture/remove', {})).status).toBe(200)
  expect([(await open(after)).status, await own(agent)]).toEqual([404, null])
})

test('what is no picture, or none that can be drawn, is refused, and the one before stays', async () => {
  const address = await picture(agent, 'me/picture')
  const whole = await photo('jpeg', 400, 400)
  const wrong: [string, Uint8Array<ArrayBuffer>][] = [
    ['file_empty', new Uint8Array()],
    ['file_type_refused', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['file_type_refused', new Uint8Array(pdf)],
    ['file_unreadable', new Uint8Array(pngBomb(40_000, 40_000))],
    ['file_unreadable', new Uint8Array(whole.subarray(0, whole.length / 2))],
    ['file_too_large', new Uint8Array(10_485_761)],
  ]
  for (const [code, bytes] of wrong) expect(await codeOf(await send(agent, 'me/picture', bytes))).toBe(code)
  expect(await own(agent)).toBe(address)
})

test('an administrator changes the picture of people of the own centre, and nobody else does', async () => {
  const { id } = await userOf(admin, 'agent')
  const bytes = new Uint8Array(await photo('jpeg'))
  const [colleague, stranger] = [
    await logIn(gateway.url, 'supervisor'),
    await logIn(gateway.url, 'admin', 'other'),
  ]
  const address = await picture(admin, `users/${id}/picture`)
  expect((await userOf(admin, 'agent')).picture).toBe(address)
  expect((await userOf(colleague, 'agent')).picture).toBe(address)
  expect(await codeOf(await send(colleague, `users/${id}/picture`, bytes))).toBe('not_allowed')
  for (const asked of [
    send(stranger, `users/${id}/picture`, bytes),
    stranger.send('POST', `/api/v1/users/${id}/picture/remove`, {}),
  ])
    expect(await codeOf(await asked)).toBe('not_found')
  expect(await own(agent)).toBe(address)
  expect((await userOf(stranger, 'agent')).picture).toBeNull()
  const { entries } = await admin.get<{ entries: object[] }>('/api/v1/audit?kind=users&limit=1')
  expect(entries[0]).toMatchObject({ action: 'changed', thing: id, after: { picture: true } })
})

const joined = (socket: TestSocket): Promise<object> =>
  until(
    'somebody joined',
    () => socket.facts.find(({ fact: { type } }) => type === 'agent_joined')?.fact ?? null,
  )

test('the visitor learns of the picture of who joins, and of none where there is none', async () => {
  const address = await picture(agent, 'me/picture')
  const desk = await staffSocket(gateway.url, agent)
  await desk.ask({ t: 'presence', stream: desk.welcome?.me.id ?? '', presence: 'available' })
  const { token } = await visitorToken(gateway.url, 'demo-site')
  const visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  await visitor.ask({ t: 'start', stream: contact, text: 'hello' })
  const offer = await until('it rings', () => {
    const fact = desk.facts.find(({ fact: { type } }) => type === 'work_reserved')?.fact
    return fact?.type === 'work_reserved' ? fact.offer : null
  })
  await desk.ask({ t: 'shown', stream: contact, offer })
  await desk.ask({ t: 'accept', stream: contact, offer })
  expect(await joined(visitor)).toMatchObject({ picture: address })
  await agent.send('POST', '/api/v1/me/picture/remove', {})
  const later = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  later.send({ t: 'follow', stream: contact, after: 0 })
  expect(await joined(later)).not.toHaveProperty('picture')
  for (const socket of [desk, visitor, later]) socket.terminate()
})

test('it goes when its owner may no longer log in, and is in no export', async () => {
  const { id, rev } = await userOf(admin, 'agent2')
  const address = await picture(admin, `users/${id}/picture`)
  expect(JSON.stringify(await admin.get('/api/v1/setup-export'))).not.toContain('icture')
  expect((await admin.send('PATCH', `/api/v1/users/${id}`, { rev, archived: true })).status).toBe(200)
  expect((await open(address)).status).toBe(404)
  expect(await codeOf(await send(admin, `users/${id}/picture`, new Uint8Array(await photo('png'))))).toBe(
    'not_found',
  )
})
