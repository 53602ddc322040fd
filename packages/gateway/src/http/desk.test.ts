import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { logIn } from '../../../../test/support/rest.js'
import { TestSocket, newId, staffSocket, visitorToken } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
let database: Client
let visitor: string
let agentId: string
const [closed, inHand, waiting] = [newId(), newId(), newId()]
const sockets: TestSocket[] = []
beforeAll(async () => {
  gateway = await useGateway()
  const { url } = gateway
  database = new Client(gateway.databaseUrl)
  await database.connect()
  const staff = await logIn(url, 'agent')
  agentId = (await staff.get<{ id: string }>('/api/v1/me')).id
  const agent = await staffSocket(url, staff)
  const admission = await visitorToken(url)
  visitor = admission.visitor
  const line = await new TestSocket(url, { token: admission.token, origin: url }).ready()
  sockets.push(agent, line)
  const answered = async (contact: string, text: string): Promise<void> => {
    await agent.ask({ t: 'presence', stream: agentId, presence: 'available' })
    await line.ask({ t: 'start', stream: contact, text })
    const ring = await until('it rings', () =>
      agent.of(agentId).find(({ fact }) => fact.type === 'work_reserved' && fact.contact === contact),
    )
    const { offer } = ring.fact as { offer: string }
    await agent.ask({ t: 'shown', stream: contact, offer })
    expect((await agent.ask({ t: 'accept', stream: contact, offer })).t).toBe('ack')
  }
  await answered(closed, 'Phí vận chuyển <b>về Đà Nẵng</b> là bao nhiêu?')
  await agent.ask({ t: 'note', stream: closed, text: 'Asked about order VN-7741' })
  await agent.ask({ t: 'say', stream: closed, text: 'Dạ 30.000 đồng ạ.' })
  await agent.ask({ t: 'end', stream: closed })
  await agent.ask({ t: 'finish', stream: closed, disposition: 'answered' })
  await line.ask({ t: 'rate', stream: closed, score: 4, comment: 'thong tha' })
  await answered(inHand, 'Mình hỏi thêm về bảo hành')
  await agent.ask({ t: 'presence', stream: agentId, presence: 'break' })
  await line.ask({ t: 'start', stream: waiting, text: 'Còn ai không?' })
})
afterAll(async () => {
  for (const socket of sockets) socket.terminate()
  await database.end()
  await gateway.close()
})

interface Past {
  readonly id: string
  readonly disposition: string | null
  readonly score: number | null
  readonly answeredByName: string | null
  readonly place: number
}
interface Found {
  readonly contact: { readonly id: string; readonly name: string | null }
  readonly hits: number
  readonly hit: { readonly type: string; readonly text: string; readonly marks: [number, number][] } | null
}

const by = (user: string, tenant = 'demo') => logIn(gateway.url, user, tenant)
const search = async (words: string, user = 'agent', tenant = 'demo'): Promise<readonly Found[]> => {
  const path = `/api/v1/contacts/search?words=${encodeURIComponent(words)}`
  return (await (await by(user, tenant)).get<{ found: Found[] }>(path)).found
}

const waitingOf = async (user: string, tenant = 'demo'): Promise<readonly { id: string }[]> => {
  const staff = await by(user, tenant)
  return (await staff.get<{ waiting: { id: string }[] }>('/api/v1/contacts/waiting')).waiting
}

test('what waits is seen by who takes its queue, and by supervisors, and by no other tenant', async () => {
  for (const user of ['agent', 'agent2', 'supervisor'])
    expect(await waitingOf(user)).toMatchObject([{ id: waiting, queueName: 'Customer care', name: null }])
  expect(await waitingOf('agent', 'other')).toEqual([])
  expect(await waitingOf('supervisor', 'other')).toEqual([])
  await database.query(
    `DELETE FROM queue_members WHERE agent = (SELECT id FROM users WHERE login = 'agent2' AND tenant = 1)`,
  )
  await until('the set-up is read again', async () => (await waitingOf('agent2')).length === 0)
})

