import type { Head } from './log.js'

/** The heads that were used last. Any of them may be old: what is decided on one counts only if the database agrees on its seq. */
export interface HeadCache {
  get(stream: string): Head | null
  set(head: Head): void
  forget(stream: string): void
}

/** Keeps up to `most` heads, the most recently set ones. */
export function createHeadCache(most: number): HeadCache {
  const heads = new Map<string, Head>()
  return {
    get: (stream) => heads.get(stream) ?? null,
    set(head) {
      heads.delete(head.id)
      heads.set(head.id, head)
      if (heads.size <= most) return
      const [oldest] = heads.keys()
      if (oldest !== undefined) heads.delete(oldest)
    },
    forget: (stream) => void heads.delete(stream),
  }
}
