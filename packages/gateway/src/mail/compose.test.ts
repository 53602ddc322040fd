import { expect, test } from 'vitest'
import type { LoggedFact } from '../log/log.js'
import { composeLetter } from './compose.js'

const contact = '018f3c5e-7b1a-4c00-8000-00000000000a'
const ids = { of: ({ seq }: { readonly seq: number }) => `<${String(seq)}@house>`, find: () => null }

/** The facts of a contact, numbered in the order that they are given in. */
function contactOf(
  ...facts: readonly Pick<LoggedFact, 'type' | 'body' | 'content'>[]
): readonly LoggedFact[] {
  return facts.map((fact, index) => ({
    stream: contact,
    kind: 'contact',
    tenant: 1,
    seq: index + 1,
    vseq: index + 1,
    at: 0,
    actor: null,
    clientId: null,
    v: 1,
    ...fact,
  }))
}

function letterOf(facts: readonly LoggedFact[]): string {
  const composed = composeLetter({
    facts,
    letter: facts.at(-1)!,
    brand: 'Green Parcel',
    staff: () => 'An',
    ids,
    answerable: false,
    addressOfFile: (file) => `https://support.example/${file}`,
  })
  return typeof composed === 'string' ? composed : composed.text
}

const agent = { from: 'agent', agent: 'a' }
const visitor = { from: 'visitor', agent: null }
const asked = { type: 'transcript_requested', body: { by: 'visitor' }, content: { email: 'mai@example.com' } }
const started = { type: 'contact_started', body: { locale: 'en' }, content: {} }

test('a transcript has messages, what cards and quick replies say, links to articles, and files by name with where they open', () => {
  const text = letterOf(
    contactOf(
      started,
      { type: 'message_sent', body: visitor, content: { text: 'Where is it?' } },
      {
        type: 'message_sent',
        body: agent,
        content: { text: 'Your parcel\nTrack: https://shop.example/t', extra: '{}' },
      },
      { type: 'message_sent', body: agent, content: { text: 'Returns: https://support.example/articles/1' } },
      {
        type: 'file_sent',
        body: { ...visitor, file: 'f', kind: 'pdf', bytes: 45_600 },
        content: { fileName: 'receipt.pdf' },
      },
      { type: 'note_added', body: { agent: 'a' }, content: { text: 'a difficult one' } },
      asked,
    ),
  )
  expect(text.split('\n\n').slice(1)).toEqual([
    'You, 1970-01-01 00:00 UTC\nWhere is it?',
    'An, 1970-01-01 00:00 UTC\nYour parcel\nTrack: https://shop.example/t',
    'An, 1970-01-01 00:00 UTC\nReturns: https://support.example/articles/1',
    'You, 1970-01-01 00:00 UTC\n[File: receipt.pdf, 46 kB]\nhttps://support.example/f',
    'The addresses of files open them for 14 days, for whoever has them.',
  ])
})

test('what was erased is in no letter, and nothing is said of files where none is left', () => {
  const file = { type: 'file_sent', body: { ...visitor, file: 'f', kind: 'pdf', bytes: 1 }, content: null }
  const text = letterOf(
    contactOf(started, { type: 'message_sent', body: visitor, content: null }, file, asked),
  )
  expect(text).toBe('This is what was said in your conversation with Green Parcel.')
  expect(letterOf(contactOf(started, { ...asked, content: null }))).toBe('erased')
})

test('an answer quotes what it answers, also where that was spoken', () => {
  const began = {
    ...started,
    body: { locale: 'vi', left: { voice: 7 } },
    content: { email: 'mai@example.com' },
  }
  const spoken = {
    type: 'file_sent',
    body: { ...visitor, file: 'f', kind: 'audio', bytes: 9 },
    content: { fileName: 'voice.webm' },
  }
  const reply = { type: 'message_sent', body: { ...agent, via: 'mail' }, content: { text: 'Dạ.' } }
  expect(letterOf(contactOf(began, spoken, reply))).toBe(
    'Dạ.\n\nAn\nGreen Parcel\n\nBạn đã viết:\n> [Tin nhắn thoại, 0:07]',
  )
})
