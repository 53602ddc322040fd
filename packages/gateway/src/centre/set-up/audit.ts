import type pg from 'pg'
import type { ReadAs } from '../reader.js'
import { canonical } from './apply.js'

/** One entry of the audit log. Times in epoch ms. `actor` null: the first set-up. */
export interface AuditEntry {
  readonly no: number
  readonly at: number
  readonly actor: string | null
  /** What the actor is called now. */
  readonly actorName: string | null
  readonly action: AuditAction
  readonly kind: string
  readonly thing: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

export type AuditAction =
  | 'created'
  | 'changed'
  | 'archived'
  | 'restored'
  | 'invited'
  | 'password_changed'
  | 'password_reset'
  | 'key_made'
  | 'key_revoked'
  | 'secret_made'
  | 'paused'
  | 'sent_again'
  | 'set_up'
  | 'imported'
  | 'exported'
  | 'erased'
  | 'blocked'
  | 'unblocked'

/** What is noted of an action: never a secret, a hash or a link. */
interface Note {
  readonly tenant: number
  readonly actor: string | null
  readonly action: AuditAction
  readonly kind: string
  readonly thing: string
  readonly before?: object | null
  readonly after?: object | null
}

/** Writes an entry, in the transaction of what it tells of. */
export async function note(client: pg.ClientBase, entry: Note): Promise<void> {
  const { tenant, actor, action, kind, thing, before = null, after = null } = entry
  await client.query(
    `INSERT INTO audit (tenant, at, actor, action, kind, thing, before, after)
     VALUES ($1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, $2, $3, $4, $5, $6, $7)`,
    [tenant, actor, action, kind, thing, json(before), json(after)],
  )
}

function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

/** The fields in which two things differ, as they were and as they are; of a new one all. `rev` tells nobody anything. */
export function difference(
  before: object | null,
  after: object,
): { readonly before: object | null; readonly after: object } {
  const fields = Object.keys(after).filter(
    (field) =>
      field !== 'rev' &&
      (before === null || canonical(Reflect.get(before, field)) !== canonical(Reflect.get(after, field))),
  )
  const pick = (thing: object): object =>
    Object.fromEntries(fields.map((field) => [field, Reflect.get(thing, field) as unknown]))
  return { before: before === null ? null : pick(before), after: pick(after) }
}

/** Which entries: the newest first, older than `before`. */
export interface AuditQuery {
  readonly before: number | null
  readonly limit: number
  readonly kind: string | null
  readonly actor: string | null
  /** Epoch ms; `from` is within, `to` is not. */
  readonly from: number | null
  readonly to: number | null
}

/** The tenant's entries, as row-level security lets `readAs` see them. */
export function listAudit(readAs: ReadAs, tenant: number, query: AuditQuery): Promise<AuditEntry[]> {
  return readAs<AuditEntry>(
    tenant,
    `SELECT a.no, a.at, a.actor, coalesce(u.name, k.name) AS "actorName", a.action, a.kind, a.thing, a.before, a.after
     FROM audit a LEFT JOIN users u ON u.tenant = a.tenant AND u.id = a.actor LEFT JOIN api_keys k ON k.tenant = a.tenant AND k.id = a.actor
     WHERE a.tenant = $1 AND a.no < coalesce($2::bigint, 9223372036854775807)
       AND ($3::text IS NULL OR a.kind = $3) AND ($4::uuid IS NULL OR a.actor = $4)
       AND a.at >= coalesce($6::bigint, 0) AND a.at < coalesce($7::bigint, 9223372036854775807)
     ORDER BY a.no DESC LIMIT $5`,
    [tenant, query.before, query.kind, query.actor, query.limit, query.from, query.to],
  )
}
