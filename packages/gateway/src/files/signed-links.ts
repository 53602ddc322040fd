import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Which bytes of a file an address opens. */
export type Rendition = 'whole' | 'preview'

/** What an address opens, of whose tenant, and until when (epoch ms). */
export interface Link {
  readonly file: string
  readonly tenant: number
  readonly rendition: Rendition
  readonly until: number
}

/** Makes and reads addresses that open one file for a few minutes to whoever has them. */
export interface SignedLinks {
  /** The query of the address. */
  sign(link: Link): string
  /** Whether the signature is ours and its time has not passed. */
  holds(link: Link, signature: string): boolean
}

/** Addresses hold for so long, in ms. */
export const linkMs = 300_000

/** `secret` signs more than these addresses, so a key of their own is derived from it. */
export function createSignedLinks(secret: string, now: () => number = Date.now): SignedLinks {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'switchboard file link v1', 32))
  const signatureOf = ({ file, tenant, rendition, until }: Link): Buffer =>
    createHmac('sha256', key).update(`${file} ${tenant} ${rendition} ${until}`).digest()
  return {
    sign: (link) => {
      const { tenant, rendition, until } = link
      const signature = signatureOf(link).toString('base64url')
      return new URLSearchParams({
        tenant: String(tenant),
        rendition,
        until: String(until),
        signature,
      }).toString()
    },
    holds(link, signature) {
      const given = Buffer.from(signature, 'base64url')
      const right = signatureOf(link)
      return given.length === right.length && timingSafeEqual(given, right) && now() < link.until
    },
  }
}
