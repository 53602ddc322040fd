import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn, post } from '../../../../test/support/rest.js'
import { until } from '../../../../test/support/switchboard.js'

interface Invitation {
  readonly expiresAt: number
  readonly sentTo: string | null
  readonly link: string | null
}

const letters: { to: string[]; text: string }[] = []
let accepts = true
const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) =>
    done(accepts ? undefined : new Error('no such box secret@box.example')),
  onData(stream, session, done) {
    let text = ''
    stream.on('data', (chunk) => (text += String(chunk)))
    stream.on('end', () => {
      letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: decoded(text) })
      done()
    })
  },
})

let gateway: Awaited<ReturnType<typeof useGateway>>
let silent: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  gateway = await useGateway({
    SMTP_URL: `smtp://127.0.0.1:${port}?from=care@centre.example`,
    LOG_LEVEL: 'silent',
  })
  silent = await useGateway()
  admin = await logIn(gateway.url, 'admin')
})
afterAll(async () => {
  await gateway.close()
  await silent.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

/** Quoted-printable and base64 as they are meant. */
function decoded(text: string): string {
  const [head = '', ...body] = text.split('\r\n\r\n')
  const content = body.join('\r\n\r\n')
  if (/base64/i.test(head)) return `${head}\n\n${Buffer.from(content, 'base64').toString()}`
  const bytes = content
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return `${head}\n\n${Buffer.from(bytes, 'latin1').toString()}`
}

const hire = async (by: Staff, more: object = {}): Promise<{ id: string; user: string }> => {
  const user = `u${randomUUID().slice(0, 8)}`
  const response = await by.send('POST', '/api/v1/users', { user, name: 'Mai', role: 'analyst', ...more })
  return (await response.json()) as { id: string; user: string }
}
const invite = async (by: Staff, id: string): Promise<Invitation> =>
  (await (await by.send('POST', `/api/v1/users/${id}/invitation`, {})).json()) as Invitation
const tokenOf = (text: string): string => /\/password#([\w-]+)/.exec(text)?.[1] ?? ''
const choose = (url: string, token: string, password: string): Promise<Response> =>
  post(url, '/api/v1/passwords', { token, password })
const fieldOf = async (response: Response): Promise<string | undefined> =>
  ((await response.json()) as { error?: { field?: string } }).error?.field

test('without a mail server the administrator gets the link; it works once', async () => {
  const by = await logIn(silent.url, 'admin')
  const { id, user } = await hire(by, { email: 'mai@centre.example' })
  await expect(logIn(silent.url, user, 'demo', '')).rejects.toThrow()
  const { link, sentTo, expiresAt } = await invite(by, id)
  expect(sentTo).toBeNull()
  expect(expiresAt).toBeGreaterThan(Date.now())
  expect(link).toMatch(new RegExp(`^${silent.url}/password#`))
  const token = tokenOf(link ?? '')
  expect(await fieldOf(await choose(silent.url, token, 'short'))).toBe('password')
  const answer = await choose(silent.url, token, 'a long enough phrase')
  expect(await answer.json()).toEqual({ tenant: 'demo', user })
  await logIn(silent.url, user, 'demo', 'a long enough phrase')
  expect(await fieldOf(await choose(silent.url, token, 'another long phrase'))).toBe('token')
})

test('of two who come with one link at the same time, one gets in', async () => {
  const by = await logIn(silent.url, 'admin')
  const { id } = await hire(by)
  const token = tokenOf((await invite(by, id)).link ?? '')
  const answers = await Promise.all(
    ['first phrase here', 'other phrase here'].map((word) => choose(silent.url, token, word)),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400])
})

test('an invitation is mailed where that can be; the link is then nobody else’s', async () => {
  const { id, user } = await hire(admin, { email: 'mai@centre.example' })
  expect(await invite(admin, id)).toMatchObject({ sentTo: 'mai@centre.example', link: null })
  const letter = letters.at(-1)
  expect(letter?.to).toEqual(['mai@centre.example'])
  expect(letter?.text).toContain(`as ${user}`)
  expect((await choose(gateway.url, tokenOf(letter?.text ?? ''), 'a long enough phrase')).status).toBe(200)
})

test('where the mail server refuses, the administrator gets the link after all', async () => {
  const { id } = await hire(admin, { email: 'mai@centre.example' })
  accepts = false
  const { sentTo, link } = await invite(admin, id)
  accepts = true
  expect(sentTo).toBeNull()
  expect(tokenOf(link ?? '')).not.toBe('')
})

test('a new invitation replaces the one before; a name cannot forge a line of the letter', async () => {
  const { id } = await hire(admin, { email: 'mai@centre.example', name: 'Mai <b>&amp;</b>' })
  await invite(admin, id)
  const first = tokenOf(letters.at(-1)?.text ?? '')
  await invite(admin, id)
  expect(await fieldOf(await choose(gateway.url, first, 'a long enough phrase'))).toBe('token')
  expect(letters.at(-1)?.text).toContain('Hello Mai <b>&amp;</b>,')
  expect(letters.at(-1)?.text).not.toMatch(/^Content-Type: text\/html/im)
})

test('a forgotten password: the answer never tells whether there is such a user, the letter comes to who there is', async () => {
  const { user } = await hire(admin, { email: 'lan@centre.example' })
  const before = letters.length
  const ask = (name: string): Promise<Response> =>
    post(gateway.url, '/api/v1/password-resets', { tenant: 'demo', user: name })
  const [real, made] = [await ask(user), await ask('nobody-at-all')]
  expect([real.status, await real.json()]).toEqual([made.status, await made.json()])
  await until('a letter came', () => letters.length > before)
  const letter = letters.at(-1)
  expect(letter?.to).toEqual(['lan@centre.example'])
  expect((await choose(gateway.url, tokenOf(letter?.text ?? ''), 'a long enough phrase')).status).toBe(200)
  expect(letters.length).toBe(before + 1)
  for (let more = 0; more < 3; more += 1) await ask(user)
  expect((await ask(user)).status).toBe(429)
})

test('a new password by a link ends every session of the user', async () => {
  const { id, user } = await hire(admin)
  await choose(gateway.url, tokenOf((await invite(admin, id)).link ?? ''), 'a long enough phrase')
  const staff = await logIn(gateway.url, user, 'demo', 'a long enough phrase')
  await choose(gateway.url, tokenOf((await invite(admin, id)).link ?? ''), 'quite another phrase')
  expect((await fetch(`${gateway.url}/api/v1/me`, { headers: { cookie: staff.cookie } })).status).toBe(401)
})

test('one’s own password: the present one is asked for, the other sessions end, this one stays', async () => {
  const { id, user } = await hire(admin)
  await choose(gateway.url, tokenOf((await invite(admin, id)).link ?? ''), 'a long enough phrase')
  const [here, there] = [
    await logIn(gateway.url, user, 'demo', 'a long enough phrase'),
    await logIn(gateway.url, user, 'demo', 'a long enough phrase'),
  ]
  const change = (current: string, password: string): Promise<Response> =>
    here.send('POST', '/api/v1/me/password', { current, password })
  expect(await fieldOf(await change('wrong', 'quite another phrase'))).toBe('current')
  for (const weak of ['short', 'aaaaaaaaaaaaaaa', 'Password 123', `${user}${user}`])
    expect(await fieldOf(await change('a long enough phrase', weak)), weak).toBe('password')
  expect((await change('a long enough phrase', 'quite another phrase')).status).toBe(200)
  await here.get('/api/v1/me')
  expect((await fetch(`${gateway.url}/api/v1/me`, { headers: { cookie: there.cookie } })).status).toBe(401)
})

test('what is noted of all this holds no secret', async () => {
  const { entries } = await admin.get<{ entries: { action: string }[] }>('/api/v1/audit?limit=200')
  const actions = entries.map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['invited', 'password_reset', 'password_changed']))
  expect(JSON.stringify(entries)).not.toMatch(/argon2|phrase|#[\w-]{20}/)
})

test('another tenant’s user cannot be invited', async () => {
  const other = await logIn(gateway.url, 'admin', 'other')
  const { id } = await hire(admin)
  expect((await other.send('POST', `/api/v1/users/${id}/invitation`, {})).status).toBe(404)
})