test('the closed list has one’s own contacts with how they went, page by page', async () => {
  const path = '/api/v1/contacts/closed'
  const { contacts } = await (await by('agent')).get<{ contacts: Past[] }>(path)
  expect(contacts).toMatchObject([
    { id: closed, disposition: 'answered', score: 4, answeredByName: 'An Nguyen', phase: 'closed' },
  ])
  const next = await (await by('agent')).get<{ contacts: Past[] }>(`${path}?before=${contacts[0]?.place}`)
  expect(next.contacts).toEqual([])
  expect((await (await by('senior')).get<{ contacts: Past[] }>(path)).contacts).toEqual([])
})

test('who handles a contact is told whose it is and what came before, and may read that; others may not', async () => {
  const agent = await by('agent')
  const { visitor: who, earlier } = await agent.get<{
    visitor: { id: string; person: string | null }
    earlier: Past[]
  }>(`/api/v1/contacts/${inHand}/visitor`)
  expect(who).toMatchObject({ id: visitor, person: null, name: null, attributes: {} })
  expect(earlier.map(({ id }) => id)).toEqual([waiting, closed])
  // Never answered by this agent, and open all the same: it is the same visitor's.
  await expect(agent.get(`/api/v1/contacts/${waiting}`)).rejects.toThrow(/404/)
  await agent.get(`/api/v1/contacts/${waiting}?via=${inHand}`)
  await expect(agent.get(`/api/v1/contacts/${waiting}?via=${closed}`)).rejects.toThrow(/404/)
  const other = await by('agent2')
  await expect(other.get(`/api/v1/contacts/${inHand}/visitor`)).rejects.toThrow(/404/)
  await expect(other.get(`/api/v1/contacts/${waiting}?via=${inHand}`)).rejects.toThrow(/404/)
  const stranger = await by('admin', 'other')
  await expect(stranger.get(`/api/v1/contacts/${inHand}/visitor`)).rejects.toThrow(/404/)
  await expect(stranger.get(`/api/v1/contacts/${closed}?via=${inHand}`)).rejects.toThrow(/404/)
})

test('what comes along with a visitor’s words is dropped: only agents send more', async () => {
  const extra = { replies: ['Buy'] }
  expect((await sockets[1]?.ask({ t: 'say', stream: inHand, text: 'mine', extra }))?.t).toBe('ack')
  const { facts } = await (
    await by('agent')
  ).get<{ facts: { fact: { text?: string; extra?: object } }[] }>(`/api/v1/contacts/${inHand}`)
  expect(facts.find(({ fact }) => fact.text === 'mine')?.fact).not.toHaveProperty('extra')
})

test('words are found with and without marks, in messages, notes and comments, as text', async () => {
  const [found] = await search('phi van chuyen')
  expect(found).toMatchObject({ contact: { id: closed }, hits: 1, hit: { type: 'message_sent' } })
  expect(found?.hit?.text).toBe('Phí vận chuyển <b>về Đà Nẵng</b> là bao nhiêu?')
  expect(found?.hit?.marks.map(([from, to]) => found.hit?.text.slice(from, to))).toEqual([
    'Phí',
    'vận',
    'chuyển',
  ])
  for (const words of ['Đà Nẵng', 'da nang', 'VN-7741', '7741', 'thong tha', 'bao nh', "đồng' OR 1=1 --&|:*"])
    expect(
      (await search(words)).map(({ contact }) => contact.id),
      words,
    ).toEqual(words.startsWith('đồng') ? [] : [closed])
  expect(await search('van chuyen hoatoc')).toEqual([])
  expect(await search('<>!')).toEqual([])
})

