import type { SignedLinks } from './signed-links.js'

/** An address in a letter holds for so long, in ms: people read their mail days later. A file that was erased, or is over its days, it opens no more. */
const mailedLinkMs = 14 * 86_400_000

/** Where whoever has a letter can open a file of it, for two weeks from now; `origin` is the one that is told to people. */
export function createMailedAddress(
  links: SignedLinks,
  origin: string,
  now: () => number = Date.now,
): (tenant: number, file: string) => string {
  return (tenant, file) => {
    const link = { file, tenant, rendition: 'whole', until: now() + mailedLinkMs } as const
    return `${origin}/api/v1/file-links/${file}?${links.sign(link)}`
  }
}
