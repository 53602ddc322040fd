import { createTransport } from 'nodemailer'

/** A letter to one person: text alone, nothing of it is markup. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Sends letters by the mail server that the installation names. */
export interface Mailer {
  /** Whether the server took it; why not goes to the log, where no address and no content belongs. */
  send(letter: Letter): Promise<boolean>
  close(): void
}

/** Nobody waits longer for an answer than a person at a form does, in ms. */
const patienceMs = 10_000

/** `address`: an `SMTP_URL` whose `from` names the sender. `report` gets what failed. */
export function createMailer(
  { address, from }: { readonly address: string; readonly from: string },
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
    close: () => transport.close(),
  }
}

/** The server's own words may hold the address. */
function errorCode(error: unknown): Error {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
  const status = typeof error === 'object' && error !== null ? Reflect.get(error, 'responseCode') : undefined
  return new Error(
    `the mail server: ${[code, status].filter((part) => part !== undefined).join(' ') || 'failed'}`,
  )
}
