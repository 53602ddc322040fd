import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type MailServer, type Mailbox, useMailServer, useMailbox } from '../../../../test/support/mail.js'
import { logIn } from '../../../../test/support/rest.js'
import { TestSocket, newId, staffSocket, visitorToken } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'

let mail: MailServer
let mailbox: Mailbox
let gateway: Awaited<ReturnType<typeof useGateway>>
let database: Client
let desk: TestSocket
let other: TestSocket
let visitor: TestSocket
let admission: Awaited<ReturnType<typeof visitorToken>>
beforeAll(async () => {
  ;[mail, mailbox] = await Promise.all([useMailServer(), useMailbox()])
  const environment = { SMTP_URL: mail.url, MAILBOX_URL: mailbox.url, LOG_LEVEL: 'silent' }
  gateway = await useGateway(environment, { mailbox: { everyMs: 40 } })
  database = new Client({ connectionString: gateway.databaseUrl })
  await database.connect()
  desk = await staffSocket(gateway.url, await logIn(gateway.url, 'agent'))
  other = await staffSocket(gateway.url, await logIn(gateway.url, 'agent2'))
  await desk.ask({ t: 'presence', stream: desk.welcome?.me.id ?? '', presence: 'available' })
})
beforeEach(async () => {
  mail.mood = 'taken'
  mail.letters.length = 0
  admission = await visitorToken(gateway.url)
  const { token } = admission
  visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
})
afterAll(async () => {
  await database.end()
  await gateway.close()
  await Promise.all([mail.close(), mailbox.close()])
})

describe('a message that was left', () => {
  test('waits for an agent, is answered by e-mail, and hears the answer to that', async () => {
    const contact = await left({ locale: 'vi' })
    expect(await take(contact)).toMatchObject({ t: 'ack' })
    expect(await desk.ask({ t: 'say', stream: contact, text: 'Dạ kịp ạ. <b>Chào chị</b>' })).toMatchObject({
      t: 'ack',
    })
    const letter = await until('it is sent', () => mail.letters[0])
    expect(letter.from?.value).toEqual([{ name: 'Green Parcel', address: 'care@centre.example' }])
    expect(letter.replyTo?.value[0]?.address).toBe('answers@centre.example')
    expect(letter.subject).toBe('Tin nhắn của bạn gửi Green Parcel')
    expect(letter.text).toContain('Dạ kịp ạ. <b>Chào chị</b>')
    expect(letter.text).toContain('> Can you send 120 of them?')
    expect(letter.html).toContain('&#60;b&#62;')
    const seq = await until('that is told', () => factOf(contact, 'mail_sent'))
    expect(seq.fact).toMatchObject({ letter: factOf(contact, 'message_sent', 2)?.seq })

    answer(letter.messageId ?? '', 'Cảm ơn nhiều!')
    const heard = await until('the answer is there', () => factOf(contact, 'message_sent', 3))
    expect(heard.fact).toMatchObject({ from: 'visitor', text: 'Cảm ơn nhiều!', via: 'mail', attachments: 1 })
    expect('whole' in heard.fact && heard.fact.whole).toContain('> Dạ kịp ạ')

    await desk.ask({ t: 'say', stream: contact, text: 'Chúc chị một ngày vui.' })
    const next = await until('the next one is sent', () => mail.letters[1])
    expect(next.inReplyTo).toBe('<answer-1@mail.example>')
    expect(next.references).toEqual([letter.messageId, '<answer-1@mail.example>'])
  })

  test('is taken by one, and by nobody of another tenant', async () => {
    const contact = await left()
    const stranger = await staffSocket(gateway.url, await logIn(gateway.url, 'agent', 'other'))
    expect(await stranger.ask({ t: 'take', stream: contact })).toMatchObject({ code: 'not_found' })
    expect(await take(contact)).toMatchObject({ t: 'ack' })
    expect(await other.ask({ t: 'take', stream: contact })).toMatchObject({ t: 'refused' })
    stranger.terminate()
  })

  test('can be left five times an hour', async () => {
    for (let n = 0; n < 5; n++) await left()
    const sixth = {
      t: 'leave',
      stream: newId(),
      channel: 'message',
      text: 'a',
      email: 'mai@example.com',
    } as const
    expect(await visitor.ask(sixth)).toMatchObject({ code: 'left_too_often' })
  })

  test('goes on as another contact where its own has ended, and the second answer goes there too', async () => {
    const contact = await left()
    await take(contact)
    await desk.ask({ t: 'say', stream: contact, text: 'Yes.' })
    const letter = await until('it is sent', () => mail.letters[0])
    await desk.ask({ t: 'end', stream: contact })
    answer(letter.messageId ?? '', 'One more thing', { id: 'answer-2' })
    const next = await until('another contact waits', () => continuationOf(contact))
    answer(letter.messageId ?? '', 'And another', { id: 'answer-3' })
    answer(letter.messageId ?? '', 'And another', { id: 'answer-3' })
    await until('both are there', async () => {
      const { rows } = await database.query(
        `SELECT body ->> 'text' AS text FROM content WHERE stream = $1 AND body ? 'text' ORDER BY seq`,
        [next],
      )
      return rows.length === 2
    })
    await take(next)
    const started = await until('it says what it goes on with', () => factOf(next, 'contact_started'))
    expect(started.fact).toMatchObject({
      parent: contact,
      channel: 'message',
      left: { email: 'mai@example.com' },
    })
  })
})

