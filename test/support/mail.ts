import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { callbackify } from 'node:util'
import hoodiecrow from 'hoodiecrow-imap'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail server that keeps what it is given, and can be told to refuse it. */
export interface MailServer {
  readonly url: string
  /** Every letter that was taken, in order, read. */
  readonly letters: ParsedMail[]
  /** What the next letters get: taken, `later` (451), `never` (550). */
  mood: 'taken' | 'later' | 'never'
  close(): Promise<void>
}

/** A real SMTP server on a free port of loopback. */
export async function useMailServer(from = 'care@centre.example'): Promise<MailServer> {
  const letters: ParsedMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(refusals[mail.mood]),
    onData: callbackify(async (stream: Readable, _session: unknown) => {
      // Kept first, then said to be taken: a test that hears of the one finds the other.
      letters.push(await simpleParser(stream))
    }),
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}?from=${from}`,
    letters,
    mood: 'taken',
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
  return mail
}

const refusals = {
  taken: undefined,
  later: Object.assign(new Error('come again'), { responseCode: 451 }),
  never: Object.assign(new Error('no such box secret@box.example'), { responseCode: 550 }),
}

/** A mailbox that letters can be put into. */
export interface Mailbox {
  readonly url: string
  put(letter: readonly string[]): void
  /** Flags of each letter, in order. */
  flags(): readonly (readonly string[])[]
  close(): Promise<void>
}

/** A real IMAP server on a free port of loopback. */
export async function useMailbox(): Promise<Mailbox> {
  const imap = hoodiecrow({ plugins: ['ID', 'IDLE', 'LITERALPLUS'], storage: { INBOX: {} } })
  imap.listen(0, '127.0.0.1')
  await once(imap.server, 'listening')
  const { port } = imap.server.address() as AddressInfo
  return {
    url: `imap://testuser:testpass@127.0.0.1:${port}/INBOX?address=answers@centre.example`,
    put: (letter) => imap.appendMessage('INBOX', [], null, letter.join('\r\n')),
    flags: () => imap.getMailbox('INBOX').messages.map(({ flags }) => flags),
    close() {
      // It waits for clients that it has not heard leave: nobody is left to be waited for.
      imap.server.close()
      return Promise.resolve()
    },
  }
}
