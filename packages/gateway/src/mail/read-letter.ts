import { createHash } from 'node:crypto'
import EmailReplyParser from 'email-reply-parser'
import { type ParsedMail, simpleParser } from 'mailparser'

/** A letter that came in, as far as it bears on a contact. */
export interface IncomingLetter {
  /** The sender's address, in small letters; empty where there is none or more than one. */
  readonly from: string
  readonly messageId: string
  /** What it answers: In-Reply-To and References, the oldest first. */
  readonly answers: readonly string[]
  /** What was written, without what was quoted. */
  readonly text: string
  readonly whole: string
  readonly attachments: number
  /** `answer`: a program wrote it, such as “I am on leave”. `bounce`: a mail server gives a letter back. */
  readonly automatic: 'answer' | 'bounce' | null
}

/** Larger letters are left where they are, in bytes. */
export const largestLetter = 10_485_760

/** Reads a letter from its source. Throws on what is none. */
export async function readLetter(source: Buffer): Promise<IncomingLetter> {
  const mail = await simpleParser(source, { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true })
  const whole = (mail.text ?? '').trim()
  const reply = new EmailReplyParser().parseReply(whole).trim()
  const automatic = automaticOf(mail)
  return {
    from: senderOf(mail),
    messageId: mail.messageId ?? `<${createHash('sha256').update(source).digest('hex')}@none>`,
    answers: automatic === 'bounce' ? [source.toString('latin1')] : answersOf(mail),
    // Where all of it looks quoted, somebody has written between the lines: better too much than nothing.
    text: reply === '' ? whole : reply,
    whole,
    attachments: mail.attachments.filter(({ related }) => !related).length,
    automatic,
  }
}

function senderOf({ from }: ParsedMail): string {
  const [only, more] = from?.value ?? []
  return more === undefined ? (only?.address ?? '').toLowerCase() : ''
}

function answersOf({ references, inReplyTo }: ParsedMail): readonly string[] {
  const all = references === undefined ? [] : [references].flat()
  return inReplyTo === undefined ? all : [...all, inReplyTo]
}

/** RFC 3834: what answers by itself says so; RFC 3464: what is given back is a report. */
function automaticOf({ headers }: ParsedMail): IncomingLetter['automatic'] {
  const type = headers.get('content-type')
  const report = typeof type === 'object' && 'value' in type && type.value === 'multipart/report'
  if (report) return 'bounce'
  const submitted = headers.get('auto-submitted')
  if (submitted !== undefined && submitted !== 'no') return 'answer'
  return /^(?:bulk|junk|auto_reply|list)$/i.test(textOf(headers.get('precedence'))) ? 'answer' : null
}

function textOf(header: unknown): string {
  return typeof header === 'string' ? header : ''
}
