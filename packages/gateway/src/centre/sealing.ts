import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps secrets so that a copy of the database alone opens none. `about` binds a text to its place: moved elsewhere it does not open. */
export interface Sealing {
  seal(text: string, about: string): string
  /** Null: sealed by another key, for another place, or changed since. */
  open(sealed: string, about: string): string | null
}

const version = 's1'
const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM by a key of its own, derived from the installation's secret. */
export function createSealing(secret: string): Sealing {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'switchboard sealing v1', 32))
  return {
    seal(text, about) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed, about) {
      const [mark, packed = ''] = sealed.split('.')
      const bytes = Buffer.from(packed, 'base64url')
      if (mark !== version || bytes.length < ivBytes + tagBytes) return null
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      try {
        return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return null
      }
    },
  }
}
