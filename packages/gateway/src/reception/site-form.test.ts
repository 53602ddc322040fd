import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn, post } from '../../../../test/support/rest.js'
import { TestSocket, newId } from '../../../../test/support/socket.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
let database: Client

const form = {
  fields: [
    { key: 'name', kind: 'name', required: true, labels: {} },
    { key: 'email', kind: 'email', required: false, labels: {} },
    { key: 'order', kind: 'text', required: true, labels: { en: ' Order number ', vi: '' } },
  ],
  consent: { required: true, labels: { en: 'I agree' }, link: 'https://shop.example/privacy' },
}
interface Site {
  readonly id: string
  readonly key: string
  readonly rev: number
  readonly form: unknown
}

const site = async (): Promise<Site> => {
  const { sites } = await admin.get<{ sites: Site[] }>('/api/v1/sites')
  return sites.find(({ key }) => key === 'demo-site')!
}
const change = async (body: object): Promise<Response> => {
  const { id, rev } = await site()
  return admin.send('PATCH', `/api/v1/sites/${id}`, { rev, ...body })
}
interface Timeline {
  readonly facts: { fact: Record<string, unknown> }[]
}
interface Admitted {
  readonly token: string
  readonly visitor: string
  readonly form?: { fields: { key: string }[] }
}
const admit = async (key = 'demo-site', token?: string): Promise<Admitted> =>
  (await (await post(gateway.url, '/api/v1/visitor-tokens', { site: key, token })).json()) as Admitted

beforeAll(async () => {
  gateway = await useGateway()
  admin = await logIn(gateway.url, 'admin')
  database = new Client(gateway.databaseUrl)
  await database.connect()
  expect((await change({ form })).status).toBe(200)
})
afterAll(async () => {
  await database.end()
  await gateway.close()
})

test('is kept tidily, told to who comes to this site and to nobody else, and travels in the file of the set-up', async () => {
  const kept = {
    ...form,
    fields: [...form.fields.slice(0, 2), { ...form.fields[2], labels: { en: 'Order number' } }],
  }
  expect((await site()).form).toEqual(kept)
  expect((await admit()).form).toEqual(kept)
  expect(await admit('other-site')).not.toHaveProperty('form')
  const file = await admin.get<{ sites: { name: string; form: unknown }[] }>('/api/v1/setup-export')
  expect(file.sites.map((one) => one.form)).toContainEqual(kept)
})

test.each([
  ['form.fields.0.key', { fields: [{ ...form.fields[2], key: 'Order!' }], consent: null }],
  ['form.fields.0.labels', { fields: [{ ...form.fields[2], labels: {} }], consent: null }],
  ['form.fields.0.options', { fields: [{ ...form.fields[2], kind: 'select', options: [] }], consent: null }],
  ['form.fields.0.key', { fields: [form.fields[2], form.fields[2]], consent: null }],
  ['form.consent.link', { fields: [], consent: { ...form.consent, link: 'javascript:alert(1)' } }],
])('is refused at %s', async (field, wrong) => {
  const answer = await change({ form: wrong })
  expect(answer.status).toBe(400)
  const { error } = (await answer.json()) as { error: { faults: { field: string }[] } }
  expect(error.faults[0]).toMatchObject({ field })
})

test('is asked before a chat: what is missing is named, what was answered is told to staff alone, found by search, and erased', async () => {
  const { token, visitor } = await admit()
  const socket = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  const start = { t: 'start', stream: contact, text: 'Hello' } as const
  const answers = { name: 'Lan', order: 'VN-90417', consent: 'yes' }
  for (const [given, field] of [
    [undefined, 'name'],
    [{ ...answers, consent: '' }, 'consent'],
    [{ ...answers, email: 'lan@' }, 'email'],
  ] as const) {
    const id = socket.command(given === undefined ? start : { ...start, answers: given })
    await expect.poll(() => socket.answers.get(id)).toMatchObject({ t: 'refused', field })
  }
  await socket.ask({ ...start, answers })

  const { facts } = await admin.get<Timeline>(`/api/v1/contacts/${contact}`)
  expect(facts[0]?.fact['form']).toMatchObject({
    consent: true,
    answers: [
      { key: 'name', text: 'Lan' },
      { key: 'order', label: 'Order number', text: 'VN-90417' },
    ],
  })
  expect(socket.facts[0]?.fact).toEqual({ type: 'contact_started' })
  const found = await admin.get<{ found: { hit: { text: string } }[] }>('/api/v1/contacts/search?words=90417')
  expect(found.found[0]?.hit.text).toContain('VN-90417')
  const { rows } = await database.query('SELECT body FROM facts WHERE stream = $1 AND seq = 1', [contact])
  expect(JSON.stringify(rows)).not.toContain('90417')

  await database.query('UPDATE content SET body = NULL WHERE stream = $1', [contact])
  const erased = await admin.get<Timeline>(`/api/v1/contacts/${contact}`)
  expect(erased.facts[0]?.fact['form']).toEqual({ consent: true, answers: null })

  await database.query("UPDATE visitors SET person = 'p', person_name = 'Lan' WHERE id = $1", [visitor])
  expect((await admit('demo-site', token)).form?.fields.map(({ key }) => key)).toEqual(['email', 'order'])
  await socket.ask({ t: 'end', stream: contact })
  const { name: _, ...others } = answers
  await socket.ask({ ...start, stream: newId(), answers: others })
})

test('is asked of who calls, since there is something to agree to', async () => {
  const { token } = await admit()
  const socket = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const call = { t: 'start', stream: newId(), text: '', channel: 'voice' } as const
  const id = socket.command(call)
  await expect.poll(() => socket.answers.get(id)).toMatchObject({ t: 'refused', code: 'answer_missing' })
  await socket.ask({ ...call, answers: { name: 'Lan', order: '7', consent: 'yes' } })
  await socket.ask({ t: 'end', stream: call.stream })
})

test('is asked of who leaves a message but for the ways to reach one', async () => {
  const { token } = await admit()
  const socket = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const leave = {
    t: 'leave',
    stream: newId(),
    channel: 'message',
    text: 'Hi',
    email: 'lan@example.com',
  } as const
  const id = socket.command(leave)
  await expect.poll(() => socket.answers.get(id)).toMatchObject({ code: 'answer_missing', field: 'order' })
  await socket.ask({ ...leave, answers: { order: '7', consent: 'yes' } })
})
