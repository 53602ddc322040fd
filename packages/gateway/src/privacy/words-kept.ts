import { dropFiles } from '../files/file-rows.js'

/** A table with words of persons: how those of one person are taken away, and what of them is handed out. */
export interface WordTable {
  readonly table: string
  /** Every column of it that may hold words or say who somebody is. */
  readonly columns: readonly string[]
  /** Takes a person's words away. $1: the tenant; $2: the person's visitors, uuid[]; $3: their contacts, uuid[]. Answers the number of rows. */
  readonly erase: string
  /** What the person gets: rows of one JSON value `row`, with the same parameters. Absent where the timeline of the contacts tells it already. */
  readonly tell?: string
}

const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/**
 * Where the words of visitors are. A table that begins to hold some gets its row here, and then export and erasure know it;
 * `test/privacy/schema.test.ts` fails for every column of text that stands neither here nor in `test/privacy/without-words.ts`.
 */
export const wordTables: readonly WordTable[] = [
  {
    table: 'content',
    columns: ['body'],
    // A row without a body was erased: that is what readers are told.
    erase: `UPDATE content SET body = NULL, expires_at = NULL
      WHERE tenant = $1 AND $2::uuid[] IS NOT NULL AND stream = ANY($3::uuid[]) AND body IS NOT NULL`,
  },
  {
    table: 'webhook_deliveries',
    columns: ['response'],
    // What a receiver answered may repeat what it was told.
    erase: `UPDATE webhook_deliveries SET response = NULL
      WHERE tenant = $1 AND $2::uuid[] IS NOT NULL AND stream = ANY($3::uuid[]) AND response IS NOT NULL`,
  },
  {
    table: 'blocked_visitors',
    columns: ['reason'],
    // Nobody is left to be kept out.
    erase: `DELETE FROM blocked_visitors WHERE tenant = $1 AND visitor = ANY($2::uuid[]) AND $3::uuid[] IS NOT NULL`,
    tell: `SELECT jsonb_build_object('visitor', b.visitor, 'reason', b.reason, 'at', b.blocked_at) AS row FROM blocked_visitors b
      WHERE b.tenant = $1 AND b.visitor = ANY($2::uuid[]) AND $3::uuid[] IS NOT NULL ORDER BY b.blocked_at`,
  },
  {
    table: 'visitors',
    columns: ['person', 'person_name', 'person_email', 'attributes'],
    erase: `UPDATE visitors SET person = NULL, person_name = NULL, person_email = NULL, identified_at = NULL, attributes = '{}',
        erased_at = ${now}
      WHERE tenant = $1 AND id = ANY($2::uuid[]) AND $3::uuid[] IS NOT NULL`,
    tell: `SELECT to_jsonb(v) - 'tenant' AS row FROM visitors v
      WHERE v.tenant = $1 AND v.id = ANY($2::uuid[]) AND $3::uuid[] IS NOT NULL ORDER BY v.created_at, v.id`,
  },
  {
    table: 'files',
    columns: ['name'],
    erase: dropFiles('f.tenant = $1 AND $2::uuid[] IS NOT NULL AND f.contact = ANY($3::uuid[])'),
    tell: `SELECT to_jsonb(f) - 'tenant' - 'key' - 'preview_key' AS row FROM files f
      WHERE f.tenant = $1 AND $2::uuid[] IS NOT NULL AND f.contact = ANY($3::uuid[]) ORDER BY f.created_at, f.id`,
  },
]
