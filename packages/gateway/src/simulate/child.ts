// The process that plays a demo's past: it computes for seconds, and nobody who looks at the page meanwhile shall notice.
import { openPool } from '../database/pool.js'
import type { PlayNews, PlayOrder } from './past-order.js'
import { type PastOrder, playPast } from './play-past.js'

const stop = new AbortController()

async function play({ databaseUrl, orders }: Extract<PlayOrder, { do: 'play' }>): Promise<void> {
  const pool = openPool({ connectionString: databaseUrl }, { max: 2 })
  const played = orders.map(() => 0)
  const of = orders.reduce((sum, { contacts }) => sum + contacts, 0)
  const tell = (done: boolean): void => {
    const news: PlayNews = { played: played.reduce((sum, one) => sum + one, 0), of, done }
    process.send?.(news)
  }
  const playOne = async (order: PastOrder, place: number): Promise<void> => {
    const parts = {
      pool,
      signal: stop.signal,
      isShipped: true,
      onDay: (simulation: { readonly played: number }) => {
        played[place] = simulation.played
        tell(false)
      },
    }
    const simulation = await playPast(parts, order)
    played[place] = simulation.played
  }
  // Side by side: while the database writes a day of one, a day of another is played.
  await Promise.all(orders.map(playOne))
  await pool.end()
  tell(!stop.signal.aborted)
  process.disconnect()
}

process.on('message', (order: PlayOrder) => {
  if (order.do === 'end') stop.abort()
  // A day that was not finished was not written: the next start goes on with it.
  else
    void play(order).catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
})
// The channel closes with its owner, however that dies; Ctrl-C is the owner's to hear.
process.on('disconnect', () => stop.abort())
process.on('SIGINT', () => {})
