// One gateway process, as far as the log goes: it carries out commands, routes, sweeps deadlines and numbers batches.
import { randomUUID } from 'node:crypto'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import type { Answer, LoggedFact } from '../../packages/gateway/src/log/log.js'
import type { LogError } from '../../packages/gateway/src/log/failures.js'
import { openLog } from '../../packages/gateway/src/log/open-log.js'
import { type Asked, chooser, manyStreams, oneStream, ringOver } from './commands.js'
import { meaning, tenant } from './small-domain.js'

/** What the parent says: carry this out, or facts that another node has told. */
export type ToNode = { readonly id: number; readonly asked: Asked } | { readonly bus: readonly LoggedFact[] }
/** What a node says: it is up, the answer or the code of a LogError, or what it has committed. */
export type FromNode =
  | { readonly up: true }
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly error: string }
  | { readonly bus: readonly LoggedFact[] }

const [url = '', skewMs = '0'] = process.argv.slice(2)
const connection = { connectionString: url }
const log = await openLog({ connection, meaning, skewMs: Number(skewMs) })
const pool = openPool(connection, { max: 1 })
const choose = chooser(randomUUID)
const tell = (message: FromNode): void => void process.send?.(message)

async function carryOut(asked: Asked): Promise<Answer> {
  const command = oneStream(asked)
  const answer = await (command ? log.send(command) : log.together(manyStreams(asked)))
  if ('seq' in answer && !['say', 'note', 'accept'].includes(asked.do))
    void log.route(tenant, choose).catch(() => 0)
  return answer
}

async function sweep(): Promise<void> {
  for (const { stream, dueAt } of await log.due(100)) await log.together(ringOver(stream, dueAt))
}

const numberABatch = `WITH moved AS (
  DELETE FROM unshipped WHERE ctid = ANY(ARRAY(SELECT ctid FROM unshipped LIMIT 500)) RETURNING stream, seq)
INSERT INTO batches (streams, seqs) SELECT array_agg(stream), array_agg(seq) FROM moved HAVING count(*) > 0`

/** Again and again, never two at once; what fails now is done the next time. */
async function every(ms: number, work: () => Promise<unknown>): Promise<never> {
  for (;;) {
    await work().catch(() => null)
    await new Promise((resolve) => setTimeout(resolve, ms))
  }
}

log.onCommitted((bus) => tell({ bus }))
process.on('message', (message: ToNode) => {
  if ('bus' in message) {
    log.hint(message.bus)
    return
  }
  const { id, asked } = message
  carryOut(asked).then(
    (answer) => tell({ id, answer }),
    (error: LogError) => tell({ id, error: error.code }),
  )
})
process.on('disconnect', () => process.exit())
void every(50, sweep)
void every(60, () => pool.query(numberABatch))
void every(200, () => log.route(tenant, choose))
tell({ up: true })
