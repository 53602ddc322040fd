import { createHmac, randomBytes } from 'node:crypto'

const mark = 'whsec_'

/** A new secret, as Standard Webhooks writes it. */
export function newSecret(): string {
  return mark + randomBytes(32).toString('base64')
}

/** What a delivery is known by, and the moment of the try in epoch seconds. */
export interface Signed {
  readonly id: string
  readonly timestamp: number
  readonly body: string
}

/** The headers of Standard Webhooks, with one signature for each secret that is valid now. */
export function signedHeaders(
  { id, timestamp, body }: Signed,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(mark.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
}
