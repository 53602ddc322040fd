import type { MailFault } from '@switchboard/domain'
import { createTransport } from 'nodemailer'

/** A letter to one person: text alone, nothing of it is markup. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** A letter to a visitor, of a thread. */
export interface Mail extends Letter {
  /** The name that stands before the installation's address. */
  readonly sender: string
  readonly messageId: string
  /** What it answers, the oldest first. */
  readonly references: readonly string[]
  /** Nobody wrote it by hand: programs that answer by themselves leave it alone. */
  readonly automatic: boolean
}

/** What came of it; `final`: trying again cannot help. */
export interface Posted {
  readonly fault: MailFault | null
  readonly final: boolean
}

/** Sends letters by the mail server that the installation names. */
export interface Mailer {
  /** Whether the server took it; why not goes to the log, where no address and no content belongs. */
  send(letter: Letter): Promise<boolean>
  /** Sends a letter of a thread, and says what came of it. Never throws. */
  post(mail: Mail): Promise<Posted>
  close(): void
}

/** Nobody waits longer for an answer than a person at a form does, in ms. */
const patienceMs = 10_000

/** `address`: an `SMTP_URL` whose `from` names the sender; `replyTo` is where answers are read, if not there. `report` gets what failed. */
export function createMailer(
  {
    address,
    from,
    replyTo = null,
  }: { readonly address: string; readonly from: string; readonly replyTo?: string | null },
  report: (what: string, error: unknown) => void,
): Mailer {
  const { protocol, hostname, port, username, password } = new URL(address)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // A letter holds no file and no address of one: neither is ever read for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text })
        return true
      } catch (error) {
        report('a letter was not sent', errorCode(error))
        return false
      }
    },
    async post({ to, subject, text, sender, messageId, references, automatic }) {
      const answered = references.at(-1)
      try {
        await transport.sendMail({
          from: { name: sender, address: addressIn(from) },
          to: { name: '', address: to },
          ...(replyTo !== null && { replyTo: { name: sender, address: replyTo } }),
          ...(answered !== undefined && { inReplyTo: answered, references: [...references] }),
          ...(automatic && { headers: { 'Auto-Submitted': 'auto-generated' } }),
          messageId,
          subject,
          text,
          html: htmlOf(text),
        })
        return { fault: null, final: false }
      } catch (error) {
        report('a letter to a visitor was not sent', errorCode(error))
        return faultOf(error)
      }
    },
    close: () => transport.close(),
  }
}

/** The bare address of a sender such as `Support <support@example.com>`. */
export function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()
}

/** The same words as a page: escaped, nothing but lines. */
export function htmlOf(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
  return `<div style="white-space:pre-wrap;font-family:sans-serif">${escaped}</div>`
}

/** A server that says no for good (5xx) will say it again; whatever else happened may pass. */
function faultOf(error: unknown): Posted {
  const status: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'responseCode') : undefined
  // 530 to 538 are about logging in: what whoever runs the installation mends, and no fault of the letter.
  const refused = typeof status === 'number' && status >= 500 && !(status >= 530 && status <= 538)
  return refused ? { fault: 'refused', final: true } : { fault: 'unreachable', final: false }
}

/** The server's own words may hold the address. */
function errorCode(error: unknown): Error {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
  const status = typeof error === 'object' && error !== null ? Reflect.get(error, 'responseCode') : undefined
  return new Error(
    `the mail server: ${[code, status].filter((part) => part !== undefined).join(' ') || 'failed'}`,
  )
}
