declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  /** An IMAP server in this process, with one user: testuser, testpass. */
  interface ImapServer {
    readonly server: Server
    listen(port: number, host: string): void
    close(done?: () => void): void
    getMailbox(name: string): { messages: { uid: number; flags: string[]; raw: string }[] }
    appendMessage(mailbox: string, flags: string[], date: string | null, raw: string): void
  }
  export default function hoodiecrow(options: {
    readonly plugins?: readonly string[]
    readonly storage?: Readonly<Record<string, unknown>>
  }): ImapServer
}