test('an agent finds only the own contacts, a senior those of the brands, another tenant nothing', async () => {
  expect(await search('bao nhiêu', 'agent2')).toEqual([])
  expect((await search('còn ai', 'agent')).length).toBe(0)
  expect((await search('còn ai', 'senior')).map(({ contact }) => contact.id)).toEqual([waiting])
  for (const user of ['agent', 'senior', 'supervisor', 'admin'])
    expect(await search('bao nhiêu', user, 'other')).toEqual([])
  await database.query(`UPDATE users SET brands = '{}' WHERE login = 'senior' AND tenant = 1`)
  await until('the senior has no brand', async () => (await search('còn ai', 'senior')).length === 0)
  await database.query(`UPDATE users SET brands = NULL WHERE login = 'senior' AND tenant = 1`)
})

test('a visitor who is known by name is found by it', async () => {
  await database.query(
    `UPDATE visitors SET person = 'p-7', person_name = 'Đặng Quốc Khánh', person_email = 'khanh@vuonnho.example' WHERE id = $1`,
    [visitor],
  )
  for (const words of ['dang khanh', 'vuonnho', 'p-7'])
    expect(
      (await search(words)).map(({ contact }) => [contact.id, contact.name]),
      words,
    ).toEqual(
      expect.arrayContaining([
        [closed, 'Đặng Quốc Khánh'],
        [inHand, 'Đặng Quốc Khánh'],
      ]),
    )
  expect(await search('khanh', 'supervisor', 'other')).toEqual([])
})

test('what was erased is found no more', async () => {
  expect(await search('Mình hỏi thêm')).toHaveLength(1)
  await database.query('UPDATE content SET body = NULL WHERE stream = $1', [inHand])
  expect(await search('Mình hỏi thêm')).toEqual([])
})

test('looking things up uses indexes alone', async () => {
  const before = await scans()
  await search('phi van chuyen', 'senior')
  await (await by('agent')).get('/api/v1/contacts/closed')
  await (await by('agent')).get('/api/v1/contacts/waiting')
  await (await by('agent')).get(`/api/v1/contacts/${inHand}/visitor`)
  expect(await scans()).toEqual(before)
})

/** How often the big tables were read from end to end. Not the heads: the sweeper looks for who waits among them all the time. */
async function scans(): Promise<unknown> {
  await database.query('SELECT pg_stat_force_next_flush()')
  const { rows } = await database.query(
    `SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname IN ('facts', 'content', 'visitors') ORDER BY 1`,
  )
  return rows
}

test('who may read a contact finds the published articles of its brand, the visitor’s language first; nobody else does', async () => {
  const admin = await by('admin')
  const { brands } = await admin.get<{ brands: [{ id: string }] }>('/api/v1/brands')
  const other = await (await admin.send('POST', '/api/v1/brands', { name: 'Red Kite' })).json()
  const write = async (title: string, more: object): Promise<void> => {
    const body = { title, text: `About ${title}.`, brand: brands[0].id, published: true, ...more }
    expect((await admin.send('POST', '/api/v1/articles', body)).status).toBe(200)
  }
  await write('Fees', { language: 'en' })
  await write('Phí và fees', { language: 'vi' })
  await write('Fees to come', { published: false })
  await write('Fees of others', { brand: (other as { id: string }).id })
  const path = `/api/v1/contacts/${inHand}/articles?words=fees&language=vi-VN`
  const { articles } = await (await by('agent')).get<{ articles: { title: string; url: string }[] }>(path)
  expect(articles.map(({ title }) => title)).toEqual(['Phí và fees', 'Fees'])
  expect(articles[0]?.url).toMatch(new RegExp(`^${gateway.url}/articles/[0-9a-f-]{36}$`))
  expect((await fetch(articles[0]!.url)).status).toBe(200)
  await expect((await by('agent2')).get(path)).rejects.toThrow(/404/)
  await expect((await by('admin', 'other')).get(path)).rejects.toThrow(/404/)
  await expect((await by('analyst')).get(path)).rejects.toThrow(/403/)
})