describe('a spoken message', () => {
  test('is heard by who takes it, answered by e-mail, and heard back; the transcript leads to it until it is erased', async () => {
    const { contact, file } = await leftByVoice()
    await take(contact)
    const began = await until('it is there', () => factOf(contact, 'file_sent'))
    expect(began.fact).toMatchObject({ from: 'visitor', kind: 'audio', file })
    await desk.ask({ t: 'say', stream: contact, text: 'We have sent it again.' })
    const letter = await until('it is sent', () => mail.letters[0])
    expect(letter.to).toMatchObject({ value: [{ address: 'mai@example.com' }] })
    expect(letter.text).toContain('You wrote:\n> [Voice message, 1:07]')
    answer(letter.messageId ?? '', 'Thank you')
    const heard = await until('the answer is there', () => factOf(contact, 'message_sent', 2))
    expect(heard.fact).toMatchObject({ from: 'visitor', text: 'Thank you', via: 'mail' })

    await desk.ask({ t: 'transcript', stream: contact })
    const transcript = await until('the transcript is sent', () => mail.letters[1])
    const [, address = ''] = /\[Voice message, 1:07\]\n(http\S+)/.exec(transcript.text ?? '') ?? []
    expect(transcript.text).toContain('for 14 days')
    const opened = await fetch(address)
    expect(opened.headers.get('content-type')).toBe('audio/webm')
    expect((await fetch(address.replace(/until=\d/, 'until=9'))).status).toBe(404)
    await desk.ask({ t: 'end', stream: contact })
    const admin = await logIn(gateway.url, 'admin')
    const person = { by: 'visitor', value: admission.visitor }
    expect((await admin.send('POST', '/api/v1/person-erasures', person)).status).toBe(200)
    expect((await fetch(address)).status).toBe(404)
  })
})

