import type pg from 'pg'
import type { Config } from '../config.js'
import type { Centre } from '../desk/centre.js'
import type { DeskStore } from '../desk/desk-store.js'
import type { Log } from '../log/log.js'
import { createLetterIds } from './letter-ids.js'
import { type MailboxTimes, openMailbox } from './mailbox.js'
import { type Mailer, addressIn, createMailer } from './mailer.js'
import { type Postman, type PostmanParts, createPostman } from './postman.js'
import { receiveLetter } from './receive-letter.js'

/** All that goes by e-mail. */
export interface Mail {
  /** Null: nothing is mailed. */
  readonly mailer: Mailer | null
  readonly postman: Postman
  close(): Promise<void>
}

export interface MailParts {
  readonly config: Pick<Config, 'smtp' | 'mailbox'>
  /** Signs the names of letters. */
  readonly secret: string
  readonly pool: pg.Pool
  readonly log: Log
  readonly centre: Centre
  readonly store: Pick<DeskStore, 'continuationOf'>
  readonly newId: () => string
  readonly addressOfFile: PostmanParts['addressOfFile']
  readonly report: (what: string, error: unknown) => void
  readonly times?: Partial<MailboxTimes> | undefined
}

/** Opens the way out and, where a mailbox is named, the way back. */
export function openMail(parts: MailParts): Mail {
  const { config, secret, pool, log, centre, store, newId, report, times } = parts
  const { smtp, mailbox: address } = config
  const mailer = smtp === null ? null : createMailer({ ...smtp, replyTo: address?.replyTo ?? null }, report)
  // By the sender's domain a Message-ID is known to be of this house.
  const domain = (smtp === null ? '' : addressIn(smtp.from)).split('@')[1] ?? 'localhost'
  const ids = createLetterIds(secret, domain)
  const { addressOfFile } = parts
  const answerable = address !== null
  const postman = createPostman({ log, centre, mailer, ids, answerable, addressOfFile, report })
  const { continuationOf } = store
  const isBlocked = async (tenant: number, visitor: string): Promise<boolean> =>
    (await centre.directory(tenant)).isBlocked(visitor)
  const mailbox =
    address === null
      ? null
      : openMailbox({
          address,
          pool,
          receive: (letter) => receiveLetter({ log, ids, newId, isBlocked, continuationOf }, letter),
          report,
          ...(times && { times }),
        })
  return {
    mailer,
    postman,
    async close() {
      await mailbox?.close()
      await postman.close()
      mailer?.close()
    },
  }
}
