import type { ClickHouseClient } from '@clickhouse/client'
import { tables } from './tables.js'

/** A month of a grain whose rows still lie in several parts. */
interface Unsettled {
  readonly table: string
  readonly partition: string
}

/**
 * Compacts the months that were over at `before` (epoch ms), where they are not compact yet: the versions of a row then lie in one
 * part, and reading a settled month costs no more than reading it plainly. Resolves to how many parts of tables that were; stops
 * before the next where `goOn` says no.
 */
export async function settleMonths(
  client: ClickHouseClient,
  before: number,
  goOn: () => boolean | Promise<boolean>,
): Promise<number> {
  const answer = await client.query({
    query: `SELECT table, partition_id AS partition FROM system.parts
      WHERE active AND database = currentDatabase() AND table IN {tables:Array(String)}
        AND partition_id < toString(toYYYYMM(fromUnixTimestamp64Milli({before:Int64}, 'UTC')))
      GROUP BY 1, 2 HAVING count() > 1 ORDER BY 2, 1`,
    query_params: { tables: Object.keys(tables), before },
    format: 'JSONEachRow',
  })
  let settled = 0
  for (const { table, partition } of await answer.json<Unsettled>()) {
    if (!(await goOn())) break
    // Both come from the engine's own list, the table out of ours.
    await client.command({ query: `OPTIMIZE TABLE ${table} PARTITION ID '${partition}' FINAL` })
    settled += 1
  }
  return settled
}
