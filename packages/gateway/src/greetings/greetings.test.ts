import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn, post } from '../../../../test/support/rest.js'
import { TestSocket, newId, staffSocket } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'
import type { Greetings } from './greetings.js'

interface Site {
  readonly id: string
  readonly key: string
  readonly rev: number
  readonly greetings: Greetings | null
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
let bundles: string
beforeAll(async () => {
  bundles = mkdtempSync(join(tmpdir(), 'switchboard-bundles-'))
  mkdirSync(join(bundles, 'assets'))
  writeFileSync(join(bundles, 'widget.js'), 'loads()')
  writeFileSync(join(bundles, 'greeter.js'), 'greets(greetings)')
  gateway = await useGateway({}, { bundles })
  admin = await logIn(gateway.url, 'admin')
})
afterAll(async () => {
  await gateway.close()
  rmSync(bundles, { recursive: true, force: true })
})

const greetings: Greetings = {
  consent: false,
  rules: [
    {
      key: 'prices',
      pages: ['/prices*'],
      seconds: 5,
      attributes: [{ name: 'plan', value: 'pro' }],
      texts: { en: 'Questions about our prices?', vi: 'Bạn muốn hỏi về giá?' },
      often: 'day',
    },
  ],
}

async function made(more: object): Promise<Response> {
  const { sites } = await admin.get<{ sites: { brand: string; queue: string }[] }>('/api/v1/sites')
  const { brand, queue } = sites[0]!
  const origins = [gateway.url]
  return admin.send('POST', '/api/v1/sites', { name: `Shop ${newId()}`, brand, queue, origins, ...more })
}

const site = async (more: object): Promise<Site> => (await (await made(more)).json()) as Site

async function contactOf(key: string, greeting: string, locale: string) {
  const admitted = await post(gateway.url, '/api/v1/visitor-tokens', { site: key }, { origin: gateway.url })
  const { token } = (await admitted.json()) as { token: string }
  const visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  expect(await visitor.ask({ t: 'start', stream: contact, text: 'Yes', locale, greeting })).toMatchObject({
    t: 'ack',
  })
  const began = await until('it began', () =>
    visitor.of(contact).find(({ fact }) => fact.type === 'contact_started'),
  )
  return { contact, fact: began.fact }
}

const loaderOf = async (one: string): Promise<string> =>
  (await fetch(`${gateway.url}/widget.js?site=${one}`)).text()

test('only the loader of a site that greets carries what greets, in ASCII', async () => {
  const { key } = await site({ greetings })
  const plain = await site({})
  const loader = await loaderOf(key)
  expect(loader).toMatch(/^loads\(\)\n!function\(\)\{const greetings=\{.*\};greets\(greetings\)\}\(\);\n$/)
  expect(loader).toMatch(/^[\n -~]*$/)
  const given = JSON.parse(/const greetings=(.*);greets/.exec(loader)![1]!) as Record<string, Greetings>
  expect(given).toEqual({ [key]: greetings })
  expect(await loaderOf(plain.key)).toBe('loads()')
})

test('a contact tells which greeting led to it, in the words of the site and the language of the visitor, and no others', async () => {
  const { key } = await site({ greetings })
  const told = await contactOf(key, 'prices', 'vi')
  expect(told.fact).toEqual({ type: 'contact_started', greeting: 'Bạn muốn hỏi về giá?' })
  const agent = await staffSocket(gateway.url, await logIn(gateway.url, 'supervisor'))
  agent.send({ t: 'follow', stream: told.contact, after: 0 })
  const began = await until('staff see it', () =>
    agent.of(told.contact).find(({ fact }) => fact.type === 'contact_started'),
  )
  expect(began.fact).toMatchObject({ greeting: { rule: 'prices', text: 'Bạn muốn hỏi về giá?' } })
  expect((await contactOf(key, 'made_up', 'en')).fact).toEqual({ type: 'contact_started' })
})

test('what is wrong is told at its field, and nothing of it is kept', async () => {
  const [rule] = greetings.rules
  const wrong = async (change: object) => {
    const response = await made({ greetings: { consent: false, rules: [{ ...rule, ...change }] } })
    expect(response.status).toBe(400)
    return (
      (await response.json()) as { error: { faults: { field: string; rule: string }[] } }
    ).error.faults.map(({ field, rule: which }) => [field, which])
  }
  expect(await wrong({ pages: ['prices', '/a', '/****/*'] })).toEqual([
    ['greetings.rules.0.pages', 'greeting_page'],
    ['greetings.rules.0.pages', 'greeting_page'],
  ])
  expect(await wrong({ key: 'No', seconds: -1, texts: { en: ' ' } })).toEqual([
    ['greetings.rules.0.key', 'code_characters'],
    ['greetings.rules.0.seconds', 'greeting_seconds'],
    ['greetings.rules.0.texts', 'greeting_text'],
  ])
  expect(await wrong({ attributes: [{ name: 'a b', value: 'x' }], texts: { en: 'x'.repeat(241) } })).toEqual([
    ['greetings.rules.0.attributes.0.name', 'greeting_attribute'],
    ['greetings.rules.0.texts.en', 'too_long'],
  ])
})

test('they are changed like the rest of a site: by who read the last, seen in the audit log, and taken away', async () => {
  const { id, rev } = await site({ greetings })
  const change = (from: number, to: Greetings | null) =>
    admin.send('PATCH', `/api/v1/sites/${id}`, { rev: from, greetings: to })
  const second = { ...greetings, consent: true }
  expect((await change(rev, second)).status).toBe(200)
  expect((await change(rev, null)).status).toBe(409)
  const audit = await admin.get<{ entries: { thing: string; after: unknown }[] }>('/api/v1/audit')
  expect(audit.entries.find(({ thing }) => thing === id)?.after).toEqual({ greetings: second })
  expect(((await (await change(rev + 1, null)).json()) as Site).greetings).toBe(null)
})