describe('letters that are nobody’s answer', () => {
  test.each([
    ['no_thread', () => ({ answered: '<hello@elsewhere.example>' })],
    ['forged', () => ({ forge: (id: string) => id.replace(/\.[\w-]{22}@/, `.${'A'.repeat(22)}@`) })],
    ['forged', () => ({ forge: (id: string) => id.replace(/<sb\.\d+/, '<sb.999') })],
    ['stranger', () => ({ from: 'eve@example.com' })],
    ['automatic', () => ({ headers: ['Auto-Submitted: auto-replied'] })],
  ])('are put aside and counted: %s', async (reason, how) => {
    const contact = await left()
    await take(contact)
    await desk.ask({ t: 'say', stream: contact, text: 'Yes.' })
    const { messageId = '' } = await until('it is sent', () => mail.letters[0])
    const before = await asideOf(reason)
    const { forge = (id: string) => id, answered = forge(messageId), ...letter } = how() as Letter
    answer(answered, 'Let me in', { ...letter, id: newId() })
    await until('it is counted', async () => (await asideOf(reason)) > before)
    expect(desk.of(contact).filter(({ fact }) => fact.type === 'message_sent')).toHaveLength(2)
  })

  test('a letter that comes back is told as not delivered', async () => {
    const contact = await left()
    await take(contact)
    await desk.ask({ t: 'say', stream: contact, text: 'Yes.' })
    const { messageId = '' } = await until('it is sent', () => mail.letters[0])
    mailbox.put([
      'From: MAILER-DAEMON@mail.example',
      `Message-ID: <${newId()}@mail.example>`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: ${messageId}`,
      '',
      'Yes.',
      '--b--',
    ])
    const failed = await until('that is told', () => factOf(contact, 'mail_failed'))
    expect(failed.fact).toMatchObject({ reason: 'bounced', again: null })
  })
})

describe('a letter that is not taken', () => {
  test('for now is tried again; by hand at once', async () => {
    mail.mood = 'later'
    const contact = await left()
    await take(contact)
    await desk.ask({ t: 'say', stream: contact, text: 'Yes.' })
    const failed = await until('that is told', () => factOf(contact, 'mail_failed'))
    expect(failed.fact).toMatchObject({ reason: 'unreachable', again: failed.at + 10_000 })
  })

  test('for good is told, and can be tried again by who handles it', async () => {
    mail.mood = 'never'
    const contact = await left()
    await take(contact)
    await desk.ask({ t: 'say', stream: contact, text: 'Yes.' })
    const failed = await until('that is told', () => factOf(contact, 'mail_failed'))
    expect(failed.fact).toMatchObject({ reason: 'refused', again: null })
    mail.mood = 'taken'
    const letter = factOf(contact, 'message_sent', 2)?.seq ?? 0
    expect(await other.ask({ t: 'resend', stream: contact, letter })).toMatchObject({ code: 'not_found' })
    expect(await desk.ask({ t: 'resend', stream: contact, letter })).toMatchObject({ t: 'ack' })
    await until('it is sent', () => factOf(contact, 'mail_sent'))
    expect(mail.letters).toHaveLength(1)
  })
})

describe('a transcript', () => {
  test('goes to its visitor without notes, and to nobody at a stranger’s wish', async () => {
    const contact = await left()
    await take(contact)
    await desk.ask({ t: 'note', stream: contact, text: 'a difficult one' })
    await desk.ask({ t: 'say', stream: contact, text: 'Yes.' })
    await until('it is sent', () => mail.letters[0])
    expect(await other.ask({ t: 'transcript', stream: contact, email: 'eve@example.com' })).toMatchObject({
      code: 'not_found',
    })
    expect(await visitor.ask({ t: 'transcript', stream: contact })).toMatchObject({ t: 'ack' })
    const letter = await until('the transcript is sent', () => mail.letters[1])
    expect(letter.to).toMatchObject({ value: [{ address: 'mai@example.com' }] })
    expect(letter.text).toContain('Can you send 120 of them?')
    expect(letter.text).toContain('Yes.')
    expect(letter.text).not.toContain('difficult')
  })
})

interface Letter {
  readonly answered?: string
  readonly forge?: (id: string) => string
  readonly from?: string
  readonly headers?: readonly string[]
  readonly id?: string
}

/** What the visitor's mail program sends back. */
function answer(
  to: string,
  text: string,
  { from = 'Mai@Example.com', headers = [], id = 'answer-1' }: Letter = {},
): void {
  mailbox.put([
    `From: Mai <${from}>`,
    'To: answers@centre.example',
    `Message-ID: <${id}@mail.example>`,
    `In-Reply-To: ${to}`,
    ...headers,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(
      `${text}\n\nOn Mon, 3 Feb 2025 at 10:00, Green Parcel <care@centre.example> wrote:\n> Dạ kịp ạ.\n`,
    ).toString('base64'),
    '--b',
    'Content-Type: application/pdf; name=order.pdf',
    'Content-Disposition: attachment; filename=order.pdf',
    '',
    'x',
    '--b--',
  ])
}

async function left(more: object = {}): Promise<string> {
  const stream = newId()
  const word = {
    channel: 'message',
    text: 'Can you send 120 of them?',
    email: 'mai@example.com',
    name: 'Mai',
  } as const
  expect(await visitor.ask({ t: 'leave', stream, ...word, ...more })).toMatchObject({ t: 'ack' })
  return stream
}

/** The head of a WebM file: what is in it is not looked at. */
const sound = '1a45dfa39f4286810142f7810142f2810442f381084282847765626d4287810442858102'

async function leftByVoice(): Promise<{ readonly contact: string; readonly file: string }> {
  const contact = newId()
  const response = await fetch(`${gateway.url}/api/v1/visitor/contacts/${contact}/voice`, {
    method: 'POST',
    headers: {
      origin: gateway.url,
      authorization: `Bearer ${admission.token}`,
      'content-type': 'application/octet-stream',
    },
    body: Buffer.from(sound, 'hex'),
  })
  const { file } = (await response.json()) as { file: { id: string } }
  const word = { channel: 'message', text: '', email: 'mai@example.com' } as const
  const voice = { file: file.id, seconds: 67 }
  expect(await visitor.ask({ t: 'leave', stream: contact, ...word, voice })).toMatchObject({ t: 'ack' })
  return { contact, file: file.id }
}

async function take(contact: string): Promise<unknown> {
  const taken = await desk.ask({ t: 'take', stream: contact })
  desk.send({ t: 'follow', stream: contact, after: 0 })
  return taken
}

function factOf(contact: string, type: string, nth = 1): TestSocket['facts'][number] | undefined {
  return desk.of(contact).filter(({ fact }) => fact.type === type)[nth - 1]
}

async function continuationOf(contact: string): Promise<string | undefined> {
  const { rows } = await database.query<{ stream: string }>(
    `SELECT stream FROM facts WHERE type = 'contact_started' AND body ->> 'parent' = $1`,
    [contact],
  )
  return rows[0]?.stream
}

async function asideOf(reason: string): Promise<number> {
  const { rows } = await database.query<{ n: string }>('SELECT n FROM mail_aside WHERE reason = $1', [reason])
  return Number(rows[0]?.n ?? 0)
}
