import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Which fact of which contact a letter carries. */
export interface LetterId {
  readonly tenant: number
  readonly contact: string
  readonly seq: number
}

/** Message-IDs that say which letter is answered, and that nobody else can make. */
export interface LetterIds {
  /** Always the same for the same letter: one that is sent twice is seen once. */
  of(letter: LetterId): string
  /** The newest letter of ours that these headers name; `forged` where one looks like ours and is not; null for none. */
  find(headers: readonly string[]): LetterId | 'forged' | null
}

const shape =
  /<sb\.(\d{1,9})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.(\d{1,9})\.([\w-]{22})@[^\s<>@]{1,253}>/g

/** `secret` signs more than these, so a key of their own is derived from it; `domain` is the sender's. */
export function createLetterIds(secret: string, domain: string): LetterIds {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'switchboard letter v1', 32))
  const sign = (words: string): string =>
    createHmac('sha256', key).update(words).digest().subarray(0, 16).toString('base64url')
  return {
    of({ tenant, contact, seq }) {
      const words = `${tenant}.${contact}.${seq}`
      return `<sb.${words}.${sign(words)}@${domain}>`
    },
    find(headers) {
      let found: LetterId | 'forged' | null = null
      for (const [, tenant, contact = '', seq, mac = ''] of headers.join(' ').matchAll(shape)) {
        const right = same(sign(`${tenant}.${contact}.${seq}`), mac)
        // References name the oldest first. One false name among them is no mistake of a mail program.
        if (!right) return 'forged'
        found = { tenant: Number(tenant), contact, seq: Number(seq) }
      }
      return found
    },
  }
}

function same(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
