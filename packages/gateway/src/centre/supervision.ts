import type { ReadAs } from './reader.js'

/** One thing that was done by somebody who supervises. Times in epoch ms. */
export interface SupervisionEntry {
  readonly at: number
  readonly actor: string | null
  /** What the actor is called now. */
  readonly actorName: string | null
  readonly did:
    | 'watched'
    | 'stopped_watching'
    | 'listened'
    | 'whispered_in_call'
    | 'barged'
    | 'stopped_listening'
    | 'read'
    | 'played'
    | 'reassigned'
    | 'forced'
    | 'whispered'
  /** The contact; null where it was done to an agent. */
  readonly contact: string | null
  /** The agent whom it was done to or given to, and the queue that it went into. */
  readonly agent: string | null
  readonly agentName: string | null
  readonly queueName: string | null
  /** The presence that an agent was put into. */
  readonly presence: string | null
  /** How long somebody watched, in ms, where that has ended. */
  readonly watchedMs: number | null
  /** Where the next page begins. */
  readonly cursor: string
}

/** Which entries: the newest first, after the cursor of the last one of a page. */
export interface SupervisionQuery {
  readonly after: string | null
  readonly limit: number
  readonly actor: string | null
}

// To the letter as the index `facts_supervision` has it.
const supervision = `(type IN ('watch_started', 'watch_ended', 'timeline_read', 'recording_played')
  OR (type IN ('contact_moved', 'contact_transferred') AND body ->> 'cause' = 'reassigned')
  OR (type = 'offer_made' AND body -> 'routing' ->> 'cause' = 'reassigned')
  OR (type IN ('presence_changed', 'logged_out') AND body ->> 'cause' = 'forced')
  OR (type = 'note_added' AND body ->> 'whisper' = 'true'))`

const list = `SELECT f.at, f.actor, u.name AS "actorName", f.did, f.contact, f.agent, g.name AS "agentName", q.name AS "queueName",
    f.presence, f.ms AS "watchedMs", f.at || '-' || f.stream || '-' || f.seq AS cursor
  FROM (SELECT at, stream, seq, coalesce(actor, (body ->> 'watcher')::uuid) AS actor,
      CASE type WHEN 'watch_started' THEN CASE body ->> 'how' WHEN 'monitor' THEN 'listened' WHEN 'whisper' THEN 'whispered_in_call'
            WHEN 'barge' THEN 'barged' ELSE 'watched' END
        WHEN 'watch_ended' THEN CASE WHEN body ->> 'how' IS NULL THEN 'stopped_watching' ELSE 'stopped_listening' END
        WHEN 'timeline_read' THEN 'read' WHEN 'recording_played' THEN 'played'
        WHEN 'presence_changed' THEN 'forced' WHEN 'note_added' THEN 'whispered' ELSE 'reassigned' END AS did,
      CASE WHEN type LIKE 'watch%' OR type IN ('timeline_read', 'recording_played') THEN (body ->> 'contact')::uuid
        WHEN type = 'presence_changed' THEN NULL ELSE stream END AS contact,
      CASE type WHEN 'presence_changed' THEN stream WHEN 'offer_made' THEN (body ->> 'agent')::uuid
        WHEN 'contact_transferred' THEN (body ->> 'agent')::uuid END AS agent,
      (body -> 'into' ->> 'queue')::uuid AS queue,
      CASE type WHEN 'presence_changed' THEN body ->> 'to' END AS presence,
      CASE type WHEN 'watch_ended' THEN at - (body ->> 'since')::bigint END AS ms
    FROM facts WHERE tenant = $1 AND ${supervision} AND type <> 'logged_out'
      AND ($2::bigint IS NULL OR (at, stream, seq) < ($2::bigint, $3::uuid, $4::int))
      AND ($5::uuid IS NULL OR actor = $5)
    ORDER BY at DESC, stream DESC, seq DESC LIMIT $6) f
  LEFT JOIN users u ON u.tenant = $1 AND u.id = f.actor LEFT JOIN users g ON g.tenant = $1 AND g.id = f.agent
  LEFT JOIN queues q ON q.tenant = $1 AND q.id = f.queue
  ORDER BY f.at DESC, f.stream DESC, f.seq DESC`

/** The form of a cursor. */
export const cursorPattern = '^[0-9]{1,15}-[0-9a-f-]{36}-[0-9]{1,9}$'

/** The tenant's entries, as row-level security lets `readAs` see them. */
export function listSupervision(
  readAs: ReadAs,
  tenant: number,
  { after, limit, actor }: SupervisionQuery,
): Promise<SupervisionEntry[]> {
  const [, at = null, stream = null, seq = null] = /^(\d+)-(.{36})-(\d+)$/.exec(after ?? '') ?? []
  return readAs<SupervisionEntry>(tenant, list, [tenant, at, stream, seq, actor, limit])
}
