import { onEngine } from './stores.ts'

/** The generated books: tenant 1 has half of all contacts, 99 small ones share the other half; 24 months, the last one still going on. */
export interface Books {
  readonly contacts: number
  /** Epoch ms: the begin of the first month, and the moment up to which there are contacts. */
  readonly from: number
  readonly to: number
}

const months = 24
/** Rows of one statement at most: more would take memory by the gigabyte. */
const rowsAtOnce = 250_000

/**
 * Writes contacts, visits, offers, segments and turns of so many contacts, month by month. One row in ten has an older version
 * beside it, as open contacts have when they end; months that are over are settled as the gateway settles them.
 */
export async function generate(url: string, contacts: number, to: number): Promise<Books> {
  const last = new Date(to)
  const starts = Array.from({ length: months + 1 }, (_, nth) =>
    Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - months + 1 + nth, 1),
  )
  const from = starts[0] ?? to
  for (const [nth, start] of starts.slice(0, months).entries()) {
    const end = Math.min(starts[nth + 1] ?? to, to)
    const rows = Math.round((contacts * (end - start)) / (to - from))
    for (const version of [2, 1]) {
      const count = version === 2 ? rows : Math.round(rows / 10)
      for (let done = 0; done < count; done += rowsAtOnce) {
        const some = { count: Math.min(rowsAtOnce, count - done), offset: nth * 1e8 + done }
        for (const [table, columns] of Object.entries(grains))
          await onEngine(url, insertSql(table, columns, { start, end, version, ...some }))
      }
    }
    process.stdout.write(`\r  month ${nth + 1} of ${months}`)
  }
  process.stdout.write('\n')
  return { contacts, from, to }
}

interface Month {
  readonly start: number
  readonly end: number
  readonly count: number
  readonly version: number
  readonly offset: number
}

function insertSql(table: string, columns: Readonly<Record<string, string>>, month: Month): string {
  return `INSERT INTO ${table} (${Object.keys(columns).join(', ')})
    WITH ${month.offset} + number AS n, cityHash64(n, 'tenant') AS h, h % 2 = 0 AS large,
      if(large, 1, 2 + intDiv(h, 2) % 99) AS tenant,
      fromUnixTimestamp64Milli(toInt64(${month.start} + cityHash64(n, 'at') % ${Math.max(1, month.end - month.start)}), 'UTC') AS at,
      toUUID(concat('00000000-0000-7000-8000-', leftPad(hex(n), 12, '0'))) AS id,
      concat('queue-', toString(tenant), '-', toString(cityHash64(n, 'queue') % if(large, 12, 2))) AS queue,
      concat('brand-', toString(tenant), '-', toString(cityHash64(n, 'brand') % if(large, 3, 1))) AS brand,
      concat('agent-', toString(tenant), '-', toString(cityHash64(n, 'agent') % if(large, 200, 6))) AS agent,
      toInt64(-log((1 + cityHash64(n, 'wait') % 9999) / 10000) * 15000) AS wait,
      cityHash64(n, 'ends') % 100 < 6 AS gone,
      toInt64(60000 - log((1 + cityHash64(n, 'talk') % 9999) / 10000) * 240000) AS talk,
      toInt64(5000 + cityHash64(n, 'wrap') % 90000) AS wrap,
      addMilliseconds(at, wait) AS answered, addMilliseconds(answered, talk) AS ended, addMilliseconds(ended, wrap) AS wrapped
    SELECT ${Object.values(columns).join(', ')} FROM numbers(${month.count})
    ${where[table] ?? ''} SETTINGS max_insert_threads = 2`.replaceAll(
    '{version}',
    String(month.version * 65_538),
  )
}

/** What of a contact that nobody answered there is. */
const where: Readonly<Record<string, string>> = {
  segment: 'WHERE NOT gone',
  offer: 'WHERE NOT gone',
  turn: 'WHERE NOT gone',
}

const base = {
  tenant_id: 'tenant',
  version: '{version}',
  brand_id: 'brand',
  queue_id: 'queue',
  channel: "if(n % 5 = 0, 'voice', 'chat')",
}
const site = { site_id: 'brand' }
const grains: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contact: {
    ...base,
    ...site,
    contact_id: 'id',
    created_at: 'at',
    answered_at: 'if(gone, NULL, answered)',
    ended_at: 'if(gone, answered, ended)',
    ended_by: "if(gone, 'visitor', 'agent')",
    abandoned: 'gone',
    agent_id: 'if(gone, NULL, agent)',
    score: "if(gone OR cityHash64(n, 'rates') % 3 > 0, NULL, toUInt8(1 + sqrt(cityHash64(n, 'score') % 25)))",
    rated_at: "if(gone OR cityHash64(n, 'rates') % 3 > 0, NULL, wrapped)",
    last_queue_id: 'queue',
    first_message_at: 'at',
    first_reply_at: 'if(gone, NULL, addMilliseconds(answered, 4000))',
    first_reply_agent_id: 'if(gone, NULL, agent)',
  },
  visit: {
    ...base,
    ...site,
    visit_id: 'id',
    contact_id: 'id',
    entered_at: 'at',
    exited_at: 'answered',
    outcome: "if(gone, 'abandoned', 'answered')",
    agent_id: 'if(gone, NULL, agent)',
    replied_at: 'if(gone, NULL, addMilliseconds(answered, 4000))',
  },
  offer: {
    ...base,
    ...site,
    offer_id: 'id',
    visit_id: 'id',
    contact_id: 'id',
    agent_id: 'agent',
    made_at: 'at',
    due_at: 'addSeconds(at, 20)',
    shown_at: 'at',
    ended_at: 'answered',
    outcome: "'accepted'",
  },
  segment: {
    ...base,
    ...site,
    segment_id: 'id',
    contact_id: 'id',
    visit_id: 'id',
    offer_id: 'id',
    agent_id: 'agent',
    accepted_at: 'answered',
    hold_starts: "if(cityHash64(n, 'hold') % 20 = 0, [addSeconds(answered, 20)], [])",
    hold_ends: "if(cityHash64(n, 'hold') % 20 = 0, [addSeconds(answered, 50)], [])",
    ended_at: 'ended',
    wrap_up_ended_at: 'wrapped',
    wrap_up_cause: "'finished'",
    disposition: "'solved'",
  },
  turn: {
    ...base,
    ...site,
    contact_id: 'id',
    seq: '1',
    asked_at: 'at',
    answered_at: 'addMilliseconds(answered, 4000)',
    agent_id: 'agent',
  },
}
