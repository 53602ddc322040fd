import { createHmac } from 'node:crypto'
import { Client } from 'pg'
import { logIn, post } from '../support/rest.ts'
import { TestSocket, newId, staffSocket } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'

/** A word that is nowhere else, for every door through which somebody's words come in. */
export const words = {
  message: 'zyqmessage',
  reply: 'zyqreply',
  note: 'zyqnote',
  choice: 'zyqchoice',
  card: 'zyqcard',
  button: 'zyqbutton',
  comment: 'zyqcomment',
  page: 'zyqpage',
  fileName: 'zyqfile',
  fileText: 'zyqcontent',
  person: 'zyqperson',
  name: 'zyqname',
  email: 'zyqmail',
  attribute: 'zyqattribute',
} as const

export const email = `${words.email}@customer.example`

const kid = 'privacy'
const secret = 'a secret of thirty-two bytes, ok'

/** Lets the demo's brand sign who its visitors are. */
export async function letBrandSign(database: string): Promise<void> {
  const client = new Client(database)
  await client.connect()
  await client.query(
    `INSERT INTO brand_keys (tenant, brand, kid, alg, jwk, created_at)
     SELECT tenant, brand, $2, 'HS256', $1, 0 FROM sites WHERE key = 'demo-site'`,
    [{ kty: 'oct', k: Buffer.from(secret).toString('base64url') }, kid],
  )
  await client.end()
}

function signed(claims: object): string {
  const text = `${part({ alg: 'HS256', kid, typ: 'JWT' })}.${part({ aud: 'demo-site', exp: Math.floor(Date.now() / 1000) + 600, ...claims })}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** A person who has said all there is to say, in a contact that is over. */
export interface Known {
  readonly visitor: string
  readonly token: string
  readonly contact: string
  readonly sockets: { readonly visitor: TestSocket; readonly desk: TestSocket }
}

/** A visitor at one gateway and an agent at another one go through a whole contact, leaving a word at every door. */
export async function beKnown(urls: { visitor: string; staff: string }): Promise<Known> {
  const agent = await logIn(urls.staff, 'agent')
  const { id: me } = await agent.get<{ id: string }>('/api/v1/me')
  const desk = await staffSocket(urls.staff, agent, { [me]: 0 })
  await desk.ask({ t: 'presence', stream: me, presence: 'available' })
  const { token, visitor } = await admit(urls.visitor)
  const socket = await new TestSocket(urls.visitor, { token, origin: urls.visitor }).ready()
  const contact = newId()
  await socket.ask({
    t: 'start',
    stream: contact,
    text: words.message,
    page: `https://shop.example/${words.page}`,
  })
  const offer = await heard(desk, 'the ring', ({ stream, fact }) =>
    stream === me && fact.type === 'work_reserved' && fact.contact === contact ? fact.offer : null,
  )
  await desk.ask({ t: 'shown', stream: contact, offer })
  await desk.ask({ t: 'accept', stream: contact, offer })
  desk.send({ t: 'follow', stream: contact, after: 0 })
  const links = [{ label: words.button, url: 'https://shop.example/' }]
  const extra = { replies: [words.choice], card: { title: words.card, links } }
  await desk.ask({ t: 'say', stream: contact, text: words.reply, extra })
  await desk.ask({ t: 'note', stream: contact, text: words.note })
  await sendFile(urls.visitor, { token, contact, socket })
  await desk.ask({ t: 'end', stream: contact })
  const { dispositions } = await agent.get<{ dispositions: { code: string }[] }>('/api/v1/dispositions')
  await desk.ask({ t: 'finish', stream: contact, disposition: dispositions[0]?.code ?? '' })
  await socket.ask({ t: 'rate', stream: contact, score: 4, comment: words.comment })
  await heard(desk, 'the rating', ({ fact }) => fact.type === 'contact_rated' || null)
  return { visitor, token, contact, sockets: { visitor: socket, desk } }
}

async function admit(url: string): Promise<{ token: string; visitor: string }> {
  const identity = signed({ sub: words.person, name: words.name, email })
  const response = await post(url, '/api/v1/visitor-tokens', {
    site: 'demo-site',
    identity,
    attributes: { plan: words.attribute },
  })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as { token: string; visitor: string }
}

async function sendFile(url: string, { token, contact, socket }: Sender): Promise<void> {
  const response = await fetch(`${url}/api/v1/visitor/contacts/${contact}/files?name=${words.fileName}.txt`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, origin: url, 'content-type': 'application/octet-stream' },
    body: `${words.fileText}\n`,
  })
  if (!response.ok) throw new Error(await response.text())
  const { file } = (await response.json()) as { file: { id: string } }
  await socket.ask({ t: 'send_file', stream: contact, file: file.id })
}

interface Sender {
  readonly token: string
  readonly contact: string
  readonly socket: TestSocket
}

/** What a fact that comes says, once it comes. */
function heard<T>(
  socket: TestSocket,
  what: string,
  look: (frame: TestSocket['facts'][number]) => T | null,
): Promise<NonNullable<T>> {
  return until(what, () => socket.facts.map(look).find((found) => found !== null))
}
